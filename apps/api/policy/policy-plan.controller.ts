// Answers what publishing a document would change.
import { Controller } from '@nestjs/common';
import type { PolicyPlanView } from '@relais/contracts';
import { changesBetween, type Json } from '@relais/domain/comparison';
import { CalendarRepository, NoPublishedPolicyError, PolicyRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { PolicyChecks } from './policy-check.service';
import { planPolicy } from './policy-plan.endpoints';
import { unknownCalendar } from './policy-refusal';

@Controller()
export class PolicyPlanController {
  constructor(
    private readonly policies: PolicyRepository,
    private readonly calendars: CalendarRepository,
    private readonly checks: PolicyChecks,
  ) {}

  @Serves(planPolicy)
  async plan(@Request() { principal: { organisationId }, body, at }: Asked<typeof planPolicy>): Promise<Answer> {
    const published = await this.policies.published(organisationId);
    if (!published) throw new NoPublishedPolicyError(organisationId);
    const { version, calendar, document: from } = published;
    const { document, calendarId = calendar.id } = body;
    if (!(await this.calendars.find({ organisationId, calendarId }))) throw unknownCalendar();
    const changes = changesBetween(comparable(from, calendar.id), comparable(document, calendarId));
    const findings = await this.checks.check({ organisationId, checked: { document, calendarId, version }, at });
    return ok({ publishedVersion: version, changes, ...findings } satisfies PolicyPlanView);
  }
}

const comparable = (document: object, calendarId: string): Json => ({ ...document, calendarId }) as Json;
