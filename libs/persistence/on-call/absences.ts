// Reads who is away, as the on-call rules take it: an absence that was ended early ends then.
import type { Absence } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { AbsenceEntity } from '../entities/on-call.entity';

export interface StoredAbsence extends Absence {
  readonly id: string;
  readonly recordedAt: number;
  readonly endedAt: number | null;
}

const inForce = 'least(absence.ends_at, absence.ended_at)';

/** Those that touch the time from `from` to `to` (epoch milliseconds, both included), by their start. */
export async function absencesIn(
  manager: EntityManager,
  { organisationId, from, to }: { readonly organisationId: string; readonly from: number; readonly to?: number },
): Promise<StoredAbsence[]> {
  const query = manager
    .createQueryBuilder(AbsenceEntity, 'absence')
    .where('absence.organisation_id = :organisationId', { organisationId })
    .andWhere(`${inForce} > :from and ${inForce} > absence.starts_at`, { from: new Date(from) });
  if (to !== undefined) query.andWhere('absence.starts_at <= :to', { to: new Date(to) });
  const rows = await query.orderBy('absence.starts_at').addOrderBy('absence.id').getMany();
  return rows.map(storedAbsence);
}

export const storedAbsence = ({ id, userId, startsAt, endsAt, endedAt, deputyId, recordedAt }: AbsenceEntity): StoredAbsence => ({
  id,
  userId,
  from: startsAt,
  to: Math.min(endsAt, endedAt ?? endsAt),
  ...(deputyId !== null && { deputyId }),
  recordedAt,
  endedAt,
});
