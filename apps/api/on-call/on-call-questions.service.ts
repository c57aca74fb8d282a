// Answers who is on call, out of what is saved or of a plan that somebody only tries.
import { Injectable } from '@nestjs/common';
import type { Absence, OnCallPeriodView, OnCallPlan, OnCallView } from '@relais/contracts';
import { onCallAt, onCallPeriods } from '@relais/domain/on-call';
import { DirectoryRepository, OnCallRepository, PolicyRepository, type TeamOnDuty } from '@relais/persistence';
import { notFound } from '../http/problem-error';
import { refusalOf } from '../http/validation';
import { activeIds, type Presenting, presentOnCall, presentPeriod } from './on-call-presentation';
import { compiled } from './on-call-refusal';

export interface Window {
  readonly from: number;
  readonly to: number;
}

const day = 24 * 3_600_000;
const longest = 92 * day;
const farthest = 3650 * day;

interface Asking {
  readonly organisationId: string;
  readonly teamId: string;
}

interface Preview {
  readonly organisationId: string;
  readonly plan: OnCallPlan;
  readonly absences: readonly Absence[];
}

@Injectable()
export class OnCallQuestions {
  constructor(
    private readonly plans: OnCallRepository,
    private readonly directory: DirectoryRepository,
    private readonly policies: PolicyRepository,
  ) {}

  /** Of a stretch of the caller's; pointers start with `place`. @throws ProblemError invalid_request */
  assertAskable({ from, to }: Window, { now, place }: { now: number; place: '/query' | '' }): void {
    const near = (at: number): boolean => Math.abs(at - now) < farthest;
    const faults = [
      ...(near(from) && near(to) ? [] : [{ pointer: `${place}/from`, detail: 'lies within ten years of today' }]),
      ...(from < to ? [] : [{ pointer: `${place}/to`, detail: 'lies after from' }]),
      ...(to - from <= longest ? [] : [{ pointer: `${place}/to`, detail: 'lies 92 days after from at most' }]),
    ];
    if (faults.length > 0) throw refusalOf(faults);
  }

  async at(asking: Asking, at: number): Promise<OnCallView> {
    const duty = await this.duty(asking, { from: at, to: at });
    const { plan, absences, load } = duty;
    const found = onCallAt(plan, { at, active: activeIds(duty.users), absences, load });
    return presentOnCall(found, { at, presenting: await this.presenting(asking.organisationId, duty) });
  }

  async periods(asking: Asking, window: Window): Promise<OnCallPeriodView[]> {
    const duty = await this.duty(asking, window);
    const { plan, absences, load } = duty;
    const found = onCallPeriods(plan, { ...window, active: activeIds(duty.users), absences, load });
    const presenting = await this.presenting(asking.organisationId, duty);
    return found.map((period) => presentPeriod(period, presenting));
  }

  /** @throws ProblemError on_call_plan_refused */
  async preview({ organisationId, plan: document, absences }: Preview, asked: Window | number) {
    const users = await this.directory.users(organisationId);
    const plan = compiled(document, { users, from: typeof asked === 'number' ? asked : asked.from, place: '/plan' });
    const people = { active: activeIds(users), absences };
    const presenting = await this.presenting(organisationId, { users, document });
    if (typeof asked === 'number') {
      const onCall = onCallAt(plan, { ...people, at: asked });
      return { onCall: presentOnCall(onCall, { at: asked, presenting }), periods: null };
    }
    return { onCall: null, periods: onCallPeriods(plan, { ...people, ...asked }).map((period) => presentPeriod(period, presenting)) };
  }

  /** @throws ProblemError not_found */
  async duty({ organisationId, teamId }: Asking, window: Window): Promise<TeamOnDuty> {
    const duty = await this.plans.duty({ organisationId, teamId, ...window });
    if (!duty) throw notFound('No team of your organisation has that id.');
    return duty;
  }

  private async presenting(
    organisationId: string,
    known: Pick<TeamOnDuty, 'users' | 'stored'> | { users: TeamOnDuty['users']; document: OnCallPlan },
  ): Promise<Presenting> {
    const policy = await this.policies.published(organisationId);
    const document = 'document' in known ? known.document : (known.stored?.document ?? null);
    return { users: known.users, document, ceilings: policy?.document.ceilings ?? null };
  }
}
