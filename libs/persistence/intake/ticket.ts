// Knows the customer and the ticket of a raise again, or writes them down for the first time.
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { AcceptRaise } from './intake-types';

export interface KnownTicket {
  readonly ticketId: string;
  readonly customerId: string;
}

// `do update` also locks the row until the end: a second raise for the same ticket waits here for the first.
const customerQuery = `
  insert into customer (id, organisation_id, reference, name, email, language, time_zone) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (organisation_id, reference)
  do update set name = excluded.name, email = coalesce(excluded.email, customer.email), language = excluded.language,
    time_zone = coalesce(excluded.time_zone, customer.time_zone)
  returning id`;
const ticketQuery = `
  insert into ticket (id, organisation_id, reference, customer_id, created_at, link) values ($1, $2, $3, $4, $5, $6)
  on conflict (organisation_id, reference)
  do update set customer_id = excluded.customer_id, created_at = coalesce(excluded.created_at, ticket.created_at), link = coalesce(excluded.link, ticket.link)
  returning id`;

export async function ticketOf(manager: EntityManager, { organisationId, raise }: AcceptRaise): Promise<KnownTicket> {
  const { customer, ticket } = raise;
  const customerId = await idOf(manager, {
    query: customerQuery,
    values: [organisationId, customer.reference, customer.name, customer.email ?? null, customer.language, customer.timeZone ?? null],
  });
  const createdAt = ticket.createdAt === undefined ? null : new Date(ticket.createdAt);
  const ticketId = await idOf(manager, {
    query: ticketQuery,
    values: [organisationId, ticket.reference, customerId, createdAt, ticket.link ?? null],
  });
  return { ticketId, customerId };
}

async function idOf(manager: EntityManager, { query, values }: { query: string; values: unknown[] }): Promise<string> {
  const [row] = await manager.query<{ id: string }[]>(query, [randomUUID(), ...values]);
  return (row as { id: string }).id;
}
