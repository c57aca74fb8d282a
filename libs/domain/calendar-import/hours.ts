// Says what the hours of each day become when events close part of them or open it.
import { minutesOfDay } from '../calendar';
import type { Span } from './occurrences';

/** From one minute to another; of a day: an end above 1440 lies on the next one. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The hours of a day (counted from 1970-01-01) as they are without the import. */
export type HoursOf = (day: number) => readonly Stretch[];

/** The hours of each day that events speak of, or that a shift cut in two reaches into. */
export type ChangedHours = Map<number, readonly Stretch[]>;

/** On a day closed whole no shift starts, as on a holiday; one that began the day before goes on. Other closings are cut out of the hours. */
export function closing(spans: readonly Span[], hoursOf: HoursOf): ChangedHours {
  const wholeDays = new Set(spans.filter(({ allDay }) => allDay).flatMap(daysOf));
  const cuts = spans.filter(({ allDay }) => !allDay);
  const touched = new Set([...wholeDays, ...cuts.flatMap(daysAround)]);
  const changed: ChangedHours = new Map();
  for (const day of [...touched].sort((one, other) => one - other)) {
    const nextDay = (day + 1) * minutesOfDay;
    const near = cuts.filter(({ from, to }) => from < nextDay + minutesOfDay && to > day * minutesOfDay);
    const left = wholeDays.has(day) ? [] : cut(placed(hoursOf(day), day), near);
    const before = changed.get(day) ?? [];
    changed.set(day, [
      ...before,
      ...relative(
        left.filter(({ start }) => start < nextDay),
        day,
      ),
    ]);
    // What is left of a shift behind midnight belongs to the day on which it starts now.
    const later = relative(
      left.filter(({ start }) => start >= nextDay),
      day + 1,
    );
    if (later.length > 0) changed.set(day + 1, later);
  }
  return changed;
}

/** The events of a day are its hours; one of more than a day is parted at midnight. */
export function opening(spans: readonly Span[]): ChangedHours {
  const changed: ChangedHours = new Map();
  for (const stretch of joined(spans)) {
    for (const part of stretch.end - stretch.start <= minutesOfDay ? [stretch] : byDay(stretch)) {
      const day = Math.floor(part.start / minutesOfDay);
      changed.set(day, [...(changed.get(day) ?? []), ...relative([part], day)]);
    }
  }
  return changed;
}

/** The days on which a span lies, by their date. */
export const daysOf = ({ from, to }: Span): number[] => {
  const [first, last] = [Math.floor(from / minutesOfDay), Math.floor((to - 1) / minutesOfDay)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

/** With the day whose shift may reach into the first, and the one that what is left of a shift may start on. */
function daysAround(span: Span): number[] {
  const days = daysOf(span);
  return [(days[0] as number) - 1, ...days, (days.at(-1) as number) + 1];
}

const moved = (stretches: readonly Stretch[], by: number): Stretch[] =>
  stretches.map(({ start, end }) => ({ start: start + by, end: end + by }));
const placed = (stretches: readonly Stretch[], day: number): Stretch[] => moved(stretches, day * minutesOfDay);
const relative = (stretches: readonly Stretch[], day: number): Stretch[] => moved(stretches, -day * minutesOfDay);

function cut(stretches: readonly Stretch[], cuts: readonly Span[]): Stretch[] {
  let left = [...stretches];
  for (const { from, to } of cuts) {
    left = left.flatMap(({ start, end }) =>
      [
        { start, end: Math.min(end, from) },
        { start: Math.max(start, to), end },
      ].filter((piece) => piece.start < piece.end),
    );
  }
  return left;
}

/** Those that overlap are one; those that only touch stay apart, each on its own day. */
function joined(spans: readonly Span[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from: start, to: end } of [...spans].sort((one, other) => one.from - other.from)) {
    const last = stretches.at(-1);
    if (last && start < last.end) stretches[stretches.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else stretches.push({ start, end });
  }
  return stretches;
}

function byDay({ start, end }: Stretch): Stretch[] {
  const parts: Stretch[] = [];
  for (let from = start; from < end; ) {
    const to = Math.min(end, (Math.floor(from / minutesOfDay) + 1) * minutesOfDay);
    parts.push({ start: from, end: to });
    from = to;
  }
  return parts;
}
