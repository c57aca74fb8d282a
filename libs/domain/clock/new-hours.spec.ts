// Contract: life.md §2 `apply_policy`, design §1.5: other opening hours take back no time that was used, and give none.
// Were it to fail, an edited calendar would rewrite the past of a running clock.
import type { CompiledCalendar } from '@relais/contracts';
import { alwaysOpen, elapsed } from '@relais/domain/calendar';
import { compileCalendar } from '@relais/domain/calendar-compilation';
import { dueAfter, onNewHours } from '@relais/domain/clock';
import fc from 'fast-check';

const hour = 3_600_000;
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const everyDay = [...workdays, 'sat', 'sun'] as const;
const instant = (text: string): number => Date.parse(text);

function open(opens: string, closes: string, { days = workdays, zone = 'Europe/Paris' }: { days?: readonly string[]; zone?: string } = {}) {
  const week = Object.fromEntries(days.map((day) => [day, [[opens, closes] as [string, string]]]));
  return compileCalendar({ timeZone: zone, week }, { from: instant('2026-03-02T09:00Z') });
}

const office = open('09:00', '17:00');
const always = open('00:00', '24:00', { days: everyDay });

interface Told {
  readonly before: CompiledCalendar;
  readonly after: CompiledCalendar;
  readonly hours: number;
  readonly from: string;
  readonly at: string;
  readonly spent?: number;
}

const counted = ({ before, after, hours, from, at, spent = 0 }: Told) =>
  onNewHours(
    { before: { calendar: before }, after: { calendar: after } },
    {
      clock: { from: instant(from), spent: spent * hour },
      length: { kind: 'opening', milliseconds: hours * hour },
      at: instant(at),
    },
  );

describe('a clock put on other hours', () => {
  const boundaries: [string, Told, string][] = [
    [
      'opens longer from then on only: three hours used by the old hours, five left',
      { before: office, after: open('07:00', '22:00'), hours: 8, from: '2026-03-02T09:00+01:00', at: '2026-03-02T12:00+01:00' },
      '2026-03-02T17:00+01:00',
    ],
    [
      'opens shorter: what was used in hours that are closed now stays used',
      { before: office, after: open('13:00', '15:00'), hours: 8, from: '2026-03-02T09:00+01:00', at: '2026-03-02T12:00+01:00' },
      '2026-03-04T14:00+01:00',
    ],
    [
      'over a weekend that is open now: nothing of the past Saturday is counted',
      {
        before: office,
        after: open('09:00', '17:00', { days: everyDay }),
        hours: 12,
        from: '2026-03-06T13:00+01:00',
        at: '2026-03-08T12:00+01:00',
      },
      '2026-03-09T12:00+01:00',
    ],
    [
      'at midnight between two days',
      { before: office, after: open('08:00', '12:00'), hours: 10, from: '2026-03-02T09:00+01:00', at: '2026-03-03T00:00+01:00' },
      '2026-03-03T10:00+01:00',
    ],
    [
      'on the Sunday of 23 hours, open around the clock until then',
      { before: always, after: office, hours: 30, from: '2026-03-29T00:00+01:00', at: '2026-03-30T00:00+02:00' },
      '2026-03-30T16:00+02:00',
    ],
    [
      'on the Sunday of 25 hours, open around the clock until then',
      { before: always, after: office, hours: 30, from: '2026-10-25T00:00+02:00', at: '2026-10-26T00:00+01:00' },
      '2026-10-26T14:00+01:00',
    ],
    [
      'around the clock from the Sunday of 25 hours on',
      { before: office, after: always, hours: 30, from: '2026-10-23T09:00+02:00', at: '2026-10-25T00:00+02:00' },
      '2026-10-25T21:00+01:00',
    ],
    [
      'in another zone: what is left counts on its wall clock',
      {
        before: office,
        after: open('09:00', '17:00', { zone: 'America/New_York' }),
        hours: 8,
        from: '2026-03-02T09:00+01:00',
        at: '2026-03-02T12:00+01:00',
      },
      '2026-03-02T14:00-05:00',
    ],
    [
      'after a pause: what it had used before is used too',
      {
        before: office,
        after: open('07:00', '22:00'),
        hours: 8,
        from: '2026-03-02T09:00+01:00',
        at: '2026-03-02T12:00+01:00',
        spent: 2,
      },
      '2026-03-02T15:00+01:00',
    ],
    [
      'used up to the millisecond: it fell due when it did',
      { before: office, after: open('07:00', '22:00'), hours: 8, from: '2026-03-02T09:00+01:00', at: '2026-03-02T17:00+01:00' },
      '2026-03-02T17:00+01:00',
    ],
    [
      'shorter than what was used: it fell due by the hours that counted then',
      { before: office, after: always, hours: 4, from: '2026-03-06T15:00+01:00', at: '2026-03-09T14:00+01:00' },
      '2026-03-09T11:00+01:00',
    ],
    [
      'nothing left when it went on in a closed hour: the next opening is a new one',
      { before: office, after: open('06:00', '22:00'), hours: 8, from: '2026-03-02T20:00+01:00', at: '2026-03-03T05:00+01:00', spent: 8 },
      '2026-03-03T06:00+01:00',
    ],
  ];

  it.each(boundaries)('%s', (_, told, due) => {
    expect(new Date(counted(told).due).toISOString()).toBe(new Date(due).toISOString());
  });

  it('keeps what was used when it is put on other hours once more', () => {
    const told = { before: office, after: always, hours: 40, from: '2026-03-06T09:00+01:00', at: '2026-03-07T09:00+01:00' };
    const first = counted(told);
    expect(first).toEqual({ from: instant(told.at), spent: 8 * hour, due: instant('2026-03-08T17:00+01:00') });
    const rules = { before: { calendar: always }, after: { calendar: office } };
    const length = { kind: 'opening', milliseconds: 40 * hour } as const;
    const back = onNewHours(rules, { clock: first, length, at: instant('2026-03-08T09:00+01:00') });
    expect(back).toEqual({
      from: instant('2026-03-08T09:00+01:00'),
      spent: 32 * hour,
      due: instant('2026-03-09T17:00+01:00'),
    });
  });

  it('is nothing to a clock that runs around the clock', () => {
    const clock = { from: instant('2026-03-06T09:00+01:00'), spent: hour };
    const length = { kind: 'always', milliseconds: 50 * hour } as const;
    const rules = { before: { calendar: office }, after: { calendar: always } };
    expect(onNewHours(rules, { clock, length, at: clock.from + 20 * hour })).toEqual({ ...clock, due: clock.from + 49 * hour });
  });
});

const calendars = [
  ...[office, open('07:00', '22:00'), open('22:00', '06:00', { days: everyDay })],
  ...[open('08:30', '12:15', { zone: 'Australia/Lord_Howe' }), open('09:00', '17:00', { zone: 'America/New_York' }), alwaysOpen],
];
const start = instant('2026-03-20T00:00Z');
const anInstant = () => fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => start + minutes * 60_000);
const aClock = () => fc.record({ from: anInstant(), after: fc.nat({ max: 20 * 24 * hour }), length: fc.nat({ max: 60 * hour }) });

describe('the laws of time used', () => {
  it('are no news on unchanged hours: the clock stays where it started and falls due as before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), aClock(), fc.nat({ max: 30 * hour }), (calendar, { from, after, length }, spent) => {
        const rules = { before: { calendar }, after: { calendar } };
        const whole = { kind: 'opening', milliseconds: length } as const;
        const { due, ...clock } = onNewHours(rules, { clock: { from, spent }, length: whole, at: from + after });
        expect(clock).toEqual({ from, spent });
        expect(due).toBe(dueAfter({ calendar }, { from, duration: { kind: 'opening', milliseconds: Math.max(0, length - spent) } }));
      }),
      { numRuns: 2_000 },
    );
  });

  it('give back the length: what the old hours used and what the new ones still give', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.constantFrom(...calendars), fc.constantFrom(...calendars)),
        aClock(),
        ([old, fresh], { from, after, length }) => {
          const at = from + after;
          const used = elapsed(old, { from, to: at });
          fc.pre(used < length);
          const rules = { before: { calendar: old }, after: { calendar: fresh } };
          const { due } = onNewHours(rules, { clock: { from, spent: 0 }, length: { kind: 'opening', milliseconds: length }, at });
          expect(used + elapsed(fresh, { from: at, to: due })).toBe(length);
          // Never in a closed period: the instant before it is open.
          expect(elapsed(fresh, { from: due - 1, to: due })).toBe(1);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
