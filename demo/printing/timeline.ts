// Prints a case's timeline as a person would want to read it, in 120 columns.
import type { Language, TimelineEntry } from '@relais/contracts';
import { tell } from './entry';
import { wrapped } from './excerpt';
import { grouped } from './grouped';
import { since, wallTime } from './moments';

const width = 120;
const timeWidth = 8;
const sinceWidth = 9;
const whoWidth = 30;
const gap = '  ';
const whatWidth = width - timeWidth - sinceWidth - whoWidth - 3 * gap.length;

const heads: Readonly<Record<Language, readonly [string, string, string, string]>> = {
  fr: ['Heure', 'Depuis', 'Qui', 'Quoi'],
  en: ['Time', 'Since', 'Who', 'What'],
};

/** The lines of the table; `timeline` is complete and in order. */
export function printTimeline(timeline: readonly TimelineEntry[], language: Language): string[] {
  const [time, after, who, what] = heads[language];
  const raisedAt = Date.parse(timeline[0]?.at ?? '');
  const rows = grouped(timeline, ({ step }) => step).flatMap((entries) => {
    const [{ at }] = entries;
    const times = [wallTime(at, language), since(Date.parse(at) - raisedAt, language)] as const;
    return row(times, tell(entries, { language, timeline }));
  });
  return [...row([time, after], { who, lines: [what] }), ...rows];
}

/** The who and the what wrap side by side; later lines of one thing hang by two places. */
function row([time, after]: readonly [string, string], { who, lines }: { who: string; lines: readonly string[] }): string[] {
  const left = wrapped(who, { width: whoWidth, indent: '  ' });
  const right = lines.flatMap((line) => wrapped(line, { width: whatWidth, indent: '  ' }));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const times = index === 0 ? [time.padEnd(timeWidth), after.padStart(sinceWidth)] : [' '.repeat(timeWidth), ' '.repeat(sinceWidth)];
    return [...times, (left[index] ?? '').padEnd(whoWidth), right[index] ?? ''].join(gap).trimEnd();
  });
}

export const rule = '─'.repeat(width);
