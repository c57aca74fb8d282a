// Gathers everything one delivery needs to know, so that it decides and renders from one moment's view of the case.
import type { PolicyDocument } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { teamsIn } from '../directory/directory.repository';
import { type KnownPerson, peopleIn } from '../directory/people';
import { newestDossierIn } from '../dossiers/dossier.repository';
import { ArbitrationEntity, ArbitrationMessageEntity } from '../entities/arbitration.entity';
import { DecisionEntity, FeedbackEntity, InformationRequestEntity } from '../entities/decision.entity';
import { ErasureEntity } from '../entities/erasure.entity';
import { MessageEntity } from '../entities/message.entity';
import { OrganisationEntity } from '../entities/organisation.entity';
import { TimelineEntryEntity } from '../entities/timeline-entry.entity';
import { escalationIn } from '../escalations/escalation.repository';
import type { EscalationReference, StoredEscalation } from '../escalations/escalation-types';
import { completed } from '../policies/policy.repository';
import type { PolicyVersionReference } from '../policies/policy-version-types';
import type { DeliverableMessage, MessageReference } from './message-types';

export async function deliverableIn(
  manager: EntityManager,
  { organisationId, messageId }: MessageReference,
): Promise<DeliverableMessage | null> {
  const message = await manager.findOneBy(MessageEntity, { organisationId, id: messageId });
  if (!message) return null;
  const reference = { organisationId, escalationId: message.escalationId };
  const escalation = (await escalationIn(manager, reference)) as StoredEscalation;
  const { name, practice } = await manager.findOneByOrFail(OrganisationEntity, { id: organisationId });
  const entry = await manager.findOneByOrFail(TimelineEntryEntity, { ...reference, step: message.step, sequence: 0 });
  const teams = await teamsIn(manager, organisationId);
  return {
    message,
    escalation,
    entry,
    organisation: { id: organisationId, name, practice, timeZone: escalation.rules.calendar.timeZone },
    policy: await policyOf(manager, { organisationId, version: escalation.rules.policyVersion }),
    dossier: await dossierOf(manager, reference),
    ...(await wordsOf(manager, reference)),
    people: await peopleOf(manager, { escalation, others: [entry.actor.userId, message.userId] }),
    erasures: await erasuresIn(manager, organisationId),
    teams: Object.fromEntries(teams.map(({ id, name: team, level }) => [id, { id, name: team, level }])),
  };
}

/** How many erasures the organisation has begun: one more, and what was read before may hold a name that is gone. */
export const erasuresIn = (manager: EntityManager, organisationId: string): Promise<number> =>
  manager.countBy(ErasureEntity, { organisationId });

/** What of the rules bears on mails; the rest of a document is far larger. */
const mailPolicyQuery = `
  select coalesce((select jsonb_object_agg(key, value) from jsonb_each(document) where key in ('templates', 'quietHours')), '{}') as document
  from policy where organisation_id = $1 and version = $2`;

/** A published version never changes: what a case says does not change with a later publication. */
async function policyOf(manager: EntityManager, where: PolicyVersionReference): Promise<DeliverableMessage['policy']> {
  const { organisationId, version } = where;
  const [row] = await manager.query<{ document: PolicyDocument }[]>(mailPolicyQuery, [organisationId, version]);
  if (!row) throw new Error(`version ${version} of a policy that a case lives by is gone`);
  const { templates, quietHours } = completed(row.document);
  return { templates, quietHours };
}

async function dossierOf(manager: EntityManager, reference: EscalationReference): Promise<DeliverableMessage['dossier']> {
  const dossier = await newestDossierIn(manager, reference);
  return dossier?.content ? { version: dossier.version, content: dossier.content } : null;
}

type Words = Pick<DeliverableMessage, 'decision' | 'information' | 'arbitration' | 'feedback'>;

async function wordsOf(manager: EntityManager, where: EscalationReference): Promise<Words> {
  return {
    decision: await manager.findOne(DecisionEntity, { where, order: { decidedAt: 'DESC' } }),
    information: await manager.findOne(InformationRequestEntity, { where, order: { askedAt: 'DESC' } }),
    arbitration: await arbitrationOf(manager, where),
    feedback: await manager.findOneBy(FeedbackEntity, where),
  };
}

async function arbitrationOf(manager: EntityManager, where: EscalationReference): Promise<DeliverableMessage['arbitration']> {
  const arbitration = await manager.findOne(ArbitrationEntity, { where, order: { openedStep: 'DESC' } });
  if (!arbitration) return null;
  const { openedStep, question } = arbitration;
  const draft = await manager.findOne(ArbitrationMessageEntity, { where: { ...where, openedStep }, order: { writtenAt: 'DESC' } });
  return { question, message: draft?.text ?? null, reason: draft?.reason ?? null };
}

async function peopleOf(
  manager: EntityManager,
  { escalation, others }: { escalation: StoredEscalation; others: readonly (string | null)[] },
): Promise<Readonly<Record<string, KnownPerson>>> {
  const { organisationId, agentId, ownerId, pointOfContactId, recipientUserId, snapshot } = escalation;
  const inside = [snapshot?.context.recipient?.backupUserId, snapshot?.context.decision?.by, snapshot?.context.acknowledged?.by];
  const ids = [agentId, ownerId, pointOfContactId, recipientUserId, ...inside, ...others];
  return Object.fromEntries(await peopleIn(manager, { organisationId, ids }));
}
