// Slows down whoever guesses: failed sign-ins are counted per claimed principal, then per address, for all processes together.
import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import { Database, SharedLimit } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import { CONFIGURATION } from '../tokens';

export interface Attempt {
  /** What the credential claims to be, unproven. */
  readonly claims: string;
  /** Where it comes from, as `networkOf` gives it. */
  readonly network: string;
}

const spanSeconds = 300;
/** So many guessers at once are remembered by one process; the counts in Postgres know all. */
const mostBlocks = 10_000;

/**
 * A good credential costs nothing here: only failures are counted, and blocks are remembered in the process. A process learns of
 * a block from the first failure it sees itself, so that in one span no more guesses are judged than the limit and one per process.
 */
@Injectable()
export class SignInAttempts {
  private readonly blocks = new Map<string, number>();
  private readonly ofPrincipal: SharedLimit;
  private readonly ofNetwork: SharedLimit;

  constructor(database: Database, @Inject(CONFIGURATION) configuration: ApiConfiguration) {
    const { failedSignInsPerPrincipal, failedSignInsPerAddress } = configuration;
    const seconds = spanSeconds;
    this.ofPrincipal = new SharedLimit({ database, name: 'principal', limit: failedSignInsPerPrincipal, seconds });
    this.ofNetwork = new SharedLimit({ database, name: 'address', limit: failedSignInsPerAddress, seconds });
  }

  /** @throws ProblemError too_many_requests before anything of the credential is looked at. */
  assertOpen(attempt: Attempt): void {
    for (const name of [pairOf(attempt), attempt.network]) {
      const until = this.blocks.get(name) ?? 0;
      if (until > Date.now()) throw tooMany(until);
      this.blocks.delete(name);
    }
  }

  /**
   * Counts a failure. @throws ProblemError too_many_requests beyond a limit; DatabaseError when it cannot be counted.
   * A principal is blocked where it failed, not everywhere: else anybody could lock a person or a machine out by failing for it.
   */
  async failed(attempt: Attempt): Promise<void> {
    const { claims, network } = attempt;
    const counted = [
      { name: pairOf(attempt), taken: await this.ofPrincipal.take(claims) },
      { name: network, taken: await this.ofNetwork.take(network) },
    ];
    let refused = 0;
    for (const { name, taken } of counted) {
      const until = Date.now() + taken.endsIn;
      if (taken.left === 0) this.block(name, until);
      if (!taken.withinLimit) refused = Math.max(refused, until);
    }
    if (refused > 0) throw tooMany(refused);
  }

  private block(name: string, until: number): void {
    const [oldest] = this.blocks.keys();
    if (this.blocks.size >= mostBlocks && oldest !== undefined) this.blocks.delete(oldest);
    this.blocks.set(name, until);
  }
}

const pairOf = ({ claims, network }: Attempt): string => `${claims} ${network}`;

function tooMany(until: number): ProblemError {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  const detail = 'Too many sign-ins have failed. Wait as long as Retry-After says, then send a valid credential.';
  return new ProblemError({ code: 'too_many_requests', detail }, { 'retry-after': String(seconds) });
}
