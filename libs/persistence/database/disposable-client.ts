// A connection that never goes back to the pool once it is of no use: a demoted server or one that is going away would fail every next caller too.
import { Client } from 'pg';

// Read-only transaction (after a failover), and the server telling that it ends or cannot serve (design.md §9).
const uselessAfter = new Set(['25006', '57P01', '57P02', '57P03']);
const readTimeout = 'Query read timeout';

/** A pg client that ends itself after such a failure; the pool throws ended clients away. */
export class DisposableClient extends Client {
  // The overloads of pg's `query` cannot be spelled again; only the promise form is watched, the one TypeORM uses.
  override query(...question: unknown[]): never {
    const answer = (super.query as (...question: unknown[]) => unknown).apply(this, question);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.endWhenUseless(error));
    return answer as never;
  }

  private endWhenUseless(error: unknown): void {
    const { code, message } = error as { code?: string; message?: string };
    if (!uselessAfter.has(code ?? '') && message !== readTimeout) return;
    // Whether the goodbye reaches a server that is gone does not matter: the pool drops this client either way.
    this.end().catch(() => undefined);
  }
}
