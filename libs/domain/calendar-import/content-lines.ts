// Reads an iCalendar file into its content lines, each with the place it stood at (RFC 5545 §3.1).
import ICAL from 'ical.js';
import type { ImportFault } from './import-refused';

/** One property, unfolded. */
export interface ContentLine {
  /** Where it starts, from 1 on. */
  readonly line: number;
  /** In small letters. */
  readonly name: string;
  /** As written, escapes included. */
  readonly raw: string;
  readonly property: InstanceType<typeof ICAL.Property>;
}

const bracket = /^(BEGIN|END):/i;
/** Others are read here, under a name that the library knows no type of: it would say less of what is wrong with a value. */
const words: ReadonlySet<string> = new Set(['uid', 'summary', 'tzid']);

/** Every content line; those that are none are added to `faults`. */
export function contentLines(text: string, faults: ImportFault[]): ContentLine[] {
  return unfolded(text).flatMap(({ line, content }) => {
    try {
      const name = (/^[\w-]+/.exec(content)?.[0] ?? '').toLowerCase();
      const property = bracket.test(content)
        ? new ICAL.Property(name)
        : ICAL.Property.fromString(words.has(name) ? content : `X-${content}`);
      return [{ line, name, raw: content.slice(valueStart(content)), property }];
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      faults.push({ line, uid: null, detail: 'This is no line of an iCalendar file: write NAME:value.' });
      return [];
    }
  });
}

/** A line that starts with a space or a tab goes on with the one before. */
function unfolded(text: string): { line: number; content: string }[] {
  const lines: { line: number; content: string }[] = [];
  for (const [index, physical] of text.split(/\r\n|\n|\r/).entries()) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(physical) && last) last.content += physical.slice(1);
    else if (physical.trim() !== '') lines.push({ line: index + 1, content: physical.replace(/^\uFEFF/, '') });
  }
  return lines;
}

/** Behind the first colon that stands in no quotes. */
function valueStart(content: string): number {
  let quoted = false;
  for (let at = 0; at < content.length; at++) {
    if (content[at] === '"') quoted = !quoted;
    if (content[at] === ':' && !quoted) return at + 1;
  }
  return content.length;
}
