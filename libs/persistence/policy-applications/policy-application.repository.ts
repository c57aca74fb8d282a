// Keeps applications of a policy's version to running cases: chosen and queued in one transaction, then settled case by case.
import type { EntityManager } from 'typeorm';
import { calendarVersionIn } from '../calendars/calendar.repository';
import { calendarOfCase, calendarsOfTeamsIn } from '../calendars/case-calendar';
import { commandIn } from '../commands/command.repository';
import type { Database } from '../database/database';
import { addJobs } from '../database/jobs';
import { changeRows, insertRows } from '../database/rows';
import { EscalationEntity } from '../entities/escalation.entity';
import { PolicyApplicationCaseEntity, PolicyApplicationEntity } from '../entities/policy-application.entity';
import { PolicyEntity } from '../entities/rules.entity';
import { joinedEscalations } from '../escalations/escalation-rows';
import { narrowed } from '../escalations/list-query';
import { completed } from '../policies/policy.repository';
import type {
  ApplicationCaseOrder,
  ApplicationCaseReference,
  ApplyPolicyToMany,
  PolicyApplicationAsked,
  PolicyApplicationReference,
  SettleApplicationCase,
  StoredPolicyApplication,
} from './policy-application-types';

export class PolicyApplicationRepository {
  constructor(private readonly database: Database) {}

  /** Chooses the running cases that fit and queues a job for each. The application has the id of its request. */
  ask(order: ApplyPolicyToMany): Promise<PolicyApplicationAsked> {
    return this.database.transaction(async (manager) => {
      const { commandId: applicationId, changer, most } = order;
      const { organisationId } = changer;
      const chosen = await runningIn(manager, order);
      if (chosen.length > most) return { kind: 'too_many' };
      await write(manager, { order, chosen });
      return { kind: 'asked', application: (await applicationIn(manager, { organisationId, applicationId })) as StoredPolicyApplication };
    });
  }

  /** Null for one that is not of the organisation. */
  find(reference: PolicyApplicationReference): Promise<StoredPolicyApplication | null> {
    return this.database.read((manager) => applicationIn(manager, reference));
  }

  /** Null for a case that is settled, or never was one of the application. */
  caseOrder(reference: ApplicationCaseReference): Promise<ApplicationCaseOrder | null> {
    return this.database.read((manager) => caseOrderIn(manager, reference));
  }

  /** What is settled stays. */
  async settle({ organisationId, applicationId, escalationId, status, code, at }: SettleApplicationCase): Promise<void> {
    const where = { organisationId, applicationId, escalationId, status: 'waiting' } as const;
    await this.database.read((manager) =>
      changeRows(manager, { of: PolicyApplicationCaseEntity, where, to: { status, code, settledAt: at } }),
    );
  }
}

interface Chosen {
  readonly id: string;
  /** The version that it lives by. */
  readonly fromVersion: number;
}

/** One more than `most` at most: there are too many then. */
function runningIn(manager: EntityManager, { changer, filter, most }: ApplyPolicyToMany): Promise<Chosen[]> {
  const { organisationId, userId: viewerId } = changer;
  const question = { organisationId, viewerId, filter: { ...filter, running: true }, sort: 'raisedAt', limit: most } as const;
  return narrowed(joinedEscalations(manager, organisationId), question)
    .select('escalation.id', 'id')
    .addSelect(`(escalation.rules ->> 'policyVersion')::integer`, 'fromVersion')
    .getRawMany();
}

async function write(manager: EntityManager, { order, chosen }: { order: ApplyPolicyToMany; chosen: readonly Chosen[] }) {
  const { commandId: id, changer, version, calendar, reason } = order;
  const { organisationId, userId: askedBy, at: askedAt } = changer;
  const row = { id, organisationId, version, calendarId: calendar.id, calendarVersion: calendar.version, reason, askedBy, askedAt };
  await insertRows(manager, { into: PolicyApplicationEntity, rows: [row] });
  const rows = chosen.map(({ id: escalationId, fromVersion }) => ({
    applicationId: id,
    escalationId,
    organisationId,
    fromVersion,
    status: 'waiting' as const,
  }));
  await insertRows(manager, { into: PolicyApplicationCaseEntity, rows });
  // One after the other: mails of other cases go out meanwhile.
  const payloads = chosen.map(({ id: escalationId }) => ({ organisationId, applicationId: id, escalationId }));
  await addJobs(manager, { name: 'apply_policy', payloads, queue: `apply_policy ${organisationId}` });
}

async function applicationIn(
  manager: EntityManager,
  { organisationId, applicationId }: PolicyApplicationReference,
): Promise<StoredPolicyApplication | null> {
  const row = await manager.findOneBy(PolicyApplicationEntity, { organisationId, id: applicationId });
  if (!row) return null;
  const { organisationId: _own, ...application } = row;
  const where = { organisationId, applicationId };
  const cases = await manager.find(PolicyApplicationCaseEntity, { where, order: { escalationId: 'ASC' } });
  return { ...application, cases };
}

async function caseOrderIn(manager: EntityManager, reference: ApplicationCaseReference): Promise<ApplicationCaseOrder | null> {
  const { organisationId, applicationId, escalationId } = reference;
  const waiting = await manager.findOneBy(PolicyApplicationCaseEntity, { organisationId, applicationId, escalationId, status: 'waiting' });
  if (!waiting) return null;
  const { version, reason, calendarId, calendarVersion } = await manager.findOneByOrFail(PolicyApplicationEntity, {
    organisationId,
    id: applicationId,
  });
  const command = await commandIn(manager, { organisationId, commandId: applicationId });
  if (!command) throw new Error(`application ${applicationId} has no request: commands are written before what they ask for`);
  const policy = await manager.findOneByOrFail(PolicyEntity, { organisationId, version });
  const calendar = await calendarVersionIn(manager, { organisationId, calendarId, version: calendarVersion });
  const { raisedAt, recipientTeamId, snapshot, input } = await manager.findOneByOrFail(EscalationEntity, {
    organisationId,
    id: escalationId,
  });
  const document = completed(policy.document);
  const ofTeams = await calendarsOfTeamsIn(manager, organisationId);
  const profile = snapshot?.context.profile ?? input.profile;
  const hours = calendarOfCase({ document, calendar, ofTeams }, { profile, recipientTeamId });
  return { actor: command.actor, version, reason, document, calendar: hours.document, raisedAt };
}
