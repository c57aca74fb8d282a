// A line to Postgres in the test's hand: it lets a COMMIT through and is cut before the answer, so that nobody knows whether it was taken.
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Which answer is lost: of the connections with that application name, the one that ends what matches. */
export interface LostAnswer {
  readonly application: 'relais-api' | 'relais-worker' | 'relais-jobs';
  /** Matched against all that was said and answered since the connection was last outside a transaction. */
  readonly to: RegExp;
}

export interface LineToPostgres {
  readonly url: string;
  /** Cuts one connection; resolves once Postgres has answered what the other side will never hear. */
  loseAnswer(lost: LostAnswer): Promise<void>;
  stop(): Promise<void>;
}

/** Leads to the Postgres at `url`. */
export async function openLine(url: string): Promise<LineToPostgres> {
  const target = new URL(url);
  const { hostname, port } = target;
  const open = new Set<Socket>();
  let losing: (LostAnswer & { isLost: () => void }) | undefined;
  const isToBeLost = ({ startup, words }: Said): boolean => {
    if (!losing || !startup.includes(losing.application) || !losing.to.test(words)) return false;
    losing.isLost();
    losing = undefined;
    return true;
  };
  const server = createServer((caller) => {
    const postgres = connect(Number(port), hostname);
    for (const end of [caller, postgres]) keep(end, open);
    join({ caller, postgres, isToBeLost });
  });
  target.port = String(await listen(server));
  return {
    url: target.href,
    loseAnswer: (lost) =>
      new Promise((resolve) => {
        losing = { ...lost, isLost: resolve };
      }),
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const end of open) end.destroy();
      await closed;
    },
  };
}

interface Said {
  /** The first words of the connection: they name the application. */
  readonly startup: string;
  readonly words: string;
}

interface Conversation {
  readonly caller: Socket;
  readonly postgres: Socket;
  readonly isToBeLost: (said: Said) => boolean;
}

function join({ caller, postgres, isToBeLost }: Conversation): void {
  let startup: string | undefined;
  let words = '';
  caller.on('data', (bytes) => {
    startup ??= bytes.toString('latin1');
    words += bytes.toString('latin1');
    postgres.write(bytes);
  });
  postgres.on('data', (bytes) => {
    words += bytes.toString('latin1');
    const isOver = isOutsideTransaction(bytes);
    if (isOver && isToBeLost({ startup: startup ?? '', words })) return void caller.destroy();
    if (isOver) words = '';
    caller.write(bytes);
  });
  caller.on('close', () => postgres.destroy());
  postgres.on('close', () => caller.destroy());
}

/** Postgres says so at the end of each of its answers: "ready for query", idle. */
const isOutsideTransaction = (bytes: Buffer): boolean => bytes.subarray(-6).equals(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));

function keep(end: Socket, open: Set<Socket>): void {
  open.add(end);
  end.on('error', () => end.destroy());
  end.on('close', () => open.delete(end));
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
