// What a case takes with it at birth: the policy and the calendar as integers, never changed by a later publication (design §1.5).
import type { RoutingRule } from './escalation-matrix';
import type { LiveTargets } from './live-call';
import type { CaseClass, Category, Level } from './vocabulary';

/** A span of time: opening hours, hours around the clock, or days at the same wall-clock time (life.md, header). */
export type Duration =
  | { readonly kind: 'opening'; readonly milliseconds: number }
  | { readonly kind: 'always'; readonly milliseconds: number }
  | { readonly kind: 'days'; readonly days: number };

/**
 * A calendar as integers (design §1.5). Days are counted from 1970-01-01, minutes from the local midnight of the day a period
 * starts on, zone changes in seconds from the epoch; periods are flattened `[start, end, start, end…]`, ascending and disjoint.
 */
export interface CompiledCalendar {
  readonly timeZone: string;
  /** Seven lists of periods, Monday first. */
  readonly week: readonly (readonly number[])[];
  /** First and last local day on which an instant may lie, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly holidays: readonly number[];
  readonly exceptionDays: readonly number[];
  readonly exceptionPeriods: readonly (readonly number[])[];
  /** `offsets[i]` holds before `offsetChanges[i]`, the last one after all. */
  readonly offsetChanges: readonly number[];
  readonly offsets: readonly number[];
}

export interface Targets {
  readonly response: Duration;
  readonly resolution: Duration;
}

/** Durations a policy gives by name; the same names as in its document. */
export const policyDurations = [
  'promise',
  'promiseFlag',
  'pickUp',
  'callBack',
  'customerAnswer',
  'refusalSilence',
  'arbitration',
  'check',
  'feedback',
  'snoozeLimit',
] as const;
export type PolicyDuration = (typeof policyDurations)[number];

export interface FrozenPolicy extends Readonly<Record<PolicyDuration, Duration>> {
  readonly currency: string;
  readonly levels: readonly Level[];
  readonly reminders: number;
  readonly cadence: Readonly<Record<CaseClass, Duration>>;
  readonly targets: Readonly<Record<CaseClass, Targets>>;
  readonly categoryTargets: Readonly<Partial<Record<Category, Targets>>>;
  readonly warningPercent: number;
  readonly returnsBeforeArbitration: number;
  /** Reminders to whoever settles an arbitration before the direction has it; a case born before there was a choice gives one. */
  readonly arbitrationReminders?: number;
  /** What is expected of a live handover; of a case born before there was a choice, the domain's. */
  readonly live?: LiveTargets;
  /** Highest cost a role may decide, in minor units; `null` has no ceiling. */
  readonly ceilings: Readonly<Record<'agent' | 'supervisor' | 'manager', number> & { direction: number | null }>;
  /** Ceilings of a level, where they differ; absent in cases born before levels had their own. */
  readonly levelCeilings?: Readonly<Record<string, Readonly<Partial<Record<'agent' | 'supervisor' | 'manager', number>>>>>;
  readonly matrix: readonly RoutingRule[];
}

export interface FrozenRules {
  /** Version of the policy these rules were taken from; shown to people, never compared. */
  readonly policyVersion: number;
  readonly policy: FrozenPolicy;
  readonly calendar: CompiledCalendar;
}
