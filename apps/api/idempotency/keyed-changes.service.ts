// Makes a change of the organisation happen once per Idempotency-Key; commands of a case have their own way, through Temporal.
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@relais/contracts';
import { type Claim, type CommandKey, CommandRepository } from '@relais/persistence';
import type { Principal } from '../authentication/principal';
import { Answer } from '../http/answer';
import { keyReused, ProblemError } from '../http/problem-error';
import { NOW, type Now } from '../tokens';

export interface KeyedRequest {
  readonly principal: Principal;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly endpoint: { readonly name: string };
  readonly body: unknown;
  readonly at: number;
}

/** An answer with a secret in it: said now, while the key remembers what is said later, without it. */
export interface SaidOnce {
  readonly now: Answer;
  readonly later: Answer;
}

/** What changes the database and nothing else, one question after the other, in moments; `commandId` is the id of the request. */
export type Change = (commandId: string) => Promise<Answer | SaidOnce>;

const nobody: Actor = { kind: 'system', userId: null, roles: [], teamIds: [] };

@Injectable()
export class KeyedChanges {
  constructor(
    private readonly commands: CommandRepository,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /**
   * Runs `change` unless its key has been answered already; then that answer again. Change and answer are one transaction: whatever is cut off or
   * refused has done nothing, and its key is free. @throws ProblemError
   */
  async once(asked: KeyedRequest, change: Change): Promise<Answer> {
    const answer = await this.commands.alone(keyOf(asked), () => this.answer(asked, change));
    if (answer) return answer;
    throw new ProblemError(
      { code: 'key_in_use', detail: 'The first request is being answered. Ask again in a moment.' },
      { 'retry-after': '1' },
    );
  }

  /**
   * The same for a change that must be looked at first, by reading alone and for as long as it takes: `check` answers the change, or refuses it. It
   * is not asked about a request that was answered. @throws ProblemError
   */
  async onceChecked(asked: KeyedRequest, check: () => Promise<Change>): Promise<Answer> {
    const before = await this.answered(asked);
    if (before) return before;
    try {
      return await this.once(asked, await check());
    } catch (error) {
      // Of two of the same request at once, the second may be refused for what the first has done.
      const meanwhile = error instanceof ProblemError ? await this.answered(asked) : null;
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  private async answer(asked: KeyedRequest, change: Change): Promise<Answer> {
    const { principal, requestHash, endpoint, body, at } = asked;
    const { organisationId, actor } = principal;
    const command = { requestHash, type: endpoint.name, escalationId: null, actor: actor ?? nobody, body: body as Record<string, unknown> };
    const { id, outcome } = commandOf(await this.commands.claim({ ...keyOf(asked), ...command, at }));
    if (outcome) return outcome.body as Answer;
    const said = await change(id);
    const { now, later } = said instanceof Answer ? { now: said, later: said } : said;
    await this.commands.storeOutcome({ organisationId, commandId: id, status: later.status, body: { ...later }, at: this.now() });
    return now;
  }

  private async answered(asked: KeyedRequest): Promise<Answer | null> {
    const known = await this.commands.known({ ...keyOf(asked), requestHash: asked.requestHash });
    return known && ((commandOf(known).outcome?.body ?? null) as Answer | null);
  }
}

const keyOf = ({ principal, idempotencyKey: key }: KeyedRequest): CommandKey => {
  const { organisationId, name } = principal;
  return { organisationId, principal: name, key };
};

/** @throws ProblemError idempotency_key_reused */
function commandOf(claim: Claim) {
  if (claim.kind === 'other_request') throw keyReused();
  return claim.command;
}
