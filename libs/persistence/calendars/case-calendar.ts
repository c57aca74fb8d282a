// Decides whose hours a case counts on: those of its team, else those of the organisation (ADR 26).
import type { CaseProfile, PolicyDocument } from '@relais/contracts';
import { firstTeam } from '@relais/domain/routing';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { TeamEntity } from '../entities/organisation.entity';
import { newestCalendarsIn, type StoredCalendar } from './calendar.repository';

/** The newest version of the calendar of each team that has one of its own. */
export type CalendarsOfTeams = ReadonlyMap<string, StoredCalendar>;

export interface HoursOfOrganisation {
  readonly document: Pick<PolicyDocument, 'matrix' | 'levels'>;
  /** The one that the policy counts on. */
  readonly calendar: StoredCalendar;
  readonly ofTeams: CalendarsOfTeams;
}

export interface CaseWithTeam {
  /** Null for a case of which nothing is recorded yet. */
  readonly profile: CaseProfile | null;
  /** Null until somebody was found. */
  readonly recipientTeamId: string | null;
}

/** Of the team that has the case or, before anybody has it, of the team that the matrix sends it to first. */
export function calendarOfCase(
  { document, calendar, ofTeams }: HoursOfOrganisation,
  { profile, recipientTeamId }: CaseWithTeam,
): StoredCalendar {
  const teamId = recipientTeamId ?? (profile && firstTeam(document, profile));
  return (teamId === null ? undefined : ofTeams.get(teamId)) ?? calendar;
}

/** Inside the caller's transaction. */
export async function calendarsOfTeamsIn(manager: EntityManager, organisationId: string): Promise<CalendarsOfTeams> {
  const teams = await manager.find(TeamEntity, { where: { organisationId, calendarId: Not(IsNull()) }, order: { id: 'ASC' } });
  if (teams.length === 0) return new Map();
  const calendars = new Map((await newestCalendarsIn(manager, organisationId)).map((calendar) => [calendar.id, calendar]));
  return new Map(
    teams.map(({ id, calendarId }) => {
      const calendar = calendars.get(calendarId as string);
      if (!calendar) throw new Error(`team ${id} works on the calendar ${calendarId}, which was saved before and is gone`);
      return [id, calendar];
    }),
  );
}
