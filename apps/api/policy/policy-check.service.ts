// Checks a version of the policy against its calendar and today's roster, and walks whole lives under it.
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyCheckView, PolicyFinding, Recipient, RosterFindingView } from '@relais/contracts';
import { freezeRules } from '@relais/domain/policy';
import { checkPolicy, type PolicyRoster } from '@relais/domain/policy-check';
import { rosterHealth } from '@relais/domain/roster-health';
import { type PolicyWalk, type WalkFault, walkPolicy } from '@relais/machines/policy-walk';
import { policyTemplateFaults } from '@relais/messaging';
import { CalendarRepository, RosterRepository, type StoredPolicyVersion, type StoredRoster, type StoredTeam } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import { presentFinding } from '../roster-health/roster-finding';
import { calendarOf } from './policy-calendar';

/** Enough to mend, too few to flood. */
const mostFaults = 100;
/** Some ten milliseconds. */
const livesInARow = 5;

interface Question {
  readonly organisationId: string;
  readonly checked: Pick<StoredPolicyVersion, 'document' | 'calendarId' | 'version'>;
  readonly at: number;
}

export type PolicyFindings = Omit<PolicyCheckView, 'version' | 'revision'>;

@Injectable()
export class PolicyChecks {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly rosters: RosterRepository,
  ) {}

  async check(question: Question): Promise<PolicyFindings> {
    const roster = await this.rosters.read(question);
    const { faults, lives } = await this.findings(question, roster);
    const warnings = warningsOf(question, roster);
    return { publishable: faults.length === 0, faults: faults.slice(0, mostFaults), warnings, lives };
  }

  /** What people should know of a version that is published: no life is walked under it. */
  async warnings(question: Question): Promise<RosterFindingView[]> {
    return warningsOf(question, await this.rosters.read(question));
  }

  /** What people should know of a version that may be published. @throws ProblemError policy_refused with every fault */
  async assertFit(question: Question): Promise<RosterFindingView[]> {
    const { faults, warnings } = await this.check(question);
    if (faults.length === 0) return warnings;
    throw new ProblemError({ code: 'policy_refused', detail: 'See errors for each place of the document.', details: { errors: faults } });
  }

  private async findings(
    { organisationId, checked, at }: Question,
    { users, teams }: StoredRoster,
  ): Promise<{ faults: PolicyFinding[]; lives: number }> {
    const { document, version } = checked;
    const calendar = await calendarOf(this.calendars, { organisationId, policy: checked });
    const roles = new Set(users.filter(({ active }) => active).flatMap(({ memberships }) => memberships.map(({ role }) => role)));
    const roster: PolicyRoster = { teams, roles };
    const faults: PolicyFinding[] = checkPolicy({ document, calendar: calendar.document, roster, at });
    // A text takes some ten milliseconds at the limits: others are answered in between.
    for (const ofText of policyTemplateFaults(document.templates)) {
      faults.push(...ofText);
      await setImmediate();
    }
    // Lives can be walked only under rules that can be read; what else is wrong is said first.
    if (faults.length > 0) return { faults, lives: 0 };
    const rules = freezeRules({ document, version, calendar: calendar.document, at });
    return walked({ rules, roles, at, recipientOf: (teamId) => recipientOf(teams, teamId) });
  }
}

const warningsOf = ({ checked: { document } }: Question, roster: StoredRoster): RosterFindingView[] =>
  rosterHealth({ ...roster, matrix: document.matrix }).map(presentFinding);

/** Others are answered in between: all the lives together take a good part of a second. */
async function walked(walk: PolicyWalk): Promise<{ faults: PolicyFinding[]; lives: number }> {
  const faults = new Map<string, PolicyFinding>();
  let lives = 0;
  for (const fault of walkPolicy(walk)) {
    lives += 1;
    if (fault) faults.set(wordsOf(fault), { pointer: `/cadence/${fault.class}`, detail: wordsOf(fault) });
    if (lives % livesInARow === 0) await setImmediate();
  }
  return { lives, faults: [...faults.values()] };
}

const wordsOf = ({ class: caseClass, category, detail }: WalkFault): string =>
  `a case of class ${caseClass} and category ${category} ${detail}`;

function recipientOf(teams: readonly StoredTeam[], teamId: string): Recipient | null {
  const team = teams.find(({ id }) => id === teamId);
  return team && team.memberIds.length > 0 ? { teamId, userId: team.primaryUserId, backupUserId: team.backupUserId } : null;
}
