// Lets no principal ask more than its share, for all processes together, without asking Postgres each time.
import { Inject, Injectable } from '@nestjs/common';
import type { ApiConfiguration } from '@relais/config';
import { Database, SharedLimit } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import { CONFIGURATION } from '../tokens';

const spanSeconds = 60;
/** A process takes this part of the limit at once, and spends it alone: one round trip for so many requests. */
const portions = 100;
const mostPrincipals = 10_000;

interface Portion {
  left: number;
  readonly refused: boolean;
  readonly until: number;
}

@Injectable()
export class RequestAllowance {
  private readonly limit: SharedLimit;
  private readonly size: number;
  private readonly portions = new Map<string, Portion>();
  private readonly taking = new Map<string, Promise<Portion>>();

  constructor(database: Database, @Inject(CONFIGURATION) { requestsPerMinute }: ApiConfiguration) {
    this.limit = new SharedLimit({ database, name: 'requests', limit: requestsPerMinute, seconds: spanSeconds });
    this.size = Math.max(1, Math.floor(requestsPerMinute / portions));
  }

  /** @throws ProblemError too_many_requests when the minute's share is used up; DatabaseError when that cannot be known. */
  async spend(principal: string): Promise<void> {
    let portion = this.current(principal);
    // Others who waited for the same portion may have spent it by now.
    while (!portion || (portion.left === 0 && !portion.refused)) portion = await this.take(principal);
    if (portion.refused) throw usedUp(portion);
    portion.left -= 1;
  }

  private current(principal: string): Portion | undefined {
    const portion = this.portions.get(principal);
    return portion && portion.until > Date.now() ? portion : undefined;
  }

  /** One at a time per principal: a crowd of requests takes one portion, not one each. */
  private take(principal: string): Promise<Portion> {
    const under = this.taking.get(principal);
    if (under) return under;
    const taking = this.taken(principal).finally(() => this.taking.delete(principal));
    this.taking.set(principal, taking);
    return taking;
  }

  private async taken(principal: string): Promise<Portion> {
    const { withinLimit, endsIn } = await this.limit.take(principal, this.size);
    const portion = { left: withinLimit ? this.size : 0, refused: !withinLimit, until: Date.now() + endsIn };
    if (this.portions.size >= mostPrincipals) this.portions.clear();
    this.portions.set(principal, portion);
    return portion;
  }
}

function usedUp({ until }: Portion): ProblemError {
  const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1000));
  const detail = 'This key or person has sent more requests than one minute allows. Go on after the seconds in Retry-After.';
  return new ProblemError({ code: 'too_many_requests', detail }, { 'retry-after': String(seconds) });
}
