// Keeps who is away and who stands in for them; a circle of deputies never gets in (domain.md §6).
import { randomUUID } from 'node:crypto';
import type { Absence } from '@relais/contracts';
import { deputyCycle } from '@relais/domain/on-call';
import { type EntityManager, IsNull } from 'typeorm';
import { type Changer, recordConfigChange } from '../access/config-change.repository';
import type { Database } from '../database/database';
import { changeRows, insertRows } from '../database/rows';
import { AbsenceEntity } from '../entities/on-call.entity';
import { absencesIn, type StoredAbsence, storedAbsence } from './absences';

/** Why an absence is not kept: the person is away at that time already, or the deputies would stand in for each other (in its order). */
export type AbsenceRefusal =
  | { readonly kind: 'overlaps'; readonly other: StoredAbsence }
  | { readonly kind: 'circle'; readonly userIds: readonly string[] };

export type AbsenceRecorded = { readonly kind: 'recorded'; readonly absence: StoredAbsence } | AbsenceRefusal;

interface AbsenceReference {
  readonly organisationId: string;
  readonly absenceId: string;
}

export class AbsenceRepository {
  constructor(private readonly database: Database) {}

  /** Those not over at `from` (epoch milliseconds), by their start. */
  list(question: { readonly organisationId: string; readonly from: number }): Promise<readonly StoredAbsence[]> {
    return this.database.read((manager) => absencesIn(manager, question));
  }

  /** Null when the organisation has none under that id. */
  async find({ organisationId, absenceId: id }: AbsenceReference): Promise<StoredAbsence | null> {
    const row = await this.database.read((manager) => manager.findOneBy(AbsenceEntity, { organisationId, id }));
    return row && storedAbsence(row);
  }

  /** The caller has made sure that both people are the organisation's. */
  record({ changer, absence }: { changer: Changer; absence: Absence }): Promise<AbsenceRecorded> {
    const { organisationId, at: recordedAt, userId: recordedBy } = changer;
    return this.database.transaction(async (manager) => {
      // Two absences that each close no circle could close one together.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 47))', [organisationId]);
      const refusal = await refusalOf(manager, { organisationId, absence });
      if (refusal) return refusal;
      const { userId, from: startsAt, to: endsAt, deputyId = null } = absence;
      const row = { id: randomUUID(), organisationId, userId, startsAt, endsAt, deputyId, recordedAt, recordedBy, endedAt: null };
      await insertRows(manager, { into: AbsenceEntity, rows: [row] });
      const after = traced(absence);
      await recordConfigChange(manager, { changer, what: 'absence_recorded', subjectId: userId, before: null, after });
      return { kind: 'recorded', absence: storedAbsence(row) };
    });
  }

  /** Ends it now; one that has not begun never will. Ending it again, or after its end, changes nothing. */
  end({ changer, absenceId: id }: { changer: Changer; absenceId: string }): Promise<StoredAbsence | null> {
    const { organisationId, at: endedAt } = changer;
    return this.database.transaction(async (manager) => {
      const row = await manager.findOne(AbsenceEntity, { where: { organisationId, id }, lock: { mode: 'pessimistic_write' } });
      if (!row || row.endedAt !== null || row.endsAt <= endedAt) return row && storedAbsence(row);
      await changeRows(manager, { of: AbsenceEntity, where: { organisationId, id, endedAt: IsNull() as never }, to: { endedAt } });
      const [before, after] = [traced(storedAbsence(row)), traced(storedAbsence({ ...row, endedAt }))];
      await recordConfigChange(manager, { changer, what: 'absence_ended', subjectId: row.userId, before, after });
      return storedAbsence({ ...row, endedAt });
    });
  }
}

async function refusalOf(
  manager: EntityManager,
  { organisationId, absence }: { organisationId: string; absence: Absence },
): Promise<AbsenceRefusal | null> {
  const { userId, from, to } = absence;
  const known = await absencesIn(manager, { organisationId, from, to });
  const other = known.find((one) => one.userId === userId && one.from < to && from < one.to);
  if (other) return { kind: 'overlaps', other };
  const userIds = deputyCycle([...known, absence]);
  return userIds && { kind: 'circle', userIds };
}

const traced = ({ from, to, deputyId }: Absence) => ({ from: iso(from), to: iso(to), deputyId: deputyId ?? null });
const iso = (at: number): string => new Date(at).toISOString();
