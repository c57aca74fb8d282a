// Weighs a decision against the advice before the case is asked: whoever goes against it says why, and what was advised stays on record (ADR 24).
import { Injectable } from '@nestjs/common';
import type { Actor, CommandBody, CommandEvent, RecordedAdvice, Refusal } from '@relais/contracts';
import { type DecisionAdvice, goesAgainst } from '@relais/domain/decision';
import { type CaseAt, refuse } from '@relais/machines';
import { CommandRepository, SightRepository, type StoredCommand, type StoredEscalation } from '@relais/persistence';
import { type AdvisedCase, CaseAdvice } from './case-advice.service';

/** A command on its way to a case, as far as it is weighed. */
export interface Weighed {
  readonly type: string;
  readonly actor: Actor;
  readonly body: Readonly<Record<string, unknown>>;
  readonly message: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
  readonly at: number;
}

@Injectable()
export class DecisionWeighing {
  constructor(
    private readonly advice: CaseAdvice,
    private readonly commands: CommandRepository,
    private readonly sights: SightRepository,
  ) {}

  /**
   * The refusal of a decision against the advice that does not say why, or null. What the case refuses by itself is left to it, so that nobody hears of
   * the advice who may not decide. A command that was weighed already is not weighed again: the case may have taken it.
   */
  async refuse(command: StoredCommand, { stored, order }: { stored: StoredEscalation; order: Weighed }): Promise<Refusal | null> {
    if (order.type !== 'decide' || command.advice !== null || stored.snapshot === null) return null;
    const event = { ...order.message, type: 'decide', commandId: command.id, actor: order.actor, at: order.at } as CommandEvent<'decide'>;
    const { ifMatch } = order;
    const { version, step } = stored;
    if (refuse(caseAt(stored, stored.snapshot), { event, reading: { ifMatch, version, step } }) !== null) return null;
    const body = order.body as CommandBody<'decide'>;
    const advised = await this.advice.of(stored, { supposed: supposedBy(body), viewerId: null });
    const { answer } = advised.decision;
    const mayGoUp = stored.level < Math.max(...stored.rules.policy.levels) && !order.actor.roles.includes('direction');
    const against = answer !== null && goesAgainst(answer, { choice: body.choice, mayGoUp });
    if (answer && against && body.override === undefined) return this.unexplained(answer, { stored, actor: order.actor });
    await this.commands.keepAdvice({ organisationId: stored.organisationId, commandId: command.id, advice: recorded(advised, against) });
    return null;
  }

  /** A partner's people hear that it goes against the advice, and not which rule of the company's says so. */
  private async unexplained(
    { advice, rule }: DecisionAdvice,
    { stored: { organisationId, rules }, actor }: { stored: StoredEscalation; actor: Actor },
  ): Promise<Refusal> {
    const { partner } = await this.sights.of({ organisationId, userId: actor.userId as string, escalationId: null });
    const said = partner ? 'goes against the advice of the organisation' : `goes against the advice ${advice} (rule ${rule})`;
    const errors = [{ pointer: '/override', detail: 'say here why the advice is not followed' }];
    const details = partner ? { errors } : { errors, advice: { advice, rule, policyVersion: rules.policyVersion } };
    return { code: 'override_unexplained', detail: `/choice ${said}: follow it, or say why not in /override.`, details };
  }
}

const caseAt = ({ rules }: StoredEscalation, { value, context }: NonNullable<StoredEscalation['snapshot']>): CaseAt => ({
  status: value,
  context: { ...context, rules },
});

/** A refusal costs nothing and an alternative something else: the advice on them is that on the cost that was asked for. */
const supposedBy = ({ choice, cost, cause, policyMargin }: CommandBody<'decide'>) => ({
  cause,
  policyMargin,
  ...(choice === 'approve' && { costMinor: cost.amountMinor }),
});

function recorded({ policyVersion, dossierVersion, decision: { answer, facts } }: AdvisedCase, against: boolean): RecordedAdvice {
  const cost = facts.find(({ fact }) => fact === 'costMinor')?.value ?? null;
  return {
    policyVersion,
    dossierVersion,
    advice: answer?.advice ?? null,
    certain: answer?.certain ?? false,
    leaning: answer?.leaning ?? null,
    rule: answer?.rule ?? null,
    colours: Object.fromEntries((answer?.criteria ?? []).map(({ criterion, colour }) => [criterion, colour])),
    costMinor: cost as number | null,
    repeat: answer?.repeat ?? false,
    unknown: facts.filter(({ from }) => from === 'unknown').map(({ fact }) => fact),
    against,
  };
}
