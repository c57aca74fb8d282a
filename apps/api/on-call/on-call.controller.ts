// Answers the calls on on-call plans; a change is remembered for its key like every change.
import { Controller } from '@nestjs/common';
import type { StoredOnCallPlan, TeamOnDuty } from '@relais/persistence';
import { DirectoryRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import {
  exportOnCallCalendar,
  getOnCallPlan,
  onCallCalendar,
  overrideOnCall,
  previewOnCall,
  saveOnCallPlan,
  swapOnCall,
  whoIsOnCall,
} from './on-call.endpoints';
import { iCalendarOf } from './on-call-calendar';
import { OnCallPlans } from './on-call-plans.service';
import { presentPlan } from './on-call-presentation';
import { OnCallQuestions, type Window } from './on-call-questions.service';
import { type Change, overriding, replacing, swapping } from './plan-changes';

@Controller()
export class OnCallController {
  constructor(
    private readonly plans: OnCallPlans,
    private readonly questions: OnCallQuestions,
    private readonly directory: DirectoryRepository,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(getOnCallPlan)
  async plan(@Request() { principal, params }: Asked<typeof getOnCallPlan>): Promise<Answer> {
    return answer(await this.plans.newest({ organisationId: principal.organisationId, ...params }));
  }

  @Serves(saveOnCallPlan)
  save(@Request() asked: Asked<typeof saveOnCallPlan>): Promise<Answer> {
    return this.changed(asked, { change: ({ users }) => replacing(asked.body, { users, at: asked.at }) });
  }

  @Serves(overrideOnCall)
  override(@Request() asked: Asked<typeof overrideOnCall>): Promise<Answer> {
    const { reason } = asked.body;
    return this.changed(asked, { change: ({ users }) => overriding(asked.body, { users, at: asked.at }), reason });
  }

  @Serves(swapOnCall)
  swap(@Request() asked: Asked<typeof swapOnCall>): Promise<Answer> {
    const { reason } = asked.body;
    return this.changed(asked, { change: ({ users }) => swapping(asked.body, { users, at: asked.at }), reason });
  }

  @Serves(whoIsOnCall)
  async who(@Request() { principal, query, at: now }: Asked<typeof whoIsOnCall>): Promise<Answer> {
    const { team: teamId, at = now } = query;
    this.questions.assertAskable({ from: at, to: at + 1 }, { now, place: '/query' });
    return ok(await this.questions.at({ organisationId: principal.organisationId, teamId }, at));
  }

  @Serves(onCallCalendar)
  async calendar(@Request() asked: Asked<typeof onCallCalendar>): Promise<Answer> {
    return ok({ items: await this.periods(asked) });
  }

  @Serves(exportOnCallCalendar)
  async iCalendar(@Request() asked: Asked<typeof exportOnCallCalendar>): Promise<Answer> {
    const { principal, query, at } = asked;
    const { organisationId } = principal;
    const items = await this.periods(asked);
    const { team, users } = await this.questions.duty({ organisationId, teamId: query.team }, query);
    const { language = 'fr' } = (await this.directory.organisation(organisationId)) ?? {};
    return ok(iCalendarOf(items, { team, users, language, at }), { 'content-type': 'text/calendar; charset=utf-8' });
  }

  @Serves(previewOnCall)
  async preview(@Request() { principal, body, at: now }: Asked<typeof previewOnCall>): Promise<Answer> {
    const { plan, absences, at, from, to } = body;
    const window: Window = at === undefined ? { from: from as number, to: to as number } : { from: at, to: at + 1 };
    this.questions.assertAskable(window, { now, place: '' });
    return ok(await this.questions.preview({ organisationId: principal.organisationId, plan, absences }, at ?? window));
  }

  private periods({ principal, query, at: now }: Pick<Asked<typeof onCallCalendar>, 'principal' | 'query' | 'at'>) {
    const { team: teamId, ...window } = query;
    this.questions.assertAskable(window, { now, place: '/query' });
    return this.questions.periods({ organisationId: principal.organisationId, teamId }, window);
  }

  private changed(
    asked: Asked<typeof saveOnCallPlan> | Asked<typeof overrideOnCall> | Asked<typeof swapOnCall>,
    { change, reason }: { change: (team: TeamOnDuty) => Change; reason?: string | undefined },
  ): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      const made = await this.plans.assertPossible(asked, change);
      return async () => answer(await this.plans.save(asked, { change: made, reason }));
    });
  }
}

const answer = (stored: StoredOnCallPlan): Answer => ok(presentPlan(stored), { etag: etag(stored.version) });
