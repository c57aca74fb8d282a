// Reads and writes single versions of a policy inside a transaction that holds the organisation's policy for itself.
import { type EntityManager, IsNull, Not } from 'typeorm';
import { changeRows } from '../database/rows';
import { PolicyEntity } from '../entities/rules.entity';
import { completed } from './policy.repository';
import {
  type PolicyVersionReference,
  type PolicyVersionRefusal,
  PolicyVersionRefusedError,
  type StoredPolicyVersion,
} from './policy-version-types';

export const refused = (refusal: PolicyVersionRefusal): PolicyVersionRefusedError => new PolicyVersionRefusedError(refusal);

/** Of two who publish at once, the second sees what the first published. */
export const holdPolicy = (manager: EntityManager, organisationId: string): Promise<unknown> =>
  manager.query(`select pg_advisory_xact_lock(hashtextextended('policy ' || $1, 0))`, [organisationId]);

export const rowIn = (manager: EntityManager, where: PolicyVersionReference): Promise<PolicyEntity | null> =>
  manager.findOneBy(PolicyEntity, where);

export const publishedRowIn = (manager: EntityManager, organisationId: string): Promise<PolicyEntity | null> =>
  manager.findOne(PolicyEntity, { where: { organisationId, publishedAt: Not(IsNull()) }, order: { version: 'DESC' } });

export async function nextVersionIn(manager: EntityManager, organisationId: string): Promise<number> {
  return ((await manager.maximum(PolicyEntity, 'version', { organisationId })) ?? 0) + 1;
}

/** Only a draft changes. @throws PolicyVersionRefusedError */
export async function draftIn(manager: EntityManager, reference: PolicyVersionReference): Promise<PolicyEntity> {
  const row = await rowIn(manager, reference);
  if (!row) throw refused({ kind: 'unknown_version' });
  if (row.publishedAt !== null) throw refused({ kind: 'published_already' });
  return row;
}

export async function changeRow(
  manager: EntityManager,
  { row, to }: { row: PolicyEntity; to: Partial<PolicyEntity> },
): Promise<PolicyEntity> {
  const { organisationId, version } = row;
  await changeRows(manager, { of: PolicyEntity, where: { organisationId, version }, to });
  return { ...row, ...to };
}

export const stored = (row: PolicyEntity): StoredPolicyVersion => ({ ...line(row), document: completed(row.document) });

/** The columns that a list shows, the document left where it is. */
export const listedColumns = [
  'version',
  'calendarId',
  'authors',
  'revision',
  'basedOn',
  'rolledBackTo',
  'changedAt',
  'publishedAt',
  'publishedBy',
  'reason',
] as const;

type Listed = Pick<PolicyEntity, (typeof listedColumns)[number]>;

export const line = (row: Listed): Listed => Object.fromEntries(listedColumns.map((column) => [column, row[column]])) as Listed;
