// Turns the events of an iCalendar file into exceptions of a calendar, and says day by day what that changes.
import type { CalendarDocument, WrittenCalendar } from '@relais/contracts';
import { Temporal } from 'temporal-polyfill';
import { minutesOfDay } from '../calendar';
import { periodsOn, readSchedule, savedCalendar } from '../calendar-compilation';
import { type EventPlace, readEvents } from './events';
import { FileZones, type ReadZone } from './file-zones';
import { closing, daysOf, type HoursOf, opening, type Stretch } from './hours';
import { CalendarImportRefusedError, type ImportFault } from './import-refused';
import type { Span } from './occurrences';
import { type LeftOut, readSpans } from './read-spans';

export interface CalendarImport {
  /** The file. */
  readonly text: string;
  readonly document: WrittenCalendar;
  /** What an event says of its time: that nobody works in it, or that these are the hours of its days. */
  readonly events: 'closed' | 'open';
  /** Epoch milliseconds. */
  readonly at: number;
}

type Exception = NonNullable<CalendarDocument['exceptions']>[number];

export interface ChangedDay {
  readonly date: string;
  /** `replaced`: the calendar had an exception of that date. */
  readonly kind: 'added' | 'replaced';
  readonly before: Exception['periods'];
  readonly after: Exception['periods'];
  readonly events: readonly EventPlace[];
}

export interface ImportedCalendar {
  readonly document: WrittenCalendar;
  readonly changes: readonly ChangedDay[];
  /** Days that events speak of and that are so already. */
  readonly already: readonly { readonly date: string; readonly events: readonly EventPlace[] }[];
  readonly leftOut: readonly LeftOut[];
  /** What each zone that a time names was read as. */
  readonly zones: readonly ReadZone[];
}

const mostExceptions = 500;

/**
 * The calendar with the file's events as exceptions, from a year before `at` to five years after it. Yields in between, so that others are
 * answered while rules are counted out. @throws CalendarImportRefusedError naming every place that is not understood; CalendarRefusedError
 * where the calendar itself cannot be read.
 */
export function* importCalendar({ text, document, events: meaning, at }: CalendarImport): Generator<void, ImportedCalendar> {
  const faults: ImportFault[] = [];
  const file = readEvents(text, faults);
  const zones = new FileZones(file.zones);
  const { spans, leftOut } = yield* readSpans(file, { clock: { timeZone: document.timeZone, zones }, at, faults });
  const found = changesOf(spans, { document, meaning, at });
  const { known } = found;
  if (known.size > mostExceptions) {
    faults.push({ line: 1, uid: null, detail: `With this file the calendar has ${known.size} exceptions; it may have ${mostExceptions}.` });
  }
  if (faults.length > 0) throw new CalendarImportRefusedError(faults.sort((one, other) => one.line - other.line));
  const exceptions = [...known.values()].sort((one, other) => (one.date < other.date ? -1 : 1));
  const { changes, already } = found;
  return { document: changes.length > 0 ? { ...document, exceptions } : document, changes, already, leftOut, zones: zones.all };
}

type Meaning = Pick<CalendarImport, 'document' | 'at'> & { readonly meaning: CalendarImport['events'] };
type Changes = Pick<ImportedCalendar, 'changes' | 'already'> & { readonly known: ReadonlyMap<string, Exception> };

function changesOf(spans: readonly Span[], { document, meaning, at }: Meaning): Changes {
  const hoursOf = hoursBefore(document, at);
  const changed = meaning === 'closed' ? closing(spans, hoursOf) : opening(spans);
  const byDay = eventsByDay(spans);
  const days = [...new Set([...changed.keys(), ...byDay.keys()])].sort((one, other) => one - other);
  const known = new Map((document.exceptions ?? []).map((exception) => [exception.date, exception]));
  const changes: ChangedDay[] = [];
  const already: { date: string; events: readonly EventPlace[] }[] = [];
  for (const day of days) {
    const [date, before, after] = [dateOf(day), written(hoursOf(day)), written(changed.get(day) ?? hoursOf(day))];
    const events = byDay.get(day) ?? [];
    if (JSON.stringify(before) === JSON.stringify(after)) {
      if (events.length > 0) already.push({ date, events });
      continue;
    }
    changes.push({ date, kind: known.has(date) ? 'replaced' : 'added', before, after, events });
    known.set(date, { date, periods: after });
  }
  return { changes, already, known };
}

/** The calendar was read before it was saved, so that nothing of it can be unreadable. */
function hoursBefore(document: WrittenCalendar, at: number): HoursOf {
  const schedule = readSchedule(savedCalendar(document, { at }), []);
  return (day) => periodsOn(schedule, day);
}

function eventsByDay(spans: readonly Span[]): Map<number, EventPlace[]> {
  const byDay = new Map<number, EventPlace[]>();
  for (const span of spans) {
    const { line, uid, summary } = span.event;
    for (const day of daysOf(span)) byDay.set(day, [...(byDay.get(day) ?? []), { line, uid, summary }]);
  }
  return byDay;
}

const dateOf = (day: number): string => new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toString();

const written = (stretches: readonly Stretch[]): Exception['periods'] =>
  [...stretches]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => [clock(start), end === minutesOfDay ? '24:00' : clock(end)]);

function clock(minutes: number): string {
  const ofDay = minutes % minutesOfDay;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
