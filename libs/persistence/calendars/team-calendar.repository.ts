// Keeps which calendar a team works on, and gives the calendars of all teams.
import { type Changer, recordConfigChange } from '../access/config-change.repository';
import type { Database } from '../database/database';
import { changeRows } from '../database/rows';
import { type StoredTeam, teamsIn } from '../directory/directory.repository';
import { TeamEntity } from '../entities/organisation.entity';
import { newestCalendarIn } from './calendar.repository';
import { type CalendarsOfTeams, calendarsOfTeamsIn } from './case-calendar';

export interface ChooseTeamCalendar {
  readonly changer: Changer;
  readonly teamId: string;
  /** Null: the hours of the organisation. */
  readonly calendarId: string | null;
}

export type TeamCalendarChosen =
  | { readonly kind: 'chosen'; readonly team: StoredTeam }
  | { readonly kind: 'unknown_team' | 'unknown_calendar' };

export class TeamCalendarRepository {
  constructor(private readonly database: Database) {}

  all(organisationId: string): Promise<CalendarsOfTeams> {
    return this.database.read((manager) => calendarsOfTeamsIn(manager, organisationId));
  }

  /** Cases that are born from now on count on it; those that run keep theirs. */
  choose({ changer, teamId: id, calendarId }: ChooseTeamCalendar): Promise<TeamCalendarChosen> {
    const { organisationId } = changer;
    return this.database.transaction(async (manager) => {
      const before = await manager.findOne(TeamEntity, { where: { organisationId, id }, lock: { mode: 'pessimistic_write' } });
      if (!before) return { kind: 'unknown_team' };
      if (calendarId !== null && !(await newestCalendarIn(manager, { organisationId, calendarId }))) return { kind: 'unknown_calendar' };
      await changeRows(manager, { of: TeamEntity, where: { organisationId, id }, to: { calendarId } });
      const trail = { before: { calendarId: before.calendarId }, after: { calendarId } };
      await recordConfigChange(manager, { changer, what: 'team_calendar_chosen', subjectId: id, ...trail });
      const teams = await teamsIn(manager, organisationId);
      return { kind: 'chosen', team: teams.find((team) => team.id === id) as StoredTeam };
    });
  }
}
