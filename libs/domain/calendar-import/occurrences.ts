// Lists when an event is, each time it comes, on the wall clock of the calendar that it is imported into.
import { Temporal } from 'temporal-polyfill';
import type { ContentLine } from './content-lines';
import type { WrittenEvent } from './events';
import { type Clock, durationOf, type Moment, momentsOf, UnreadableLineError } from './moments';
import { startsOf, type Window } from './recurrence';

/** One time that an event is, in minutes of local time since 1970-01-01T00:00; whole days where it was written as such. */
export interface Span {
  readonly event: WrittenEvent;
  readonly allDay: boolean;
  readonly from: number;
  readonly to: number;
}

export interface Place extends Window {
  readonly clock: Clock;
  /** Instants of the same UID that another event of the file speaks for. */
  readonly replaced: ReadonlySet<number>;
}

/** Whether the event comes again by a rule, which takes time to count out. */
export const repeats = ({ lines }: WrittenEvent): boolean => lines.some(({ name }) => name === 'rrule');

/** The start that this event of a series speaks for, epoch milliseconds; null for an event of its own. @throws UnreadableLineError */
export function speaksFor({ lines }: WrittenEvent, clock: Clock): number | null {
  const content = lines.find(({ name }) => name === 'recurrence-id');
  if (!content) return null;
  if (content.property.getFirstParameter('range'))
    throw new UnreadableLineError(content.line, 'A change of a whole rest of a series is not understood: export each event.');
  return epochOf(momentsOf(content, clock)[0] as Moment);
}

/** Every time the event is within the window, in no order. @throws UnreadableLineError */
export function spansOf(event: WrittenEvent, { clock, replaced, ...window }: Place): Span[] {
  const exrule = event.lines.find(({ name }) => name === 'exrule');
  if (exrule) throw new UnreadableLineError(exrule.line, 'EXRULE is not understood: list the dates as EXDATE.');
  const content = once(event, 'dtstart');
  if (!content) throw new UnreadableLineError(event.line, 'This event has no DTSTART.');
  const first = momentsOf(content, clock)[0] as Moment;
  const lasts = lengthOf(event, { first, clock });
  const listed = (name: string) => event.lines.filter((line) => line.name === name).flatMap((line) => sameKind(line, { first, clock }));
  const starts = new Map(
    [...startsByRule(event, { first, ...window }), ...listed('rdate')].map((start) => [start.epochMilliseconds, start]),
  );
  for (const { epochMilliseconds } of listed('exdate')) starts.delete(epochMilliseconds);
  for (const start of replaced) starts.delete(start);
  const within = [...starts.values()].filter(({ epochMilliseconds: at }) => at >= window.from && at < window.to);
  return within.map((start) =>
    spanOf(event, { start, end: start.add(lasts), timeZone: clock.timeZone, content, allDay: first.kind === 'date' }),
  );
}

function startsByRule(event: WrittenEvent, { first, ...window }: Window & { first: Moment }): Temporal.ZonedDateTime[] {
  const rule = once(event, 'rrule');
  const start = zoned(first);
  return rule ? [start, ...startsOf(rule, { start, ...window })] : [start];
}

/** Dates are counted in UTC, where every day has 24 hours. */
const zoned = ({ kind, at }: Moment): Temporal.ZonedDateTime => (kind === 'date' ? at.toZonedDateTime('UTC') : at);
const epochOf = (moment: Moment): number => zoned(moment).epochMilliseconds;

function sameKind(content: ContentLine, { first, clock }: { first: Moment; clock: Clock }): Temporal.ZonedDateTime[] {
  return momentsOf(content, clock).map((moment) => {
    if (moment.kind !== first.kind) throw new UnreadableLineError(content.line, 'A date stands beside times, or a time beside dates.');
    return zoned(moment);
  });
}

function lengthOf(event: WrittenEvent, { first, clock }: { first: Moment; clock: Clock }): Temporal.Duration {
  const [end, duration] = [once(event, 'dtend'), once(event, 'duration')];
  if (end && duration) throw new UnreadableLineError(duration.line, 'DURATION stands beside DTEND: one of the two is enough.');
  if (duration) return durationFrom(duration, first);
  if (!end) return Temporal.Duration.from(first.kind === 'date' ? 'P1D' : 'PT0S');
  const [last] = sameKind(end, { first, clock }) as [Temporal.ZonedDateTime];
  const milliseconds = last.epochMilliseconds - epochOf(first);
  if (milliseconds < (first.kind === 'date' ? 1 : 0)) throw new UnreadableLineError(end.line, 'This event does not end after it starts.');
  return first.kind === 'date' ? Temporal.Duration.from({ days: milliseconds / 86_400_000 }) : Temporal.Duration.from({ milliseconds });
}

function durationFrom(content: ContentLine, { kind }: Moment): Temporal.Duration {
  const duration = durationOf(content);
  const { hours, minutes, seconds } = duration;
  if (kind === 'date' && hours + minutes + seconds > 0) throw new UnreadableLineError(content.line, 'Whole days last whole days.');
  return duration;
}

/** The only line of that name. */
function once({ lines }: WrittenEvent, wanted: string): ContentLine | undefined {
  const [only, second] = lines.filter(({ name }) => name === wanted);
  if (second) throw new UnreadableLineError(second.line, `${wanted.toUpperCase()} stands here a second time.`);
  return only;
}

interface Found {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  readonly timeZone: string;
  readonly content: ContentLine;
  readonly allDay: boolean;
}

function spanOf(event: WrittenEvent, { start, end, timeZone, content, allDay }: Found): Span {
  const [from, to] = [start, end].map((at) => localMinutes(allDay ? at : at.withTimeZone(timeZone)));
  if (!Number.isInteger(from) || !Number.isInteger(to))
    throw new UnreadableLineError(content.line, 'This event does not start and end on a full minute.');
  return { event, allDay, from: from as number, to: to as number };
}

const localMinutes = (at: Temporal.ZonedDateTime): number => (at.epochMilliseconds + at.offsetNanoseconds / 1e6) / 60_000;
