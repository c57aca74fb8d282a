// Finds teams that nobody would answer for: hours without anybody, no backup, people who left, a matrix that points nowhere.
import type { OnCallPlan } from '@relais/contracts';
import { onCallPeriods } from '../on-call';
import { activeOf, type CheckedTeam, finding, type RosterFinding, type RosterQuestion } from './roster';

/** Long enough for a weekly mail to name each gap twice before it comes. */
const ahead = 14 * 24 * 3_600_000;

export function teamFindings(question: RosterQuestion): RosterFinding[] {
  const { teams, matrix } = question;
  const received = new Set(matrix.map(({ teamId }) => teamId));
  // A team that gets no case may be without anybody.
  const receiving = teams.filter(({ id, document }) => received.has(id) || document !== null);
  return [
    ...matrixFindings(question),
    ...receiving.flatMap((team) => [...gaps(team, question), ...withoutBackup(team)]),
    ...teams.flatMap((team) => leavers(team, question)),
  ];
}

/** Each row of the matrix whose team is gone, and each team of it that has nobody. */
function matrixFindings({ teams, matrix, ...rest }: RosterQuestion): RosterFinding[] {
  const active = activeOf({ teams, matrix, ...rest });
  return matrix.flatMap(({ teamId }, row) => {
    const team = teams.find(({ id }) => id === teamId);
    const pointer = `/matrix/${row}/teamId`;
    if (!team) return [finding('matrix_team_unknown', { teamId, pointer })];
    const hasSomebody = team.memberIds.length > 0 || seatsOf(team).some(({ userId }) => active.has(userId));
    return hasSomebody ? [] : [finding('matrix_team_empty', { teamId, pointer })];
  });
}

function gaps({ id, plan }: CheckedTeam, { at, absences, ...rest }: RosterQuestion): RosterFinding[] {
  const active = activeOf({ at, absences, ...rest });
  const pieces = onCallPeriods(plan, { active, absences, from: at, to: at + ahead }).filter(({ person }) => person === null);
  const periods: { from: number; to: number }[] = [];
  for (const { from, to } of pieces) {
    const last = periods.at(-1);
    // Two pieces that miss different people are one gap.
    if (last?.to === from) last.to = to;
    else periods.push({ from, to });
  }
  return periods.length === 0 ? [] : [finding('nobody_on_call', { teamId: id, periods })];
}

function withoutBackup({ id, document, backupUserId }: CheckedTeam): RosterFinding[] {
  const hasBackup = document === null ? backupUserId !== null : document.backup !== undefined;
  return hasBackup ? [] : [finding('no_backup', { teamId: id })];
}

function leavers(team: CheckedTeam, question: RosterQuestion): RosterFinding[] {
  const active = activeOf(question);
  return seatsOf(team)
    .filter(({ userId, until }) => !active.has(userId) && until > question.at)
    .map(({ userId, pointer }) =>
      finding(pointer === null ? 'inactive_in_seat' : 'inactive_in_plan', { teamId: team.id, userIds: [userId], pointer }),
    );
}

/** Where a team names people: its plan, else its own two seats, without a pointer. */
function seatsOf({ document, primaryUserId, backupUserId }: CheckedTeam): (Omit<Named, 'pointer'> & { pointer: string | null })[] {
  const seats = [primaryUserId, backupUserId].flatMap((userId) => (userId === null ? [] : [{ userId, pointer: null, until: ever }]));
  return document === null ? seats : [...namedInPlan(document), ...seats];
}

export interface Named {
  readonly userId: string;
  readonly pointer: string;
  /** Until when it matters, epoch milliseconds. */
  readonly until: number;
}

const ever = Number.POSITIVE_INFINITY;

/** Everybody a plan names, with the place. */
export function namedInPlan({ layers, overrides, backup, lastResort }: OnCallPlan): Named[] {
  const inLayers = layers.flatMap(({ people }, layer) =>
    people.map(({ userId }, index) => ({ userId, pointer: `/layers/${layer}/people/${index}/userId`, until: ever })),
  );
  return [
    ...inLayers,
    ...overrides.map(({ userId, to }, index) => ({ userId, pointer: `/overrides/${index}/userId`, until: to })),
    ...(backup?.kind === 'person' ? [{ userId: backup.userId, pointer: '/backup/userId', until: ever }] : []),
    ...lastResort.map((userId, index) => ({ userId, pointer: `/lastResort/${index}`, until: ever })),
  ];
}
