// Counts out all events of a file within limits, each fault with its place.

import type { EventPlace, ReadFile, WrittenEvent } from './events';
import type { ImportFault } from './import-refused';
import { type Clock, UnreadableLineError } from './moments';
import { repeats, type Span, spansOf, speaksFor } from './occurrences';

const day = 86_400_000;
const daysBefore = 366;
const daysAfter = 1827;
const mostEvents = 1000;
const mostRules = 100;
/** Spans, and days of them: an event may last for months. */
const mostDays = 2000;

/** What says nothing of hours. */
export interface LeftOut extends EventPlace {
  readonly because: 'cancelled' | 'outside_horizon' | 'no_time' | 'no_event';
}

interface Reading {
  readonly clock: Clock;
  readonly at: number;
  readonly faults: ImportFault[];
}

interface Spans {
  readonly spans: readonly Span[];
  readonly leftOut: readonly LeftOut[];
}

/** Every time of every event; what says nothing of hours is left out with its reason. */
export function* readSpans({ events, others }: ReadFile, { clock, at, faults }: Reading): Generator<void, Spans> {
  const leftOut: LeftOut[] = others.map(({ line, kind }) => ({ line, uid: null, summary: kind.toUpperCase(), because: 'no_event' }));
  const tooMany = events[mostEvents] ?? events.filter(repeats)[mostRules];
  if (tooMany) {
    faults.push(faultOf(tooMany, `A file has at most ${mostEvents} events, ${mostRules} of them with a rule: import it in parts.`));
    return { spans: [], leftOut };
  }
  const replaced = replacedStarts(events, { clock, faults });
  const spans: Span[] = [];
  let days = 0;
  for (const event of events) {
    const from = at - daysBefore * day;
    const place = { clock, from, to: at + daysAfter * day, replaced: ofSeries(event, replaced) };
    const found = isCancelled(event) ? [] : onEvent({ event, faults }, () => spansOf(event, place));
    const lasting = found.filter((span) => span.to > span.from);
    days += lasting.reduce((sum, span) => sum + 1 + Math.floor((span.to - span.from) / 1440), 0);
    if (days > mostDays) {
      faults.push(faultOf(event, `With this event the file speaks of more than ${mostDays} days: import it in parts.`));
      return { spans: [], leftOut };
    }
    spans.push(...lasting);
    if (lasting.length === 0) leftOut.push({ ...placeOf(event), because: whyNot(event, found) });
    if (repeats(event)) yield;
  }
  return { spans, leftOut };
}

const placeOf = ({ line, uid, summary }: WrittenEvent): EventPlace => ({ line, uid, summary });
const faultOf = ({ line, uid }: WrittenEvent, detail: string): ImportFault => ({ line, uid, detail });

const isCancelled = ({ lines }: WrittenEvent): boolean =>
  lines.some(({ name, raw }) => name === 'status' && raw.trim().toUpperCase() === 'CANCELLED');

function whyNot(event: WrittenEvent, found: readonly Span[]): LeftOut['because'] {
  if (isCancelled(event)) return 'cancelled';
  return found.length > 0 ? 'no_time' : 'outside_horizon';
}

function onEvent<Result>({ event, faults }: { event: WrittenEvent; faults: ImportFault[] }, read: () => Result[]): Result[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UnreadableLineError)) throw error;
    faults.push({ line: error.line, uid: event.uid, detail: error.message });
    return [];
  }
}

type Replaced = ReadonlyMap<string | null, ReadonlySet<number>>;

/** By UID, the starts of a series that another event speaks for, cancelled ones too. */
function replacedStarts(events: readonly WrittenEvent[], { clock, faults }: Omit<Reading, 'at'>): Replaced {
  const replaced = new Map<string | null, Set<number>>();
  for (const event of events) {
    for (const start of onEvent({ event, faults }, () => [speaksFor(event, clock)].filter((at) => at !== null)))
      replaced.set(event.uid, (replaced.get(event.uid) ?? new Set<number>()).add(start));
  }
  return replaced;
}

/** An event that speaks for one start of its series is replaced by nothing. */
function ofSeries(event: WrittenEvent, replaced: Replaced): ReadonlySet<number> {
  const isPart = event.lines.some(({ name }) => name === 'recurrence-id');
  return (!isPart && replaced.get(event.uid)) || new Set();
}
