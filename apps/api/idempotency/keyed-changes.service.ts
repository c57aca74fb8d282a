// Makes a change of the organisation happen once per Idempotency-Key; commands of a case have their own way, through Temporal.
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@relais/contracts';
import { CommandRepository } from '@relais/persistence';
import type { Principal } from '../authentication/principal';
import { Answer } from '../http/answer';
import { ProblemError } from '../http/problem-error';
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

// Longer than any such change takes: an unanswered claim older than this belongs to a process that died, and may be done again.
const abandonedAfter = 30_000;
const nobody: Actor = { kind: 'system', userId: null, roles: [], teamIds: [] };

@Injectable()
export class KeyedChanges {
  constructor(
    private readonly commands: CommandRepository,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /**
   * Runs `change` unless its key has been answered already; then that answer again. `change` gets the id of the request, which
   * stays the same should it be interrupted and run again. @throws ProblemError
   */
  async once(asked: KeyedRequest, change: (commandId: string) => Promise<Answer | SaidOnce>): Promise<Answer> {
    const { principal, idempotencyKey, requestHash, endpoint, body, at } = asked;
    const { organisationId, name, actor } = principal;
    const claim = await this.commands.claim({
      organisationId,
      principal: name,
      key: idempotencyKey,
      requestHash,
      type: endpoint.name,
      escalationId: null,
      actor: actor ?? nobody,
      body: body as Record<string, unknown>,
      at,
    });
    if (claim.kind === 'other_request') {
      throw new ProblemError({
        code: 'idempotency_key_reused',
        detail: 'This Idempotency-Key belongs to another request. Send a new one.',
      });
    }
    const { id, outcome, claimedAt } = claim.command;
    if (outcome) return outcome.body as Answer;
    if (claim.kind === 'repeated' && at - claimedAt < abandonedAfter) {
      throw new ProblemError(
        { code: 'key_in_use', detail: 'The first request is being answered. Ask again in a moment.' },
        { 'retry-after': '1' },
      );
    }
    const said = await change(id);
    const { now, later } = said instanceof Answer ? { now: said, later: said } : said;
    await this.commands.storeOutcome({ organisationId, commandId: id, status: later.status, body: { ...later }, at: this.now() });
    return now;
  }
}
