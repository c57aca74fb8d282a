// Erases a person from some cases at a time, each held as `record` holds it, so that no step can carry words past the erasure.
import type { EntityManager } from 'typeorm';
import { auditedAmong } from '../audit/audited-cases';
import { firstFault } from '../audit/chain';
import type { ErasureEntity } from '../entities/erasure.entity';
import { emptyings } from './emptying';
import { namingPattern } from './naming-pattern';
import { strikeDossiers, strikings } from './striking';
import { Tally } from './tally';
import { emptyingsOfUser } from './user-words';

// Some hundred cases are done well within the second that other writers of them wait without noticing.
const atOnce = 100;

interface LockedId {
  readonly id: string;
  readonly own: boolean;
}

/** What has changed of the erasure's row; null when no case is left. */
export type Progress = Pick<ErasureEntity, 'cursor' | 'fields' | 'cases' | 'faultsBefore' | 'faultsAfter'>;

export async function eraseNextCases(manager: EntityManager, erasure: ErasureEntity): Promise<Progress | null> {
  const { organisationId, subjectKind, subjectId, cursor } = erasure;
  // In the order of their ids: two erasures wait for one another, and for `record`, and never in a circle.
  const locked = await manager.query<LockedId[]>(
    `select id, ($3 = 'customer' and customer_id = $4) as own from escalation where organisation_id = $1 and id > $2 order by id limit $5
     for no key update`,
    [organisationId, cursor, subjectKind, subjectId, atOnce],
  );
  const last = locked.at(-1);
  if (!last) return null;
  const cases = locked.map(({ id }) => id);
  const own = locked.filter((one) => one.own).map(({ id }) => id);
  const tally = new Tally(erasure);
  const concerned = await casesWhosePastChanges(manager, { erasure, cases, own });
  const before = await faultsIn(manager, concerned);
  await eraseIn(manager, { erasure, cases, own, tally });
  const after = await faultsIn(manager, concerned);
  return {
    cursor: last.id,
    fields: tally.fields,
    cases: [...tally.cases],
    faultsBefore: erasure.faultsBefore + before,
    faultsAfter: erasure.faultsAfter + after,
  };
}

interface Batch {
  readonly erasure: ErasureEntity;
  readonly cases: readonly string[];
  /** Those that are the customer's. */
  readonly own: readonly string[];
}

async function eraseIn(manager: EntityManager, { erasure, cases, own, tally }: Batch & { tally: Tally }): Promise<void> {
  if (own.length > 0) for (const change of emptyings(own)) await tally.make(manager, change);
  if (erasure.subjectKind === 'user') for (const change of emptyingsOfUser(cases, erasure.subjectId)) await tally.make(manager, change);
  const pattern = namingPattern(erasure.identity ?? []);
  if (!pattern) return;
  await strikeDossiers(manager, { cases, pattern, tally });
  for (const change of strikings(cases, pattern)) await tally.make(manager, change);
}

async function casesWhosePastChanges(manager: EntityManager, { erasure, cases, own }: Batch): Promise<readonly string[]> {
  const pattern = namingPattern(erasure.identity ?? []);
  const { subjectKind, subjectId } = erasure;
  const rows = await manager.query<{ id: string }[]>(
    `select distinct escalation_id as id from timeline_entry where escalation_id = any($1) and text is not null
       and (text::text ~* $2 or ($3 = 'user' and type in ('give_feedback', 'rate_support')
         and (select e.agent_id = $4 or f.given_by = $4 from escalation e left join feedback f on f.escalation_id = e.id where e.id = timeline_entry.escalation_id)))`,
    [cases, pattern?.sql ?? null, subjectKind, subjectId],
  );
  return [...new Set([...own, ...rows.map(({ id }) => id)])];
}

async function faultsIn(manager: EntityManager, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const audited = await auditedAmong(manager, ids);
  return audited.filter(
    ({ entries, step, timelineHash: hash, timelineLength: length, anchors }) =>
      firstFault({ entries, end: { hash, length, step }, anchors }) !== null,
  ).length;
}
