// All rows of one demo organisation; the two differ in names, addresses, delays and hours only.
import { scopes } from '@relais/contracts';
import { observedDates } from '@relais/domain/calendar-compilation';
import { hashApiKey } from '../access/api-key.repository';
import { ApiKeyEntity } from '../entities/access.entity';
import { AbsenceEntity, OnCallPlanEntity } from '../entities/on-call.entity';
import { MembershipEntity, OrganisationEntity, TeamEntity, UserEntity, UserIdentityEntity } from '../entities/organisation.entity';
import { CalendarEntity, PolicyEntity } from '../entities/rules.entity';
import { officeCalendar, practiceCalendar } from './demo-calendars';
import { demoAbsence, demoPlans, documentOf } from './demo-on-call';
import { type DemoPerson, type DemoTeam, type DemoTeamName, demoPeople, demoTeams } from './demo-people';
import { demoPolicy } from './demo-policies';
import { stableId } from './stable-id';

export interface DemoOrganisation {
  readonly slug: 'vivalea' | 'vivalea-practice';
  readonly name: string;
  readonly practice: boolean;
  /** Where its people get their mails. */
  readonly mailDomain: string;
  readonly apiKey: string;
  /** Where its people sign in, their ids being their subjects there; nowhere unless given. */
  readonly issuer?: string;
  /** Instant of the seeding. */
  readonly at: number;
}

/** Rows in the order in which they refer to each other. */
export function rowsOf(demo: DemoOrganisation) {
  const organisationId = stableId(demo.slug);
  const { name, practice, at } = demo;
  return [
    { into: OrganisationEntity, rows: [{ id: organisationId, name, practice, language: 'fr' as const, createdAt: at }] },
    { into: UserEntity, rows: users(demo, organisationId) },
    { into: UserIdentityEntity, rows: identities(demo, organisationId) },
    { into: TeamEntity, rows: teams(demo, organisationId) },
    { into: MembershipEntity, rows: memberships(demo, organisationId) },
    { into: CalendarEntity, rows: [calendar(demo, organisationId)] },
    { into: PolicyEntity, rows: [policy(demo, organisationId)] },
    { into: OnCallPlanEntity, rows: demo.practice ? [] : plans(demo, organisationId) },
    { into: AbsenceEntity, rows: demo.practice ? [] : [absence(demo, organisationId)] },
  ] as const;
}

/** The key that the printed `curl` uses; a new one takes the place of the one before. */
export const keyOf = ({ slug, name, apiKey, at }: DemoOrganisation): ApiKeyEntity => ({
  id: stableId(slug, 'api-key'),
  organisationId: stableId(slug),
  name,
  hash: hashApiKey(apiKey),
  scopes: [...scopes],
  createdAt: at,
  revokedAt: null,
  start: apiKey.slice(0, 12),
  previousHash: null,
  previousUntil: null,
  lastUsedAt: null,
});

const day = 24 * 3_600_000;
const userId = (slug: string, person: string): string => stableId(slug, 'user', person);
const teamId = (slug: string, team: string): string => stableId(slug, 'team', team);
const teamList = Object.entries(demoTeams) as [DemoTeamName, DemoTeam][];

const users = ({ slug, mailDomain, at: createdAt }: DemoOrganisation, organisationId: string): UserEntity[] =>
  Object.entries(demoPeople).map(([username, [name, language]]) => {
    const email = `${username}@${mailDomain}`;
    return { id: userId(slug, username), organisationId, username, name, email, language, active: true, createdAt };
  });

const identities = ({ slug, issuer }: DemoOrganisation, organisationId: string): UserIdentityEntity[] =>
  Object.keys(issuer === undefined ? {} : demoPeople).map((username) => {
    const person = userId(slug, username);
    return { organisationId, userId: person, issuer: issuer as string, subject: person };
  });

const teams = ({ slug }: DemoOrganisation, organisationId: string): TeamEntity[] =>
  teamList.map(([key, { name, level, partner = false, primary, backup }]) => ({
    id: teamId(slug, key),
    organisationId,
    name,
    level,
    partner,
    primaryUserId: userId(slug, primary),
    backupUserId: userId(slug, backup),
    calendarId: null,
  }));

const memberships = ({ slug }: DemoOrganisation, organisationId: string): MembershipEntity[] =>
  teamList.flatMap(([key, { members }]) =>
    (Object.keys(members) as DemoPerson[]).flatMap((person) => {
      const { [person]: role } = members;
      return role ? [{ organisationId, teamId: teamId(slug, key), userId: userId(slug, person), role }] : [];
    }),
  );

const plans = ({ slug, at }: DemoOrganisation, organisationId: string): Partial<OnCallPlanEntity>[] =>
  demoPlans.map((plan) => ({
    organisationId,
    teamId: teamId(slug, plan.team),
    version: 1,
    document: documentOf(plan, (person) => userId(slug, person)),
    savedAt: at,
  }));

function absence({ slug, at }: DemoOrganisation, organisationId: string): Partial<AbsenceEntity> {
  const { person, deputy, afterDays, days } = demoAbsence;
  const startsAt = (Math.floor(at / day) + afterDays) * day;
  const who = { userId: userId(slug, person), deputyId: userId(slug, deputy) };
  return { id: stableId(slug, 'absence', person), organisationId, ...who, startsAt, endsAt: startsAt + days * day, recordedAt: at };
}

function calendar({ slug, practice, at }: DemoOrganisation, organisationId: string): CalendarEntity {
  const document = practice ? practiceCalendar : officeCalendar;
  return {
    organisationId,
    id: stableId(slug, 'calendar'),
    version: 1,
    name: practice ? 'Toujours ouvert' : 'Heures de bureau, France',
    document,
    publicHolidays: observedDates(document, { at }),
    savedAt: at,
    savedBy: null,
  };
}

const policy = ({ slug, practice, at }: DemoOrganisation, organisationId: string): Partial<PolicyEntity> => ({
  organisationId,
  version: 1,
  document: demoPolicy({ practice, teamId: (team) => teamId(slug, team) }),
  calendarId: stableId(slug, 'calendar'),
  publishedAt: at,
});
