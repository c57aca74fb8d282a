// A mail server that takes the words of a mail and hangs up before it says whether it has them.
import { createServer, type Socket } from 'node:net';

export async function startBrokenMailServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((socket) => serve(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `smtp://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function serve(socket: Socket): void {
  let inWords = false;
  socket.on('error', () => socket.destroy());
  socket.write('220 broken\r\n');
  socket.on('data', (bytes) => {
    const said = bytes.toString();
    if (inWords) {
      if (said.includes('\r\n.\r\n')) socket.destroy();
      return;
    }
    inWords = /^DATA/im.test(said);
    socket.write(inWords ? '354 go on\r\n' : '250 fine\r\n');
  });
}
