// Writes the escalation manual out of a version of the policy, with the roster as it is at the moment of the question.
import { Injectable } from '@nestjs/common';
import type { Language } from '@relais/contracts';
import { type Manual, writeManual } from '@relais/manual';
import {
  CalendarRepository,
  DirectoryRepository,
  PolicyVersionRepository,
  RosterRepository,
  type StoredPolicyVersion,
  TeamCalendarRepository,
} from '@relais/persistence';
import { notFound } from '../http/problem-error';
import { calendarOf } from './policy-calendar';
import { unknownVersion } from './policy-refusal';

interface Question {
  readonly organisationId: string;
  /** The published one unless given. */
  readonly version?: number;
  readonly language?: Language;
  /** Who asks, where it is a person. */
  readonly userId: string | null;
  readonly at: number;
}

@Injectable()
export class PolicyManuals {
  constructor(
    private readonly versions: PolicyVersionRepository,
    private readonly calendars: CalendarRepository,
    private readonly teamCalendars: TeamCalendarRepository,
    private readonly rosters: RosterRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  /** @throws ProblemError not_found */
  async write(question: Question): Promise<Manual> {
    const { organisationId, language, userId, at } = question;
    const policy = await this.policyOf(question);
    const [calendar, ofTeams, organisation, roster] = await Promise.all([
      calendarOf(this.calendars, { organisationId, policy }),
      this.teamCalendars.all(organisationId),
      this.directory.organisation(organisationId),
      this.rosters.read({ organisationId, at }),
    ]);
    if (!organisation) throw new Error(`organisation ${organisationId} wrote a policy and is gone`);
    const { users, absences } = roster;
    const teams = roster.teams.map((team) => ({ ...team, calendar: ofTeams.get(team.id) ?? null }));
    const reader = users.find(({ id }) => id === userId);
    const told = language ?? reader?.language ?? organisation.language;
    return writeManual({ language: told, organisation, policy, calendar, users, teams, absences, at });
  }

  private async policyOf({ organisationId, version }: Question): Promise<StoredPolicyVersion> {
    const policy = await (version === undefined
      ? this.versions.published(organisationId)
      : this.versions.find({ organisationId, version }));
    if (policy) return policy;
    throw version === undefined ? notFound('Your organisation has no published policy.') : unknownVersion();
  }
}
