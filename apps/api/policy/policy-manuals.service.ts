// Writes the escalation manual out of a version of the policy, with the roster as it is at the moment of the question.
import { Injectable } from '@nestjs/common';
import type { Language } from '@relais/contracts';
import { type Manual, writeManual } from '@relais/manual';
import { CalendarRepository, DirectoryRepository, PolicyRepository, PolicyVersionRepository, RosterRepository } from '@relais/persistence';
import { notFound } from '../http/problem-error';
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
    private readonly policies: PolicyRepository,
    private readonly versions: PolicyVersionRepository,
    private readonly calendars: CalendarRepository,
    private readonly rosters: RosterRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  /** @throws ProblemError not_found */
  async write({ organisationId, version: asked, language, userId, at }: Question): Promise<Manual> {
    const version = asked ?? (await this.publishedVersion(organisationId));
    const policy = await this.versions.find({ organisationId, version });
    if (!policy) throw unknownVersion();
    const [calendar, organisation, roster] = await Promise.all([
      this.calendars.find({ organisationId, calendarId: policy.calendarId }),
      this.directory.organisation(organisationId),
      this.rosters.read({ organisationId, at }),
    ]);
    if (!calendar || !organisation) throw new Error(`version ${version} counts on a calendar or an organisation that is gone`);
    const { users, teams, absences } = roster;
    const reader = users.find(({ id }) => id === userId);
    const told = language ?? reader?.language ?? organisation.language;
    return writeManual({ language: told, organisation, policy, calendar, users, teams, absences, at });
  }

  private async publishedVersion(organisationId: string): Promise<number> {
    const published = await this.policies.published(organisationId);
    if (!published) throw notFound('Your organisation has no published policy.');
    return published.version;
  }
}
