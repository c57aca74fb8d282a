// What the checks of a roster are told, and what they find.
import type { Absence, CompiledOnCallPlan, OnCallPlan, RosterFindingCode, RoutingRule } from '@relais/contracts';

export interface CheckedTeam {
  readonly id: string;
  readonly primaryUserId: string | null;
  readonly backupUserId: string | null;
  /** Active members. */
  readonly memberIds: readonly string[];
  /** Null for a team that has written none: its primary answers, with its backup behind. */
  readonly document: OnCallPlan | null;
  readonly plan: CompiledOnCallPlan;
}

export interface RosterQuestion {
  /** Epoch milliseconds: the checks look from here on. */
  readonly at: number;
  readonly users: readonly { readonly id: string; readonly active: boolean; readonly email: string | null }[];
  readonly teams: readonly CheckedTeam[];
  readonly absences: readonly Absence[];
  /** Of the policy that cases take along, or of one that is to be published. */
  readonly matrix: readonly RoutingRule[];
}

export interface RosterFinding {
  readonly code: RosterFindingCode;
  readonly teamId: string | null;
  readonly userIds: readonly string[];
  /** JSON pointer into the team's on-call plan; of the matrix, into the policy. */
  readonly pointer: string | null;
  /** Epoch milliseconds, `to` excluded. */
  readonly periods: readonly { readonly from: number; readonly to: number }[];
}

export const finding = (code: RosterFindingCode, about: Partial<Omit<RosterFinding, 'code'>>): RosterFinding => ({
  code,
  teamId: null,
  userIds: [],
  pointer: null,
  periods: [],
  ...about,
});

export const activeOf = ({ users }: RosterQuestion): ReadonlySet<string> =>
  new Set(users.flatMap(({ id, active }) => (active ? [id] : [])));
