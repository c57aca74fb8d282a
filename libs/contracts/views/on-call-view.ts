// What people read of on-call plans: the plan as saved, who answers at an instant or over a stretch, who is away, and what is wrong with the roster.
import { z } from 'zod';
import { onCallReasons, passedOverReasons } from '../on-call';
import { id, instantOut } from '../primitives';

export const onCallPlanView = () =>
  z.object({
    teamId: id(),
    version: z.int().describe('as in the ETag'),
    plan: z.record(z.string(), z.unknown()).describe('as it can be saved again'),
    reason: z.string().nullable(),
    savedAt: instantOut(),
    savedBy: id().nullable(),
  });
export type OnCallPlanView = z.output<ReturnType<typeof onCallPlanView>>;

const onCallPerson = () =>
  z.object({
    userId: id(),
    because: z.enum(onCallReasons),
    layer: z.string().nullable().describe('name of the layer; null for overrides, backup, last resort and teams without a plan'),
    insteadOf: id().nullable().describe('of a deputy: whom they stand in for'),
    among: z.array(id()).describe('round robin: everybody on duty; each case goes to the least loaded'),
    ceilingMinor: z.int().nullable().describe('of a deputy, in minor units, where lower than that of whom they stand in for'),
  });

const answering = () => ({
  person: onCallPerson().nullable().describe('null: nobody at all'),
  backupUserId: id().nullable(),
  passedOver: z.array(z.object({ userId: id(), why: z.enum(passedOverReasons) })).describe('expected, and not there'),
});

/** Who answers for a team at an instant. */
export const onCallView = () => z.object({ at: instantOut(), ...answering() });
export type OnCallView = z.output<ReturnType<typeof onCallView>>;

/** Pieces of a stretch of time, without gap or overlap. */
export const onCallPeriodView = () => z.object({ from: instantOut(), to: instantOut(), ...answering() });
export type OnCallPeriodView = z.output<ReturnType<typeof onCallPeriodView>>;

export const absenceView = () =>
  z.object({
    id: id(),
    userId: id(),
    from: instantOut(),
    to: instantOut(),
    deputyId: id().nullable(),
    recordedAt: instantOut(),
    endedAt: instantOut().nullable(),
  });
export type AbsenceView = z.output<ReturnType<typeof absenceView>>;

/** What can be wrong with a roster (domain.md §6). */
export const rosterFindingCodes = [
  'nobody_on_call',
  'no_backup',
  'person_without_address',
  'deputy_circle',
  'inactive_in_plan',
  'inactive_in_seat',
  'inactive_deputy',
  'matrix_team_unknown',
  'matrix_team_empty',
] as const;
export type RosterFindingCode = (typeof rosterFindingCodes)[number];

export const rosterFindingView = () =>
  z.object({
    code: z.enum(rosterFindingCodes),
    teamId: id().nullable(),
    userIds: z.array(id()),
    pointer: z.string().nullable().describe('place in the team’s on-call plan, or in the policy for the matrix'),
    periods: z.array(z.object({ from: instantOut(), to: instantOut() })).describe('nobody_on_call: when'),
  });
export type RosterFindingView = z.output<ReturnType<typeof rosterFindingView>>;
