// Turns joined rows of the case tables into what readers get.
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { CustomerEntity, TicketEntity } from '../entities/customer.entity';
import { EscalationEntity } from '../entities/escalation.entity';
import type { EscalationLine, StoredEscalation } from './escalation-types';

/** A case with its ticket and customer, as TypeORM maps the join. */
export type JoinedEscalation = EscalationEntity & { ticket: TicketEntity; customer: CustomerEntity };

/** Cases of one organisation joined with what people know them by; nothing of another organisation can be asked for. */
export function joinedEscalations(manager: EntityManager, organisationId: string): SelectQueryBuilder<EscalationEntity> {
  return manager
    .createQueryBuilder(EscalationEntity, 'escalation')
    .innerJoinAndMapOne('escalation.ticket', TicketEntity, 'ticket', 'ticket.id = escalation.ticket_id')
    .innerJoinAndMapOne('escalation.customer', CustomerEntity, 'customer', 'customer.id = escalation.customer_id')
    .where('escalation.organisation_id = :organisationId', { organisationId });
}

export const line = (row: JoinedEscalation): EscalationLine => ({
  id: row.id,
  organisationId: row.organisationId,
  status: row.status,
  outcome: row.outcome,
  class: row.class,
  category: row.category,
  level: row.level,
  ticketReference: row.ticket.reference,
  subject: row.subject,
  agentId: row.agentId,
  ownerId: row.ownerId,
  pointOfContactId: row.pointOfContactId,
  recipientTeamId: row.recipientTeamId,
  recipientUserId: row.recipientUserId,
  raisedAt: row.raisedAt,
  nextClock: row.nextClock,
  nextDueAt: row.nextDueAt,
  snoozedUntil: row.snoozedUntil,
  version: row.version,
  step: row.step,
});

export const whole = (row: JoinedEscalation): StoredEscalation => ({
  ...line(row),
  customerReference: row.customer.reference,
  customerName: row.customer.name,
  customerTimeZone: row.customer.timeZone,
  ticketLink: row.ticket.link,
  ticketCreatedAt: row.ticket.createdAt,
  follows: row.follows,
  missing: row.missing,
  machineVersion: row.machineVersion,
  snapshot: row.snapshot,
  rules: row.rules,
});
