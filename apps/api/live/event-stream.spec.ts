// Lost if these fail: one reader who does not read fills the memory of the process that serves everybody.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { EventStream, hint, mostUnread } from './event-stream';

it('drops a reader who leaves more unread than a fixed amount', () => {
  const stream = new EventStream();
  const event = hint('00000000-0000-4000-8000-000000000000', 1);
  const fitting = Math.floor(mostUnread / event.length);
  for (let said = 0; said < fitting; said++) stream.say(event);
  expect(stream.destroyed).toBe(false);
  stream.say(event);
  expect(stream.destroyed).toBe(true);
  stream.say(event);
  stream.finish();
});

it('cuts the connection of a reader who stopped reading, once the system takes no more', async () => {
  const stream = new EventStream();
  const server = createServer((_, response) => stream.pipe(response)).listen(0);
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port);
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(server, 'request');
  socket.pause();
  // Far more than two sockets hold; the loop lets the system take what it takes.
  let said = 0;
  for (; said < 2_000 && !stream.destroyed; said++) {
    stream.say('x'.repeat(32 * 1024));
    await new Promise(setImmediate);
  }
  expect(stream.destroyed).toBe(true);
  expect(said).toBeGreaterThan(mostUnread / (32 * 1024));
  socket.destroy();
  server.closeAllConnections();
  server.close();
});

it('says what was said before it is finished', async () => {
  const stream = new EventStream();
  stream.say('one\n\n');
  stream.finish();
  const chunks: string[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  expect(chunks.join('')).toBe('one\n\n');
});
