// Whose shift of a layer it is: hand-offs on the wall clock, each at one instant, through every change of the zone's clocks.
import type { CompiledLayer } from '@relais/contracts';
import { instantOf, millisecondsOfDay, millisecondsOfMinute, wallClockAt, type Zone } from '../calendar';

/** The number of the shift under way, from 0; null outside the layer's days and hours. A hand-off belongs to the shift that starts. */
export function shiftAt(zone: Zone, { layer, at }: { layer: CompiledLayer; at: number }): number | null {
  if (at < instantOf(zone, layer.start) || (layer.end !== null && at >= instantOf(zone, layer.end))) return null;
  if (layer.hours !== null && periodAt(zone, { hours: layer.hours, at }) === null) return null;
  if (layer.length === 0) return 0;
  // Where clocks are put back the wall clock shows a time before a hand-off that has happened already: whoever took over stays.
  let shift = Math.max(0, Math.floor((wallClockAt(zone, at) - layer.start) / layer.length));
  while (handOff(zone, { layer, shift: shift + 1 }) <= at) shift += 1;
  return shift;
}

/** The first instant after `at` at which a layer may answer with another person, or with nobody; null when nothing changes any more. */
export function nextChange(zone: Zone, { layer, at }: { layer: CompiledLayer; at: number }): number | null {
  const start = instantOf(zone, layer.start);
  const end = layer.end === null ? null : instantOf(zone, layer.end);
  if (at < start) return start;
  if (end !== null && at >= end) return null;
  const changes = [end, nextHandOff(zone, { layer, at }), nextEdge(zone, { layer, at })].filter((change) => change !== null);
  return changes.length === 0 ? null : Math.min(...changes);
}

const handOff = (zone: Zone, { layer, shift }: { layer: CompiledLayer; shift: number }): number =>
  instantOf(zone, layer.start + shift * layer.length);

function nextHandOff(zone: Zone, { layer, at }: { layer: CompiledLayer; at: number }): number | null {
  if (layer.length === 0) return null;
  let shift = Math.max(0, Math.floor((wallClockAt(zone, at) - layer.start) / layer.length));
  while (handOff(zone, { layer, shift }) <= at) shift += 1;
  return handOff(zone, { layer, shift });
}

interface HoursAt {
  readonly hours: readonly (readonly number[])[];
  readonly at: number;
}

/** The instants between which a period of the week that holds `at` runs; one over midnight belongs to the day it starts on. */
function periodAt(zone: Zone, { hours, at }: HoursAt): { start: number; end: number } | null {
  const today = Math.floor(wallClockAt(zone, at) / millisecondsOfDay);
  // Tomorrow too: in a fold over midnight the next day has begun once already.
  for (const day of [today - 1, today, today + 1]) {
    const found = periodsOf(zone, { hours, day }).find(({ start, end }) => start <= at && at < end);
    if (found) return found;
  }
  return null;
}

// A week and a day: the longest way to the next edge of a weekly pattern.
const daysAhead = 8;

function nextEdge(zone: Zone, { layer: { hours }, at }: { layer: CompiledLayer; at: number }): number | null {
  if (hours === null) return null;
  const today = Math.floor(wallClockAt(zone, at) / millisecondsOfDay);
  for (let day = today - 1; day <= today + daysAhead; day += 1) {
    const edges = periodsOf(zone, { hours, day }).flatMap(({ start, end }) => [start, end]);
    const next = edges.filter((edge) => edge > at);
    if (next.length > 0) return Math.min(...next);
  }
  return null;
}

function periodsOf(zone: Zone, { hours, day }: { hours: HoursAt['hours']; day: number }): { start: number; end: number }[] {
  // 1970-01-01 was a Thursday; the pattern starts on Monday.
  const minutes = hours[(((day + 3) % 7) + 7) % 7] as readonly number[];
  const midnight = day * millisecondsOfDay;
  const found: { start: number; end: number }[] = [];
  for (let index = 0; index < minutes.length; index += 2) {
    const start = instantOf(zone, midnight + (minutes[index] as number) * millisecondsOfMinute);
    const end = instantOf(zone, midnight + (minutes[index + 1] as number) * millisecondsOfMinute);
    if (end > start) found.push({ start, end });
  }
  return found;
}
