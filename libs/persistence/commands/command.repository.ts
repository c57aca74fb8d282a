// Keeps each request that changes something under its idempotency key, so that a repeat is the same request and not a second one.
import type { Database } from '../database/database';
import type { Claim, ClaimCommand, CommandReference, StoredCommand, StoredOutcome } from './command-types';

export class CommandRepository {
  constructor(private readonly database: Database) {}

  /** Writes the command unless its key is known in the organisation for that principal; of two at once, one is `claimed`. */
  async claim(_command: ClaimCommand): Promise<Claim> {
    throw new Error(`being written ${this.database}`);
  }

  async find(_reference: CommandReference): Promise<StoredCommand | null> {
    throw new Error('being written');
  }

  /** Keeps what the request was answered; the first answer stays. */
  async storeOutcome(_answered: CommandReference & StoredOutcome & { readonly at: number }): Promise<void> {
    throw new Error('being written');
  }

  /** After a refusal that the key must not remember (409, 412): the next try gets another update id. Answers the new attempt. */
  async raiseAttempt(_reference: CommandReference): Promise<number> {
    throw new Error('being written');
  }
}
