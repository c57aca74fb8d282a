// Turns an on-call plan as people write it into integers, so that asking it is arithmetic and never a look into time-zone data.
import type { CompiledLayer, CompiledOnCallPlan, OnCallLayer, OnCallPlan } from '@relais/contracts';
import { type CalendarFault, compileWeek, isTimeZone, zoneOffsets } from '../calendar-compilation';

export interface OnCallFault {
  readonly code: CalendarFault['code'] | 'ends_before_it_starts' | 'twice_in_rotation';
  /** JSON pointer into the plan. */
  readonly pointer: string;
  readonly detail: string;
}

/** The plan cannot be kept (`code` `on_call_plan_refused`); `faults` names each place. */
export class OnCallPlanRefusedError extends Error {
  readonly code = 'on_call_plan_refused';

  constructor(readonly faults: readonly OnCallFault[]) {
    super(`The on-call plan is refused: ${faults.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' · ')}`);
    this.name = 'OnCallPlanRefusedError';
  }
}

const hour = 3_600_000;
const lengths = { hourly: hour, daily: 24 * hour, weekly: 7 * 24 * hour, round_robin: 0 } as const;
const day = 24 * hour;
const daysBefore = 366;
const daysAfter = 3653;

/**
 * Compiles a plan for instants from a year before `from` (epoch milliseconds) to ten years after it. Hand-offs are wall-clock times of the
 * plan's zone: in a gap the first instant after it, in a fold the first of the two (domain.md §6, design.md §6).
 * @throws OnCallPlanRefusedError naming every fault
 */
export function compileOnCallPlan(plan: OnCallPlan, { from }: { readonly from: number }): CompiledOnCallPlan {
  const faults: OnCallFault[] = [];
  if (!isTimeZone(plan.timeZone)) {
    const detail = `${JSON.stringify(plan.timeZone)} is not a known time zone: write an IANA name, as Europe/Paris.`;
    faults.push({ code: 'unknown_time_zone', pointer: '/timeZone', detail });
  }
  const layers = plan.layers.map((layer, index) => compileLayer(layer, { pointer: `/layers/${index}`, faults }));
  if (faults.length > 0) throw new OnCallPlanRefusedError(faults);
  const known = { from: from - daysBefore * day, until: from + daysAfter * day };
  return {
    layers,
    // The one written later counts first.
    overrides: plan.overrides.map(({ userId, from: start, to }) => ({ userId, from: start, to })).reverse(),
    ...(plan.backup && { backup: plan.backup }),
    lastResort: plan.lastResort,
    // A shift that is under way at either end started or ends outside.
    zone: zoneOffsets(plan.timeZone, { from: known.from - 800 * day, until: known.until + 800 * day }),
    ...known,
  };
}

function compileLayer(layer: OnCallLayer, { pointer, faults }: { pointer: string; faults: OnCallFault[] }): CompiledLayer {
  const { rotation, every, people, hours } = layer;
  const start = wallClock(layer.startsOn, layer.handOff);
  const end = layer.endsOn === undefined ? null : wallClock(layer.endsOn, layer.handOff);
  if (end !== null && end <= start) {
    faults.push({ code: 'ends_before_it_starts', pointer: `${pointer}/endsOn`, detail: 'A layer ends after the day it starts on.' });
  }
  for (const [index, { userId }] of people.entries()) {
    const first = people.findIndex((one) => one.userId === userId);
    if (rotation === 'round_robin' && first < index) {
      const detail = `Is in the list already, at ${first}: give that one more weight.`;
      faults.push({ code: 'twice_in_rotation', pointer: `${pointer}/people/${index}`, detail });
    }
  }
  const compiledHours = hours === undefined ? null : compileWeek(hours, { pointer: `${pointer}/hours`, faults: faults as CalendarFault[] });
  return { rotation, start, length: lengths[rotation] * every, end, people, hours: compiledHours };
}

/** Milliseconds of the wall clock since local 1970-01-01 00:00. */
const wallClock = (date: string, time: string): number => Date.parse(`${date}T${time}:00Z`);
