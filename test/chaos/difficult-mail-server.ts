// A mail server in the test's hand: it hangs, hangs up, or takes a mail without ever saying so.
import { connect, createServer, type Socket } from 'node:net';
import { type MailSink, startMailSink } from '@relais/servers';

/** `hangs up`: at once. `is silent`: takes the call, never says a word. `dies after DATA`: has the mail, and the sender never hears of it. */
export type Mood = 'hangs up' | 'is silent' | 'dies after DATA' | 'is silent after DATA';

export interface DifficultMailServer extends MailSink {
  /** The next calls meet this mood, one each; resolves once all of them have. */
  meets(mood: Mood, calls: number): Promise<void>;
}

/** Everything it does not spoil goes to a sink. */
export async function startDifficultMailServer(): Promise<DifficultMailServer> {
  const sink = await startMailSink();
  const moods: { mood: Mood; met: () => void }[] = [];
  const open = new Set<Socket>();
  const server = createServer((caller) => {
    open.add(caller);
    caller.on('error', () => caller.destroy());
    caller.on('close', () => open.delete(caller));
    const next = moods.shift();
    if (next?.mood === 'hangs up') caller.destroy();
    if (next?.mood === 'hangs up' || next?.mood === 'is silent') return next.met();
    speak({ caller, port: sink.port, spoils: next });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  return {
    ...sink,
    port,
    url: `smtp://127.0.0.1:${port}`,
    meets: async (mood, calls) => {
      await Promise.all(Array.from({ length: calls }, () => new Promise<void>((met) => moods.push({ mood, met }))));
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const end of open) end.destroy();
      await closed;
      await sink.stop();
    },
  };
}

interface Spoken {
  readonly caller: Socket;
  readonly port: number;
  readonly spoils: { readonly mood: Mood; readonly met: () => void } | undefined;
}

function speak({ caller, port, spoils }: Spoken): void {
  const sink = connect(port, '127.0.0.1');
  let said = '';
  let isHandedOver = false;
  caller.on('data', (bytes) => {
    said = (said + bytes.toString('latin1')).slice(-5);
    if (spoils && said === '\r\n.\r\n') isHandedOver = true;
    sink.write(bytes);
  });
  sink.on('data', (bytes) => {
    if (!isHandedOver) return void caller.write(bytes);
    if (spoils?.mood === 'dies after DATA') caller.destroy();
    spoils?.met();
  });
  sink.on('error', () => sink.destroy());
  sink.on('close', () => caller.end());
  caller.on('close', () => sink.destroy());
}
