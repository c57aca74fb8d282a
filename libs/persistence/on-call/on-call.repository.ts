// Keeps the on-call plans of teams, each version as it was saved, and answers what is known of who answers when.
import type { OnCallPlan } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { type Changer, recordConfigChange } from '../access/config-change.repository';
import type { Database } from '../database/database';
import { insertRows } from '../database/rows';
import { type StoredTeam, type StoredUser, teamsIn, usersIn } from '../directory/directory.repository';
import { OnCallPlanEntity } from '../entities/on-call.entity';
import { dutyIn, type TeamDuty } from './duty';
import { newestPlanIn, type StoredOnCallPlan, type TeamReference } from './plans';

/** A team as it is asked about: everybody's names, and its own duty. */
export interface TeamOnDuty extends TeamDuty {
  readonly team: StoredTeam;
  readonly users: readonly StoredUser[];
}

export interface SaveOnCallPlan {
  readonly changer: Changer;
  readonly teamId: string;
  /** The version that was read; 0 for none yet. Any unless given. */
  readonly expected?: number;
  /** Makes the new plan out of the one before; what it throws keeps that one. */
  readonly change: (before: OnCallPlan | null) => OnCallPlan;
  readonly reason: string | null;
}

/** Somebody saved another version since (`code` `on_call_plan_changed`). */
export class OnCallPlanChangedError extends Error {
  readonly code = 'on_call_plan_changed';

  constructor(readonly version: number) {
    super(`The on-call plan is at version ${version} by now: read it again, then save.`);
    this.name = 'OnCallPlanChangedError';
  }
}

export class OnCallRepository {
  constructor(private readonly database: Database) {}

  /** Null for a team without a plan. */
  newest(reference: TeamReference): Promise<StoredOnCallPlan | null> {
    return this.database.read((manager) => newestPlanIn(manager, reference));
  }

  /** Null when the organisation has no such team; instants in epoch milliseconds, both included. */
  duty({ organisationId, teamId, from, to }: TeamReference & { from: number; to: number }): Promise<TeamOnDuty | null> {
    return this.database.read(async (manager) => {
      const team = (await teamsIn(manager, organisationId)).find(({ id }) => id === teamId);
      if (!team) return null;
      const users = await usersIn(manager, { organisationId });
      return { team, users, ...(await dutyIn(manager, { organisationId, team, from, to })) };
    });
  }

  /** Saves the next version. The caller has made sure that the team is the organisation's. @throws OnCallPlanChangedError */
  save({ changer, teamId, expected, change, reason }: SaveOnCallPlan): Promise<StoredOnCallPlan> {
    const { organisationId, at: savedAt, userId: savedBy } = changer;
    return this.database.transaction(async (manager) => {
      // Of two people saving at once, the second sees what the first saved.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [teamId]);
      const before = await newestPlanIn(manager, { organisationId, teamId });
      const version = before?.version ?? 0;
      if (expected !== undefined && expected !== version) throw new OnCallPlanChangedError(version);
      const document = change(before?.document ?? null);
      const saved = { teamId, version: version + 1, document, reason, savedAt, savedBy };
      await insertRows(manager, { into: OnCallPlanEntity, rows: [{ ...saved, organisationId }] });
      await recordVersion(manager, { changer, saved });
      return saved;
    });
  }
}

/** The versions themselves stay where they are. */
const recordVersion = (manager: EntityManager, { changer, saved }: { changer: Changer; saved: StoredOnCallPlan }): Promise<void> =>
  recordConfigChange(manager, {
    changer,
    what: 'on_call_plan_saved',
    subjectId: saved.teamId,
    before: saved.version === 1 ? null : { version: saved.version - 1 },
    after: { version: saved.version },
  });
