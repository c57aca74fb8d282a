// All that the question "who is on call for this team" needs beside the people: the plan, who is away, and who has how much.
import type { Absence, CompiledOnCallPlan } from '@relais/contracts';
import { planOfSeats } from '@relais/domain/on-call';
import type { EntityManager } from 'typeorm';
import type { StoredTeam } from '../directory/directory.repository';
import { absencesIn } from './absences';
import { compiledPlan } from './compiled-plans';
import { newestPlanIn, type StoredOnCallPlan } from './plans';

export interface TeamDuty {
  /** Null for a team that has none: its primary answers, with its backup behind. */
  readonly stored: StoredOnCallPlan | null;
  readonly plan: CompiledOnCallPlan;
  readonly absences: readonly Absence[];
  /** Open cases by recipient; asked only where the plan goes by it, else empty. */
  readonly load: ReadonlyMap<string, number>;
}

export interface DutyQuestion {
  readonly organisationId: string;
  readonly team: Pick<StoredTeam, 'id' | 'primaryUserId' | 'backupUserId'>;
  /** Epoch milliseconds; `to` is included. */
  readonly from: number;
  readonly to: number;
  /** A case that is on its way to somebody counts for nobody. */
  readonly besides?: string;
}

/** Inside the caller's transaction. */
export async function dutyIn(manager: EntityManager, { organisationId, team, from, to, besides }: DutyQuestion): Promise<TeamDuty> {
  const stored = await newestPlanIn(manager, { organisationId, teamId: team.id });
  const plan = stored ? compiledPlan(stored, { from, to }) : planOfSeats(team);
  const shared = plan.layers.some(({ rotation, people }) => rotation === 'round_robin' && people.length > 1);
  return {
    stored,
    plan,
    absences: await absencesIn(manager, { organisationId, from, to }),
    load: shared ? await openCasesIn(manager, { organisationId, besides }) : new Map(),
  };
}

async function openCasesIn(manager: EntityManager, { organisationId, besides }: { organisationId: string; besides: string | undefined }) {
  const rows = await manager.query<{ userId: string; cases: number }[]>(
    `select recipient_user_id as "userId", count(*)::int as cases from escalation
     where organisation_id = $1 and status <> 'closed' and recipient_user_id is not null and id is distinct from $2::uuid
     group by recipient_user_id`,
    [organisationId, besides ?? null],
  );
  return new Map(rows.map(({ userId, cases }) => [userId, cases]));
}
