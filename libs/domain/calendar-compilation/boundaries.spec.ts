// Locks the moments where business time goes wrong elsewhere: closings, holidays, shifts over midnight, and zone changes.
import type { CalendarDocument } from '@relais/contracts';
import { deadline, deadlineBefore, elapsed, isOpen, nextOpening, parseSignedDuration, skippedPeriods } from '../calendar';
import { compileCalendar } from './index';

type Period = [string, string];
const compiled = (document: CalendarDocument) => compileCalendar(document, { from: Date.parse('2026-01-01T00:00:00Z') });
const everyDay = (...periods: Period[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, periods]));
const day: Period[] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];
const night: Period[] = [['22:00', '06:00']];

const calendars = {
  office: compiled({
    timeZone: 'Europe/Paris',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: ['2026-05-01', '2026-07-14', '2026-12-25'],
    exceptions: [
      { date: '2026-12-24', periods: [['09:00', '12:00']] },
      { date: '2026-12-25', periods: [['10:00', '11:00']] },
      { date: '2026-12-31', periods: [] },
    ],
  }),
  nights: compiled({
    timeZone: 'Europe/Paris',
    week: { mon: night, tue: night, wed: night, thu: night, fri: night, sat: night },
    holidays: ['2026-07-14'],
    exceptions: [{ date: '2026-07-16', periods: [] }],
  }),
  paris: compiled({ timeZone: 'Europe/Paris', week: everyDay(['00:00', '24:00']) }),
  sundays: compiled({ timeZone: 'Europe/Paris', week: { sun: [['00:00', '24:00']] } }),
  evenings: compiled({ timeZone: 'Europe/Paris', week: everyDay(['20:00', '24:00']) }),
  early: compiled({ timeZone: 'Europe/Paris', week: { sun: [['02:30', '04:00']] } }),
  swallowed: compiled({ timeZone: 'Europe/Paris', week: { sun: [['02:10', '02:50']] } }),
  lordHowe: compiled({ timeZone: 'Australia/Lord_Howe', week: { sun: [['00:00', '24:00']] } }),
  sydney: compiled({ timeZone: 'Australia/Sydney', week: { sun: [['00:00', '24:00']] } }),
  santiago: compiled({ timeZone: 'America/Santiago', week: { sat: [['00:00', '24:00']] } }),
  // Until 2011 the clocks went from 00:01 back to 23:01: the new day began twice.
  stJohns: compileCalendar(
    { timeZone: 'America/St_Johns', week: { sun: [['00:00', '12:00']] }, holidays: ['2010-11-06'] },
    { from: Date.parse('2010-06-01T00:00Z') },
  ),
  kolkata: compiled({ timeZone: 'Asia/Kolkata', week: everyDay(['09:00', '17:00']) }),
};
type Name = keyof typeof calendars;

const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000Z', 'Z');
const add = (name: Name, { from, amount }: { from: string; amount: string }) => {
  const { duration, backwards } = parseSignedDuration(amount);
  return iso((backwards ? deadlineBefore : deadline)(calendars[name], { from: Date.parse(from), duration }));
};

describe('a deadline on office hours', () => {
  it.each<[string, string, string, string]>([
    ['inside one period', '2026-04-29T08:00Z', 'PT1H30M', '2026-04-29T09:30Z'],
    ['over lunch', '2026-04-29T09:30Z', 'PT1H', '2026-04-29T11:30Z'],
    ['exactly at closing time stays there', '2026-04-30T14:00Z', 'PT1H', '2026-04-30T15:00Z'],
    ['exactly at lunch stays there', '2026-04-30T07:00Z', 'PT3H', '2026-04-30T10:00Z'],
    ['over a holiday and a weekend', '2026-04-30T14:00Z', 'PT2H', '2026-05-04T08:00Z'],
    ['from a closed evening', '2026-04-29T20:00Z', 'PT1H', '2026-04-30T08:00Z'],
    ['from closing time', '2026-04-29T15:00Z', 'PT1H', '2026-04-30T08:00Z'],
    ['zero from a closed instant: the next opening', '2026-05-02T10:00Z', 'PT0H', '2026-05-04T07:00Z'],
    ['zero from an open instant: itself', '2026-04-29T08:10Z', 'PT0H', '2026-04-29T08:10Z'],
    ['zero from closing time: itself', '2026-04-29T15:00Z', 'PT0H', '2026-04-29T15:00Z'],
    ['backwards, zero from a closed instant: the previous closing', '2026-05-02T10:00Z', '-PT0H', '2026-04-30T15:00Z'],
    ['backwards, zero from opening time: itself', '2026-05-04T07:00Z', '-PT0H', '2026-05-04T07:00Z'],
    ['backwards over a weekend and a holiday', '2026-05-04T08:00Z', '-PT2H', '2026-04-30T14:00Z'],
    ['backwards exactly to opening time', '2026-04-29T08:00Z', '-PT1H', '2026-04-29T07:00Z'],
    ['an exception shortens the day', '2026-12-24T10:00Z', 'PT1H30M', '2026-12-25T09:30Z'],
    ['an exception opens a holiday', '2026-12-25T03:00Z', 'PT1H', '2026-12-25T10:00Z'],
    ['an empty exception closes the day', '2026-12-30T15:30Z', 'PT1H', '2027-01-01T08:30Z'],
    ['a leap day counts', '2028-02-28T15:00Z', 'PT9H', '2028-03-01T09:00Z'],
    ['two hundred hours', '2026-01-05T08:00Z', 'PT200H', '2026-02-12T13:00Z'],
    ['over the lost hour', '2026-03-27T15:00Z', 'PT2H', '2026-03-30T08:00Z'],
    ['over the repeated hour', '2026-10-23T14:00Z', 'PT2H', '2026-10-26T09:00Z'],
  ])('%s', (...[, from, amount, expected]) => {
    expect(add('office', { from, amount })).toBe(expected);
  });
});

describe('days are the same wall-clock time later', () => {
  it.each<[string, Name, string, string, string]>([
    ['moved from Saturday into Monday', 'office', '2026-04-22T08:00Z', 'P3D', '2026-04-27T07:00Z'],
    ['kept when open', 'office', '2026-04-20T08:30Z', 'P3D', '2026-04-23T08:30Z'],
    ['kept exactly at closing time', 'office', '2026-04-20T15:00Z', 'P3D', '2026-04-23T15:00Z'],
    ['moved out of lunch', 'office', '2026-04-20T10:00:30Z', 'P1D', '2026-04-21T11:00Z'],
    ['over the lost hour: 23 h', 'paris', '2026-03-28T11:00Z', 'P1D', '2026-03-29T10:00Z'],
    ['over the repeated hour: 25 h', 'paris', '2026-10-24T10:00Z', 'P1D', '2026-10-25T11:00Z'],
    ['in the gap: the first instant after it', 'paris', '2026-03-26T01:30Z', 'P3D', '2026-03-29T01:00Z'],
    ['in the fold: the first of the two', 'paris', '2026-10-22T00:30Z', 'P3D', '2026-10-25T00:30Z'],
    ['from the second pass of the fold', 'paris', '2026-10-25T01:30Z', 'P1D', '2026-10-26T01:30Z'],
    ['zero days from the second pass stay', 'paris', '2026-10-25T01:30Z', 'P0D', '2026-10-25T01:30Z'],
    ['onto the leap day', 'paris', '2028-02-28T09:00Z', 'P1D', '2028-02-29T09:00Z'],
    ['backwards, moved into the previous closing', 'office', '2026-04-29T08:00Z', '-P3D', '2026-04-24T15:00Z'],
    ['backwards over the lost hour', 'paris', '2026-03-29T10:00Z', '-P1D', '2026-03-28T11:00Z'],
    ['hours, unlike days, really pass', 'paris', '2026-03-28T11:00Z', 'PT24H', '2026-03-29T11:00Z'],
  ])('%s', (...[, name, from, amount, expected]) => {
    expect(add(name, { from, amount })).toBe(expected);
  });
});

describe('a shift over midnight', () => {
  it.each<[string, Name, string, string, string]>([
    ['runs on into a holiday', 'nights', '2026-07-14T03:00Z', 'PT1H', '2026-07-14T04:00Z'],
    ['does not start on a holiday', 'nights', '2026-07-14T03:00Z', 'PT2H', '2026-07-15T21:00Z'],
    ['runs on into a day that an exception closes', 'nights', '2026-07-16T03:00Z', 'PT2H', '2026-07-17T21:00Z'],
    ['crosses midnight without a pause', 'nights', '2026-07-13T21:00Z', 'PT2H', '2026-07-13T23:00Z'],
    ['runs from Saturday into Sunday and then rests until Monday', 'nights', '2026-07-19T03:00Z', 'PT2H', '2026-07-20T21:00Z'],
    ['backwards from a holiday', 'nights', '2026-07-14T10:00Z', '-PT1H', '2026-07-14T03:00Z'],
    ['backwards into a day that begins twice', 'stJohns', '2010-11-07T03:00Z', '-PT15M', '2010-11-07T02:45Z'],
    ['24:00 is where the day ends', 'evenings', '2026-04-20T21:00Z', 'PT1H', '2026-04-20T22:00Z'],
    ['and not a moment later', 'evenings', '2026-04-20T21:00Z', 'PT1H1M', '2026-04-21T18:01Z'],
  ])('%s', (...[, name, from, amount, expected]) => {
    expect(add(name, { from, amount })).toBe(expected);
  });
});

describe('an opening counts the time that really passes', () => {
  it.each<[string, Name, string, string, number]>([
    ['Sunday of the lost hour', 'sundays', '2026-03-28T12:00Z', '2026-03-30T12:00Z', 23],
    ['Sunday of the repeated hour', 'sundays', '2026-10-24T12:00Z', '2026-10-26T12:00Z', 25],
    ['an ordinary Sunday', 'sundays', '2026-06-13T12:00Z', '2026-06-15T12:00Z', 24],
    ['night of the lost hour', 'nights', '2026-03-28T12:00Z', '2026-03-29T12:00Z', 7],
    ['night of the repeated hour', 'nights', '2026-10-24T12:00Z', '2026-10-25T12:00Z', 9],
    ['a period that starts in the gap', 'early', '2026-03-28T12:00Z', '2026-03-29T12:00Z', 1],
    ['a period that starts in the fold', 'early', '2026-10-24T12:00Z', '2026-10-25T12:00Z', 2.5],
    ['a period inside the gap', 'swallowed', '2026-03-28T12:00Z', '2026-03-29T12:00Z', 0],
    ['a period inside the fold: its first pass', 'swallowed', '2026-10-24T12:00Z', '2026-10-25T12:00Z', 2 / 3],
    ['half-hour zone, clocks back', 'lordHowe', '2026-04-04T00:00Z', '2026-04-06T00:00Z', 24.5],
    ['half-hour zone, clocks forward', 'lordHowe', '2026-10-03T00:00Z', '2026-10-05T00:00Z', 23.5],
    ['southern autumn', 'sydney', '2026-04-04T00:00Z', '2026-04-06T00:00Z', 25],
    ['southern spring', 'sydney', '2026-10-03T00:00Z', '2026-10-05T00:00Z', 23],
    ['clocks back at midnight', 'santiago', '2026-04-03T12:00Z', '2026-04-05T12:00Z', 25],
    ['a day that begins twice', 'stJohns', '2010-11-06T12:00Z', '2010-11-08T00:00Z', 13],
    ['a zone without changes', 'kolkata', '2026-01-01T00:00Z', '2027-01-01T00:00Z', 365 * 8],
    ['backwards it is negative', 'sundays', '2026-03-30T12:00Z', '2026-03-28T12:00Z', -23],
  ])('%s', (...[, name, from, to, hours]) => {
    expect(elapsed(calendars[name], { from: Date.parse(from), to: Date.parse(to) })).toBe(hours * 3_600_000);
  });

  it('a period inside the gap opens a week later instead', () => {
    expect(iso(nextOpening(calendars.swallowed, Date.parse('2026-03-28T12:00Z')))).toBe('2026-04-05T00:10Z');
  });

  it('opens at opening time and is closed at closing time', () => {
    const at = (instant: string) => isOpen(calendars.office, Date.parse(instant));
    expect([at('2026-04-29T06:59:59.999Z'), at('2026-04-29T07:00Z'), at('2026-04-29T09:59:59.999Z'), at('2026-04-29T10:00Z')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(iso(nextOpening(calendars.office, Date.parse('2026-04-29T10:00Z')))).toBe('2026-04-29T11:00Z');
  });
});

describe('what a deadline skipped is explained', () => {
  const skipped = (name: Name, { from, to }: { from: string; to: string }) =>
    skippedPeriods(calendars[name], { from: Date.parse(from), to: Date.parse(to) }).map(
      (one) => `${iso(one.from)} ${iso(one.to)} ${one.reason}`,
    );

  it.each<[string, Name, string, string, string[]]>([
    ['nothing inside an opening', 'office', '2026-04-29T08:00Z', '2026-04-29T10:00Z', []],
    ['lunch', 'office', '2026-04-29T09:30Z', '2026-04-29T11:30Z', ['2026-04-29T10:00Z 2026-04-29T11:00Z closed_hours']],
    [
      'evening, holiday, weekend',
      'office',
      '2026-04-30T14:00Z',
      '2026-05-04T08:00Z',
      [
        '2026-04-30T15:00Z 2026-04-30T22:00Z closed_hours',
        '2026-04-30T22:00Z 2026-05-01T22:00Z holiday',
        '2026-05-01T22:00Z 2026-05-04T07:00Z closed_hours',
      ],
    ],
    [
      'each exception by itself',
      'office',
      '2026-12-24T10:00Z',
      '2026-12-25T09:30Z',
      ['2026-12-24T11:00Z 2026-12-24T23:00Z exception', '2026-12-24T23:00Z 2026-12-25T09:00Z exception'],
    ],
    [
      'only what lies between the two instants',
      'office',
      '2026-05-01T08:00Z',
      '2026-05-01T09:00Z',
      ['2026-05-01T08:00Z 2026-05-01T09:00Z holiday'],
    ],
    [
      'a day cut off by the second midnight',
      'stJohns',
      '2010-11-06T12:00Z',
      '2010-11-07T02:30Z',
      ['2010-11-06T12:00Z 2010-11-07T02:30Z holiday'],
    ],
    [
      'what a shift left of a holiday',
      'nights',
      '2026-07-14T03:00Z',
      '2026-07-14T23:00Z',
      ['2026-07-14T04:00Z 2026-07-14T22:00Z holiday', '2026-07-14T22:00Z 2026-07-14T23:00Z closed_hours'],
    ],
  ])('%s', (...[, name, from, to, expected]) => {
    expect(skipped(name, { from, to })).toEqual(expected);
    expect(skipped(name, { from: to, to: from })).toEqual(expected);
  });
});
