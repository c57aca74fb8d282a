// Reads a whole roster for its health: people, teams with their plans, absences, and the matrix that new cases take along.
import { planOfSeats } from '@relais/domain/on-call';
import type { CheckedTeam, RosterQuestion } from '@relais/domain/roster-health';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { type StoredTeam, type StoredUser, teamsIn, usersIn } from '../directory/directory.repository';
import { publishedPolicyIn } from '../policies/policy.repository';
import { absencesIn } from './absences';
import { compiledPlan } from './compiled-plans';
import { newestPlanIn } from './plans';

interface RosterReference {
  readonly organisationId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Everything that the checks ask about, with people and teams whole. */
export interface StoredRoster extends RosterQuestion {
  readonly users: readonly StoredUser[];
  readonly teams: readonly (StoredTeam & CheckedTeam)[];
}

export class RosterRepository {
  constructor(private readonly database: Database) {}

  /** An organisation without a published policy has an empty matrix. */
  read({ organisationId, at }: RosterReference): Promise<StoredRoster> {
    return this.database.read(async (manager) => {
      const users = await usersIn(manager, { organisationId });
      const teams = [];
      for (const team of await teamsIn(manager, organisationId)) teams.push(await withPlan(manager, { organisationId, team, at }));
      const absences = await absencesIn(manager, { organisationId, from: at });
      const policy = await publishedPolicyIn(manager, organisationId);
      return { at, users, teams, absences, matrix: policy?.document.matrix ?? [] };
    });
  }
}

async function withPlan(manager: EntityManager, { organisationId, team, at }: RosterReference & { team: StoredTeam }) {
  const stored = await newestPlanIn(manager, { organisationId, teamId: team.id });
  const plan = stored ? compiledPlan(stored, { from: at, to: at }) : planOfSeats(team);
  return { ...team, document: stored?.document ?? null, plan };
}
