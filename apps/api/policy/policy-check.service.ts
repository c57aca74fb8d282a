// Checks a version of the policy against its calendar and today's roster, and walks whole lives under it.
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyCheckView, PolicyFinding, Recipient } from '@relais/contracts';
import { freezeRules } from '@relais/domain/policy';
import { checkPolicy, type PolicyRoster } from '@relais/domain/policy-check';
import { type PolicyWalk, type WalkFault, walkPolicy } from '@relais/machines/policy-walk';
import { CalendarRepository, DirectoryRepository, type StoredPolicyVersion, type StoredTeam } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';

/** Enough to mend, too few to flood. */
const mostFaults = 100;
/** Some ten milliseconds. */
const livesInARow = 5;

interface Question {
  readonly organisationId: string;
  readonly checked: StoredPolicyVersion;
  readonly at: number;
}

@Injectable()
export class PolicyChecks {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  async check(question: Question): Promise<PolicyCheckView> {
    const { faults, lives } = await this.findings(question);
    const { version, revision } = question.checked;
    return { version, revision, publishable: faults.length === 0, faults: faults.slice(0, mostFaults), lives };
  }

  /** @throws ProblemError policy_refused with every fault */
  async assertFit(question: Question): Promise<void> {
    const { faults } = await this.check(question);
    if (faults.length === 0) return;
    throw new ProblemError({ code: 'policy_refused', detail: 'See errors for each place of the document.', details: { errors: faults } });
  }

  private async findings({ organisationId, checked, at }: Question): Promise<{ faults: PolicyFinding[]; lives: number }> {
    const { document, calendarId, version } = checked;
    const [calendar, users, teams] = await Promise.all([
      this.calendars.find({ organisationId, calendarId }),
      this.directory.users(organisationId),
      this.directory.teams(organisationId),
    ]);
    if (!calendar) throw new Error(`version ${version} counts on the calendar ${calendarId}, which was saved before it and is gone`);
    const roles = new Set(users.filter(({ active }) => active).flatMap(({ memberships }) => memberships.map(({ role }) => role)));
    const roster: PolicyRoster = { teams, roles };
    const faults = checkPolicy({ document, calendar: calendar.document, roster, at });
    // Lives can be walked only under rules that can be read; what else is wrong is said first.
    if (faults.length > 0) return { faults, lives: 0 };
    const rules = freezeRules({ document, version, calendar: calendar.document, at });
    return walked({ rules, roles, at, recipientOf: (teamId) => recipientOf(teams, teamId) });
  }
}

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
