// Finds the events of a file by the nesting of its components; what is no event is left out and told.
import { type ContentLine, contentLines } from './content-lines';
import type { ImportFault } from './import-refused';

/** One VEVENT as it was written. */
export interface WrittenEvent {
  /** Where it begins. */
  readonly line: number;
  readonly uid: string | null;
  readonly summary: string | null;
  readonly lines: readonly ContentLine[];
}

/** Where an event stands, and what it is called. */
export type EventPlace = Pick<WrittenEvent, 'line' | 'uid' | 'summary'>;

/** One VTIMEZONE: only where it says that it lies is read, never its rules. */
export interface WrittenZone {
  /** Where it begins. */
  readonly line: number;
  readonly tzid: string | null;
  /** Its X-LIC-LOCATION. */
  readonly location: string | null;
}

export interface ReadFile {
  readonly events: readonly WrittenEvent[];
  readonly zones: readonly WrittenZone[];
  /** Tasks, journals and the like, which say nothing of hours. */
  readonly others: readonly { readonly line: number; readonly kind: string }[];
}

interface Component {
  readonly kind: string;
  readonly line: number;
  readonly lines: ContentLine[];
}

const noHours: ReadonlySet<string> = new Set(['vtimezone']);

/** Reads the components of the file; every fault found on the way is added to `faults`. */
export function readEvents(text: string, faults: ImportFault[]): ReadFile {
  const open: Component[] = [];
  const closed: Component[] = [];
  let calendars = 0;
  for (const content of contentLines(text, faults)) {
    const kind = content.raw.trim().toLowerCase();
    if (content.name === 'begin') {
      open.push({ kind, line: content.line, lines: [] });
      if (open.length === 1 && kind !== 'vcalendar') faults.push(outside(content.line));
    } else if (content.name === 'end') {
      const ended = open.pop();
      if (ended?.kind !== kind)
        faults.push({ line: content.line, uid: null, detail: `END:${kind.toUpperCase()} ends nothing that began.` });
      else if (open.length === 1) closed.push(ended);
      else if (open.length === 0) calendars += 1;
    } else if (open.length === 0) faults.push(outside(content.line));
    // What lies deeper, as an alarm, is no part of when the event is.
    else if (open.length === 2) open[1]?.lines.push(content);
  }
  for (const { line, kind } of open) faults.push({ line, uid: null, detail: `${kind.toUpperCase()} begins here and never ends.` });
  if (calendars === 0 && faults.length === 0) faults.push({ line: 1, uid: null, detail: 'The file holds no VCALENDAR.' });
  return {
    events: closed.filter(({ kind }) => kind === 'vevent').map(eventOf),
    zones: closed.filter(({ kind }) => noHours.has(kind)).map(zoneOf),
    others: closed.filter(({ kind }) => kind !== 'vevent' && !noHours.has(kind)).map(({ line, kind }) => ({ line, kind })),
  };
}

const outside = (line: number): ImportFault => ({ line, uid: null, detail: 'This stands outside of any VCALENDAR.' });

function eventOf({ line, lines }: Component): WrittenEvent {
  const words = (name: string): string | null => wordsOf(lines, name)?.slice(0, 200) ?? null;
  return { line, lines, uid: words('uid'), summary: words('summary') };
}

function zoneOf({ line, lines }: Component): WrittenZone {
  const location = lines.find(({ name }) => name === 'x-lic-location')?.raw.trim();
  return { line, tzid: wordsOf(lines, 'tzid'), location: location || null };
}

function wordsOf(lines: readonly ContentLine[], wanted: string): string | null {
  const value = lines.find(({ name }) => name === wanted)?.property.getFirstValue();
  return typeof value === 'string' && value !== '' ? value : null;
}
