// Takes the person's name off the person: from this transaction on, nothing new can be written with it (ADR 17).
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addJob } from '../database/jobs';
import { insertRows } from '../database/rows';
import { CustomerEntity } from '../entities/customer.entity';
import { type ErasedField, ErasureEntity } from '../entities/erasure.entity';
import { UserEntity } from '../entities/organisation.entity';
import type { BeginErasure } from './erasure-types';
import { takeWaysIn } from './ways-in';

interface Taken {
  readonly identity: readonly string[];
  readonly digest: string | null;
  readonly fields: Readonly<Record<string, ErasedField>>;
}

const first = '00000000-0000-0000-0000-000000000000';
// Longer than a request works on it by itself.
const resumedAfterSeconds = 30;

/** The new erasure's id; null when the organisation has no such person. */
export async function beginIn(manager: EntityManager, order: BeginErasure): Promise<string | null> {
  const taken = await (order.subject.kind === 'customer' ? takeCustomer : takeUser)(manager, order);
  if (!taken) return null;
  const { organisationId, subject, reason, legalBasis, by, at } = order;
  const id = randomUUID();
  const opening = { subjectKind: subject.kind, subjectId: subject.id, subjectDigest: taken.digest, reason, legalBasis, erasedBy: by };
  const progress = { begunAt: at, finishedAt: null, cursor: first, identity: taken.identity, fields: taken.fields };
  const nothingYet = { cases: [], faultsBefore: 0, faultsAfter: 0, remaining: [] };
  await insertRows<ErasureEntity>(manager, { into: ErasureEntity, rows: [{ id, organisationId, ...opening, ...progress, ...nothingYet }] });
  await addJob(manager, { name: 'finish_erasure', payload: { organisationId, erasureId: id }, afterSeconds: resumedAfterSeconds });
  return id;
}

/** What stands for the name of an erased person. */
export const opaqueOf = (id: string): string => `erased-${id}`;
const lock = { mode: 'pessimistic_write' } as const;

/** One row each: the fields of the person's own row. */
const emptied = (table: string, row: Readonly<Record<string, string | null>>): Taken['fields'] =>
  Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => (value === null ? [] : [[`${table}.${column}`, { emptied: 1, struckOut: 0 }]])),
  );

async function takeCustomer(manager: EntityManager, { organisationId, subject: { id }, digestOf }: BeginErasure): Promise<Taken | null> {
  const row = await manager.findOne(CustomerEntity, { where: { organisationId, id }, lock });
  if (!row) return null;
  const isErased = row.reference === opaqueOf(id);
  const known = { reference: isErased ? null : row.reference, name: row.name, email: row.email };
  const { timeZone } = row;
  await manager.update(CustomerEntity, { organisationId, id }, { reference: opaqueOf(id), name: null, email: null, timeZone: null });
  const identity = present([...Object.values(known), ...(await earlierNames(manager, { organisationId, id }))]);
  return { identity, digest: isErased ? null : digestOf(row.reference), fields: emptied('customer', { ...known, time_zone: timeZone }) };
}

/** What the customer was called when earlier cases were raised. */
async function earlierNames(manager: EntityManager, { organisationId, id }: { organisationId: string; id: string }): Promise<string[]> {
  const rows = await manager.query<{ name: string | null; email: string | null }[]>(
    `select distinct c.body -> 'customer' ->> 'name' as name, c.body -> 'customer' ->> 'email' as email
     from command c join escalation e on e.id = c.escalation_id
     where c.organisation_id = $1 and e.organisation_id = $1 and e.customer_id = $2 and c.type = 'raise'`,
    [organisationId, id],
  );
  return present(rows.flatMap(({ name, email }) => [name, email]));
}

async function takeUser(manager: EntityManager, { organisationId, subject: { id } }: BeginErasure): Promise<Taken | null> {
  const row = await manager.findOne(UserEntity, { where: { organisationId, id }, lock });
  if (!row) return null;
  const known = { username: row.username === opaqueOf(id) ? null : row.username, name: row.name, email: row.email };
  await manager.update(UserEntity, { organisationId, id }, { username: opaqueOf(id), name: null, email: null, active: false });
  const fields = { ...emptied('user', known), ...(await takeWaysIn(manager, { organisationId, userId: id })) };
  return { identity: present(Object.values(known)), digest: null, fields };
}

const present = (names: readonly (string | null)[]): string[] => [...new Set(names.filter((name) => name !== null))];
