// Who answers for a team when: layers of rotations, overrides, absences with their deputies; as people write them and compiled to integers.
import { z } from 'zod';
import { calendarWeek, localTime } from './calendar';
import { id, instant, longText, shortText } from './primitives';

/** How a layer passes from one person to the next; `round_robin`: all are on duty at once and each case goes to the least loaded. */
export const rotations = ['hourly', 'daily', 'weekly', 'round_robin'] as const;
export type Rotation = (typeof rotations)[number];

const layer = () =>
  z.strictObject({
    name: shortText(),
    rotation: z.enum(rotations),
    every: z.int().min(1).max(100).default(1).describe('hours, days or weeks that a shift lasts'),
    startsOn: z.iso.date().describe('local day of the first hand-off; for weeks it also says the weekday'),
    handOff: localTime.default('09:00').describe('wall-clock time of the hand-off'),
    endsOn: z.iso.date().optional().describe('local day on which the layer ends, at its hand-off time'),
    people: z
      .array(z.strictObject({ userId: id(), weight: z.int().min(1).max(100).default(1) }))
      .min(1)
      .max(100)
      .describe('in the order of the rotation; the weight counts for round_robin only'),
    hours: calendarWeek.optional().describe('when the layer answers; always unless given'),
  });

const stretch = () => ({ userId: id(), from: instant(), to: instant() });
const startsBeforeItEnds = ({ from, to }: { from: number; to: number }): boolean => from < to;
const endsLater = { path: ['to'], message: 'ends after it starts' };

/** Somebody who answers from one instant to another, whoever's turn it is. */
const override = () => z.strictObject(stretch()).refine(startsBeforeItEnds, endsLater);

/** Who else, beside the person on call: the next of the same rotation, or one named person. */
const backup = () =>
  z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('next') }), z.strictObject({ kind: z.literal('person'), userId: id() })]);

/** The plan of one team. The first layer that has somebody answers; an override goes before all layers, the later one before the earlier. */
export const onCallPlan = () =>
  z.strictObject({
    timeZone: z.string().min(1).max(64),
    layers: z.array(layer()).max(20),
    overrides: z.array(override()).max(1000).default([]),
    backup: backup().optional(),
    lastResort: z.array(id()).max(20).default([]).describe('asked in this order when nobody else is there'),
  });
export type OnCallPlan = z.output<ReturnType<typeof onCallPlan>>;
export type OnCallLayer = OnCallPlan['layers'][number];

/** Body of `POST /v1/teams/{teamId}/on-call/overrides`: one more override, before all others, and why. */
export const overrideRequest = () => z.strictObject({ ...stretch(), reason: longText().optional() }).refine(startsBeforeItEnds, endsLater);

/** Body of `POST /v1/teams/{teamId}/on-call/swaps`: each takes the stretch that is the other's by the plan. */
export const swapRequest = () => z.strictObject({ one: override(), other: override(), reason: longText().optional() });
export type SwapRequest = z.output<ReturnType<typeof swapRequest>>;

/** A person who is away; the deputy, if any, takes what would be theirs. `to` is the first instant they are back. */
export const absence = () =>
  z
    .strictObject({ userId: id(), from: instant(), to: instant(), deputyId: id().optional() })
    .refine(({ from, to }) => from < to, { path: ['to'], message: 'An absence ends after it starts.' })
    .refine(({ userId, deputyId }) => userId !== deputyId, { path: ['deputyId'], message: 'Nobody is their own deputy.' });
export type Absence = z.output<ReturnType<typeof absence>>;

/** Body of `POST /v1/on-call/preview`: a plan that nobody has saved, asked at one instant or from one to another. */
export const onCallPreview = () =>
  z
    .strictObject({
      plan: onCallPlan(),
      absences: z.array(absence()).max(200).default([]),
      at: instant().optional(),
      from: instant().optional(),
      to: instant().optional(),
    })
    .refine(({ at, from, to }) => (at === undefined ? from !== undefined && to !== undefined : from === undefined && to === undefined), {
      path: ['at'],
      message: 'Give either at, or from and to.',
    });

/** A layer as integers: wall-clock milliseconds since local 1970-01-01 00:00; `hours` as in a compiled calendar, Monday first. */
export interface CompiledLayer {
  readonly rotation: Rotation;
  readonly start: number;
  /** Length of a shift on the wall clock; 0 for round_robin. */
  readonly length: number;
  /** Excluded; null never ends. */
  readonly end: number | null;
  readonly people: readonly { readonly userId: string; readonly weight: number }[];
  readonly hours: readonly (readonly number[])[] | null;
}

export interface CompiledOnCallPlan extends Pick<OnCallPlan, 'backup' | 'lastResort'> {
  readonly layers: readonly CompiledLayer[];
  /** The one that counts first. */
  readonly overrides: readonly { readonly userId: string; readonly from: number; readonly to: number }[];
  readonly zone: { readonly offsetChanges: readonly number[]; readonly offsets: readonly number[] };
  /** Instants the zone was compiled for, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** Why somebody is on call. */
export const onCallReasons = ['override', 'layer', 'deputy', 'backup', 'last_resort'] as const;
export type OnCallReason = (typeof onCallReasons)[number];

/** Why somebody who was expected is not chosen: away without a deputy who is there, or left, suspended, unknown. */
export const passedOverReasons = ['absent', 'inactive'] as const;
export type PassedOverReason = (typeof passedOverReasons)[number];
