// Gives a ticket its case: a new one with its rules frozen, or the one that is open already.
import { randomUUID } from 'node:crypto';
import type { FrozenRules } from '@relais/contracts';
import type { EscalationInput } from '@relais/contracts/temporal';
import { classify } from '@relais/domain/classification';
import { freezeRules } from '@relais/domain/policy';
import { type EntityManager, Not } from 'typeorm';
import { calendarOfCase, calendarsOfTeamsIn } from '../calendars/case-calendar';
import { insertUnlessThere } from '../database/rows';
import { EscalationEntity } from '../entities/escalation.entity';
import { NoPublishedPolicyError, publishedPolicyIn } from '../policies/policy.repository';
import type { AcceptRaise } from './intake-types';
import type { FirstPeople } from './references';
import type { KnownTicket } from './ticket';

interface Birth {
  readonly order: AcceptRaise;
  readonly people: FirstPeople;
  readonly ticket: KnownTicket;
  readonly commandId: string;
}

/**
 * The ticket's open case (life.md §1: at most one), new or not. A case that closes between the two queries lets the second try write a new one;
 * the row lock on the ticket keeps other raises out meanwhile.
 */
export async function openCaseOf(manager: EntityManager, birth: Birth): Promise<{ escalationId: string; isNew: boolean }> {
  const { organisationId } = birth.order;
  const open = { organisationId, ticketId: birth.ticket.ticketId, status: Not('closed' as const) };
  const before = await manager.findOne(EscalationEntity, { where: open, select: { id: true } });
  if (before) return { escalationId: before.id, isNew: false };
  const row = newCase({ ...birth, rules: await rulesOf(manager, birth.order) });
  const isNew = await insertUnlessThere(manager, { into: EscalationEntity, row, answering: 'id' });
  if (isNew) return { escalationId: row.id, isNew };
  const winner = await manager.findOneOrFail(EscalationEntity, { where: open, select: { id: true } });
  return { escalationId: winner.id, isNew: false };
}

async function rulesOf(manager: EntityManager, { organisationId, raise, at }: AcceptRaise): Promise<FrozenRules> {
  const policy = await publishedPolicyIn(manager, organisationId);
  if (!policy) throw new NoPublishedPolicyError(organisationId);
  const { document, version } = policy;
  const ofTeams = await calendarsOfTeamsIn(manager, organisationId);
  const calendar = calendarOfCase({ ...policy, ofTeams }, { profile: raise.profile, recipientTeamId: null });
  return freezeRules({ document, version, calendar: calendar.document, at });
}

function newCase({ order, people, ticket, commandId, rules }: Birth & { rules: FrozenRules }): Partial<EscalationEntity> & { id: string } {
  const { organisationId, raise, at, machineVersion } = order;
  const { agentId, pointOfContactId } = people;
  const id = randomUUID();
  const input: Omit<EscalationInput, 'rules'> = {
    machineVersion,
    organisationId,
    escalationId: id,
    commandId,
    actor: order.actor,
    raisedAt: at,
    agentId,
    pointOfContactId,
    profile: raise.profile,
    verdict: raise.assessment?.verdict ?? null,
  };
  return { ...asAccepted(order), ...ticket, id, organisationId, machineVersion, agentId, pointOfContactId, ownerId: agentId, input, rules };
}

/** The columns of a case that nobody has worked on yet. */
const asAccepted = ({ raise, at }: AcceptRaise): Partial<EscalationEntity> => ({
  follows: raise.follows ?? null,
  subject: raise.dossier.subject ?? null,
  status: 'accepted',
  class: classify(raise.profile),
  category: raise.profile.category,
  level: raise.profile.level,
  raisedAt: at,
  recordedAt: at,
  version: 0,
  step: 0,
  missing: [],
});
