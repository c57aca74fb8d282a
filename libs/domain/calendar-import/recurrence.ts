// Reads the rule by which an event comes again, and lists when it does; rules that come again within a day are refused.
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { ContentLine } from './content-lines';
import { UnreadableLineError } from './moments';

/** From one instant to another, epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const figures = (highest: number, signed: string) => ({ highest, form: new RegExp(`^${signed}\\d{1,3}(,${signed}\\d{1,3})*$`) });
const lists = new Map([
  ['BYMONTHDAY', figures(31, '[+-]?')],
  ['BYYEARDAY', figures(366, '[+-]?')],
  ['BYWEEKNO', figures(53, '[+-]?')],
  ['BYMONTH', figures(12, '')],
  ['BYSETPOS', figures(366, '[+-]?')],
]);
const forms = new Map([
  ['FREQ', /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/],
  ['INTERVAL', /^[1-9]\d{0,4}$/],
  ['COUNT', /^[1-9]\d{0,4}$/],
  ['UNTIL', /^\d{8}(T\d{6}Z?)?$/],
  ['BYDAY', /^[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)(,[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU))*$/],
  ['WKST', /^(MO|TU|WE|TH|FR|SA|SU)$/],
]);

/** Every start within the window; `start` is the first of all. @throws UnreadableLineError */
export function startsOf(
  { line, raw }: ContentLine,
  { start, from, to }: Window & { start: Temporal.ZonedDateTime },
): Temporal.ZonedDateTime[] {
  const parts = raw
    .trim()
    .toUpperCase()
    .split(';')
    .map((part) => part.split('=') as [string, string | undefined]);
  const unknown = parts.find(([name, value = '']) => !isKnown(name, value));
  if (unknown)
    throw new UnreadableLineError(line, `${unknown.join('=').slice(0, 60)} is no part of a rule for whole days that is understood here.`);
  try {
    const rruleString = `RRULE:${parts.map(([name, value = '']) => `${name}=${name === 'UNTIL' ? inUtc(value, start) : value}`).join(';')}`;
    const rule = new RRuleTemporal({ rruleString, dtstart: start, temporal: Temporal, cache: false });
    return rule.between(new Date(from), new Date(to), true);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UnreadableLineError(line, `This rule cannot be counted out: ${error.message}.`);
  }
}

function isKnown(name: string, value: string): boolean {
  const list = lists.get(name);
  if (!list) return forms.get(name)?.test(value) ?? false;
  return list.form.test(value) && value.split(',').every((figure) => Number(figure) !== 0 && Math.abs(Number(figure)) <= list.highest);
}

/** An end without a zone is on the clock of the first start. */
function inUtc(value: string, start: Temporal.ZonedDateTime): string {
  if (!/T\d{6}$/.test(value)) return value;
  const end = Temporal.PlainDateTime.from(value).toZonedDateTime(start.timeZoneId).toInstant();
  return `${end.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`;
}
