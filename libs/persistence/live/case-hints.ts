// Hears of every changed case from Postgres, over one connection of its own that is opened again whenever it breaks.
import { Client } from 'pg';
import { z } from 'zod';
import { DatabaseError, withoutValues } from '../database/database-error';

/** A case changed; `version` is the last step that a person made (the ETag). */
export interface CaseHint {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly version: number;
}

export interface CaseHintsOptions {
  /** A direct connection: a pooler that changes sessions between statements hears nothing. */
  readonly url: string;
  readonly applicationName: string;
  readonly onHint: (hint: CaseHint) => void;
  /** Listening has begun (again): hints before this moment may have been missed. */
  readonly onListening: () => void;
  /** The connection broke or could not be opened; the next attempt follows by itself. */
  readonly onFailure: (sqlState: string) => void;
}

const channel = 'relais_case';
const connectMilliseconds = 1_000;
const answerMilliseconds = 2_500;
// A connection whose other end vanished says nothing: asking tells within this and the limit for an answer.
const probeMilliseconds = 5_000;
// Soon enough that screens are not stale for long, late enough for a server that is starting.
const firstPause = 100;
const longestPause = 5_000;

const payload = z.object({ organisationId: z.uuid(), escalationId: z.uuid(), version: z.int() });

export class CaseHints {
  private stopped = false;
  private client: Client | null = null;
  private listening: Promise<void> = Promise.resolve();
  private endPause: () => void = () => undefined;

  constructor(private readonly options: CaseHintsOptions) {}

  /** Listens from now on, until `stop`. */
  start(): void {
    this.listening = this.keepListening();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.endPause();
    await this.client?.end();
    await this.listening;
  }

  private async keepListening(): Promise<void> {
    for (let pause = firstPause; !this.stopped; pause = Math.min(pause * 2, longestPause)) {
      const heard = await this.listenOnce().catch((error: unknown) => this.failed(error));
      if (heard) pause = firstPause;
      if (!this.stopped) await this.pause(pause);
    }
  }

  /** True once a connection that listened has ended; rejects when it never listened. */
  private async listenOnce(): Promise<boolean> {
    const client = this.open();
    const ended = new Promise<unknown>((resolve) => {
      client.once('end', () => resolve(undefined));
      // Each of them, for ever: an error that nobody hears ends the process.
      client.on('error', resolve);
    });
    try {
      // One that is ended while it connects never says how connecting went.
      await Promise.race([client.connect(), ended]);
      await client.query(`listen ${channel}`);
      this.options.onListening();
      const fault = await this.whileAlive(client, ended);
      if (!this.stopped) this.failed(fault ?? new Error('Connection terminated'));
      return true;
    } finally {
      this.client = null;
      // The goodbye to a server that is gone may fail; the connection is over either way.
      await client.end().catch(() => undefined);
    }
  }

  private open(): Client {
    const client = new Client({
      connectionString: this.options.url,
      application_name: this.options.applicationName,
      connectionTimeoutMillis: connectMilliseconds,
      query_timeout: answerMilliseconds,
      keepAlive: true,
    });
    client.on('notification', ({ payload: words }) => this.hear(words ?? ''));
    this.client = client;
    return client;
  }

  private async whileAlive(client: Client, ended: Promise<unknown>): Promise<unknown> {
    let broke: (fault: unknown) => void = () => undefined;
    const silent = new Promise<unknown>((resolve) => {
      broke = resolve;
    });
    const probe = setInterval(() => void client.query('select 1').catch(broke), probeMilliseconds);
    try {
      return await Promise.race([ended, silent]);
    } finally {
      clearInterval(probe);
    }
  }

  private hear(words: string): void {
    const hint = payload.safeParse(parsed(words));
    if (hint.success) this.options.onHint(hint.data);
    else this.options.onFailure('unreadable_hint');
  }

  private failed(error: unknown): boolean {
    const fault = withoutValues(error);
    if (this.stopped) return false;
    this.options.onFailure(fault instanceof DatabaseError ? fault.sqlState : 'unknown');
    return false;
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return null;
  }
}
