// Changes on-call plans: a new plan, an override, a swap; each is a new version, saved whole or not at all.
import { Injectable } from '@nestjs/common';
import type { Actor } from '@relais/contracts';
import { OnCallPlanChangedError, OnCallRepository, type StoredOnCallPlan, type TeamOnDuty } from '@relais/persistence';
import { type Administered, changerOf } from '../authentication/changer';
import { notFound, ProblemError } from '../http/problem-error';
import { OnCallQuestions } from './on-call-questions.service';
import type { Change } from './plan-changes';

/** A request that changes a plan. */
export interface PlanChange extends Administered {
  readonly params: { readonly teamId: string };
  readonly ifMatch?: number;
  readonly at: number;
}

@Injectable()
export class OnCallPlans {
  constructor(
    private readonly plans: OnCallRepository,
    private readonly questions: OnCallQuestions,
  ) {}

  /** @throws ProblemError not_found */
  async newest(reference: { organisationId: string; teamId: string }): Promise<StoredOnCallPlan> {
    const plan = await this.plans.newest(reference);
    if (!plan) throw notFound('This team has no on-call plan: its primary answers, with its backup behind.');
    return plan;
  }

  /** Everything that can be said against a change before it is made. @throws ProblemError */
  async assertPossible(asked: PlanChange, change: (team: TeamOnDuty) => Change): Promise<Change> {
    const { principal, actor, params, ifMatch, at } = asked;
    const { teamId } = params;
    const team = await this.questions.duty({ organisationId: principal.organisationId, teamId }, { from: at, to: at });
    assertPlanner(actor, teamId);
    const version = team.stored?.version ?? 0;
    if (ifMatch !== undefined && ifMatch !== version) throw stale(version);
    const made = change(team);
    made(team.stored?.document ?? null);
    return made;
  }

  /** @throws ProblemError stale_version, and what `change` says of a plan that was saved meanwhile */
  async save(
    asked: PlanChange,
    { change, reason = null }: { change: Change; reason?: string | null | undefined },
  ): Promise<StoredOnCallPlan> {
    const { params, ifMatch } = asked;
    const expected = ifMatch === undefined ? {} : { expected: ifMatch };
    try {
      return await this.plans.save({ changer: changerOf(asked), teamId: params.teamId, ...expected, change, reason });
    } catch (error) {
      throw error instanceof OnCallPlanChangedError ? stale(error.version) : error;
    }
  }
}

/** @throws ProblemError not_entitled for a manager of other teams */
function assertPlanner(actor: Actor | null, teamId: string): void {
  if (!actor || actor.teamIds.includes(teamId) || actor.roles.some((role) => role === 'operator' || role === 'admin')) return;
  throw new ProblemError({
    code: 'not_entitled',
    detail: 'A manager plans for their own teams.',
    details: { allowedRoles: ['operator', 'admin'] },
  });
}

const stale = (version: number): ProblemError =>
  new ProblemError({ code: 'stale_version', detail: 'Read the plan again, then change it.', details: { version } });
