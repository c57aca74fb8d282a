// Answers the calls that bring a version of the policy to running cases.
import { Controller } from '@nestjs/common';
import type { PolicyApplicationStatus, PolicyApplicationView } from '@relais/contracts';
import type { StoredPolicyApplication } from '@relais/persistence';
import { CommandHandler } from '../commands/command.handler';
import { iso, isoOrNull } from '../escalations/case-presentation';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import {
  applyPolicy,
  applyPolicyToCases,
  countRunningCases,
  getPolicyApplication,
  previewPolicyOfCase,
  previewPolicyOfCases,
} from './policy-application.endpoints';
import { PolicyApplications } from './policy-applications.service';

@Controller()
export class PolicyApplicationsController {
  constructor(
    private readonly applications: PolicyApplications,
    private readonly commands: CommandHandler,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(previewPolicyOfCase)
  async previewOne(@Request() { principal, params, body, actor, at }: Asked<typeof previewPolicyOfCase>): Promise<Answer> {
    return ok(await this.applications.ofCase({ organisationId: principal.organisationId, ...params, ...body, actor, at }));
  }

  @Serves(applyPolicy)
  async applyToOne(@Request() asked: Asked<typeof applyPolicy>): Promise<Answer> {
    const { principal, params, body, actor, idempotencyKey, requestHash, ifMatch, at } = asked;
    const { organisationId, name } = principal;
    const rules = await this.applications.rulesFor({ organisationId, ...params, ...body });
    const request = { organisationId, ...params, principal: name, actor, key: idempotencyKey, requestHash, ifMatch, at };
    return this.commands.handle({ ...request, type: applyPolicy.command, body, message: { rules } });
  }

  @Serves(previewPolicyOfCases)
  async previewMany(@Request() asked: Asked<typeof previewPolicyOfCases>): Promise<Answer> {
    return ok(await this.applications.ofCases(asked));
  }

  @Serves(applyPolicyToCases)
  applyToMany(@Request() asked: Asked<typeof applyPolicyToCases>): Promise<Answer> {
    return this.changes.once(asked, async (commandId) => {
      const application = await this.applications.ask(asked, commandId);
      return new Answer(202, present(application), { location: `/v1/policy/applications/${application.id}` });
    });
  }

  @Serves(getPolicyApplication)
  async one(@Request() { principal, params, query }: Asked<typeof getPolicyApplication>): Promise<Answer> {
    return ok(present(await this.applications.one({ organisationId: principal.organisationId, ...params }), query.status));
  }

  @Serves(countRunningCases)
  async running(@Request() { principal }: Asked<typeof countRunningCases>): Promise<Answer> {
    return ok({ items: await this.applications.running(principal.organisationId) });
  }
}

function present({ cases, askedAt, ...application }: StoredPolicyApplication, only?: PolicyApplicationStatus): PolicyApplicationView {
  const counts = { waiting: 0, applied: 0, refused: 0, unknown: 0 };
  for (const { status } of cases) counts[status] += 1;
  const shown = cases.filter(({ status }) => only === undefined || status === only);
  return {
    ...application,
    askedAt: iso(askedAt),
    counts,
    items: shown.map(({ escalationId: id, fromVersion, status, code, settledAt }) => ({
      ...{ id, fromVersion, status, code },
      settledAt: isoOrNull(settledAt),
    })),
  };
}
