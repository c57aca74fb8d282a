// Cross-checks the arithmetic with a slow model that looks at every minute, and with the laws of time, over random calendars around zone changes.
import type { CalendarDocument, CompiledCalendar } from '@relais/contracts';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { deadline, deadlineBefore, elapsed, isOpen, nextOpening, skippedPeriods } from '../calendar';
import { CalendarRefusedError, compileCalendar } from './index';

const minute = 60_000;
const daysAround = 24;
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Zones with the date of a change: an hour, half an hour, at midnight either way, none, a skipped day, and one minute past midnight. */
const changes: [string, string][] = [
  ['Europe/Paris', '2026-03-29'],
  ['Europe/Paris', '2026-10-25'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['America/Havana', '2026-11-01'],
  ['Australia/Sydney', '2026-10-04'],
  ['Europe/Dublin', '2026-10-25'],
  ['Asia/Kolkata', '2026-02-28'],
  ['America/New_York', '2028-02-29'],
  ['Pacific/Apia', '2011-12-30'],
  ['America/St_Johns', '2010-11-07'],
];

/** The first instant at which the wall clock shows `time` or, in a gap, the first one after it. */
function instantAt(date: Temporal.PlainDate, { time, zone }: { time: string; zone: string }): number {
  const day = time === '24:00' ? date.add({ days: 1 }) : date;
  const wallClock = day.toPlainDateTime(time === '24:00' ? '00:00' : time);
  const earlier = wallClock.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (earlier.toPlainDateTime().equals(wallClock) ? earlier : earlier.getTimeZoneTransition('next')!).epochMilliseconds;
}

/** Every minute around a date, open or not, painted straight from the document. */
class SlowCalendar {
  readonly open: Uint8Array;
  readonly base: number;

  constructor(document: CalendarDocument, date: Temporal.PlainDate) {
    const zone = document.timeZone;
    this.base = instantAt(date.subtract({ days: daysAround }), { time: '00:00', zone });
    this.open = new Uint8Array(2 * daysAround * 1440);
    for (let offset = -daysAround - 2; offset <= daysAround + 2; offset++) {
      const day = date.add({ days: offset });
      const periods =
        document.exceptions?.find((exception) => exception.date === day.toString())?.periods ??
        (document.holidays?.includes(day.toString()) ? [] : (document.week[weekdays[day.dayOfWeek - 1]!] ?? []));
      for (const [opens, closes] of periods) {
        const closingDay = closes <= opens ? day.add({ days: 1 }) : day;
        this.paint(instantAt(day, { time: opens, zone }), instantAt(closingDay, { time: closes, zone }));
      }
    }
  }

  private paint(start: number, end: number): void {
    for (let at = start; at < end; at += minute) this.open[(at - this.base) / minute] = 1;
  }

  isOpen = (at: number): boolean => this.open[(at - this.base) / minute] === 1;
  isStrictlyClosed = (at: number): boolean => !this.isOpen(at) && !this.isOpen(at - minute);

  /** Walks minute by minute until `minutes` open ones have passed; `step` is 1 or -1. `undefined` when it leaves the painted days. */
  walk(from: number, { minutes, step }: { minutes: number; step: 1 | -1 }): number | undefined {
    let at = from;
    for (let left = minutes; left > 0 || (minutes === 0 && this.isStrictlyClosed(at)); at += step * minute) {
      if (Math.abs(at - from) > 12 * 1440 * minute) return undefined;
      if (this.isOpen(step === 1 ? at : at - minute)) left--;
    }
    return at;
  }

  count = (from: number, to: number): number => {
    let open = 0;
    for (let at = from; at < to; at += minute) open += this.isOpen(at) ? 1 : 0;
    return open;
  };
}

const clock = (quarters: number): string =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
const periods = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 6 }).chain((cuts) =>
  fc.boolean().map((wraps): [string, string][] => {
    const sorted = [...cuts].sort((one, other) => one - other).slice(0, cuts.length - (cuts.length % 2));
    const pairs = Array.from({ length: sorted.length / 2 }, (_, index): [string, string] => [
      clock(sorted[2 * index]!),
      clock(sorted[2 * index + 1]!),
    ]);
    // A late last period becomes a shift over midnight.
    const last = pairs.at(-1);
    return wraps && last && last[0] >= '18:00' ? [...pairs.slice(0, -1), [last[0], '03:00']] : pairs;
  }),
);
const around = fc.integer({ min: -6, max: 6 });

const situation = fc
  .record({
    place: fc.constantFrom(...changes),
    week: fc.tuple(periods, periods, periods, periods, periods, periods, periods),
    holidays: fc.uniqueArray(around, { maxLength: 3 }),
    exceptions: fc.uniqueArray(fc.tuple(around, periods), { maxLength: 2, selector: ([offset]) => offset }),
    minutesAway: fc.oneof(fc.integer({ min: -5 * 1440, max: 5 * 1440 }), fc.integer({ min: -240, max: 240 })),
    minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 3000 })),
    stretch: fc.integer({ min: 0, max: 6 * 1440 }),
  })
  .map(({ place: [timeZone, date], week, holidays, exceptions, minutesAway, ...rest }) => {
    const day = Temporal.PlainDate.from(date);
    const dated = (offset: number): string => day.add({ days: offset }).toString();
    const document: CalendarDocument = {
      timeZone,
      week: Object.fromEntries(weekdays.map((name, index) => [name, week[index]])),
      holidays: holidays.map(dated),
      exceptions: exceptions.map(([offset, hours]) => ({ date: dated(offset), periods: hours })),
    };
    return { document, day, from: instantAt(day, { time: '03:00', zone: timeZone }) + minutesAway * minute, ...rest };
  })
  // One that opens on single dates alone ends with the last of them: what lies beyond has an error of its own.
  .filter(({ document }) => weekdays.some((name) => (document.week[name] ?? []).length > 0));

type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never;
let compared = 0;

/** Runs the check on every random calendar that is not refused. */
function onRandomCalendars(check: (given: Situation & { calendar: CompiledCalendar; slow: SlowCalendar }) => void): void {
  compared = 0;
  const property = fc.property(situation, (given) => {
    try {
      const calendar = compileCalendar(given.document, { from: given.from });
      compared++;
      check({ ...given, calendar, slow: new SlowCalendar(given.document, given.day) });
    } catch (error) {
      if (!(error instanceof CalendarRefusedError)) throw error;
    }
  });
  fc.assert(property, { numRuns: 250 });
  expect(compared).toBeGreaterThan(60);
}

describe('business time agrees with a model that looks at every minute', () => {
  it('adding', () => {
    onRandomCalendars(({ calendar, slow, from, minutes }) => {
      const expected = slow.walk(from, { minutes, step: 1 });
      if (expected === undefined) return;
      const duration = { kind: 'opening', milliseconds: minutes * minute } as const;
      expect(deadline(calendar, { from, duration })).toBe(expected);
    });
  });

  it('taking off', () => {
    onRandomCalendars(({ calendar, slow, from, minutes }) => {
      const expected = slow.walk(from, { minutes, step: -1 });
      if (expected === undefined) return;
      expect(deadlineBefore(calendar, { from, duration: { kind: 'opening', milliseconds: minutes * minute } })).toBe(expected);
    });
  });

  it('measuring, and explaining what was skipped', () => {
    onRandomCalendars(({ calendar, slow, from, stretch }) => {
      const to = from + stretch * minute;
      expect(elapsed(calendar, { from, to })).toBe(slow.count(from, to) * minute);
      const skipped = skippedPeriods(calendar, { from, to });
      expect(skipped.reduce((sum, one) => sum + one.to - one.from, 0)).toBe(stretch * minute - slow.count(from, to) * minute);
      for (const one of skipped) expect([one.from < one.to, slow.count(one.from, one.to)]).toEqual([true, 0]);
      for (const [index, one] of skipped.entries()) expect(one.from).toBeGreaterThanOrEqual(skipped[index - 1]?.to ?? from);
    });
  });

  it('whether it is open, and when it opens next', () => {
    onRandomCalendars(({ calendar, slow, from }) => {
      expect(isOpen(calendar, from)).toBe(slow.isOpen(from));
      let expected = from;
      while (!slow.isOpen(expected) && expected < from + 12 * 1440 * minute) expected += minute;
      if (slow.isOpen(expected)) expect(nextOpening(calendar, from)).toBe(expected);
    });
  });
});

describe('the laws of business time hold on every calendar', () => {
  const opening = (milliseconds: number) => ({ kind: 'opening', milliseconds }) as const;
  const neverInsideClosedTime = (calendar: CompiledCalendar, instant: number): void =>
    expect(isOpen(calendar, instant) || isOpen(calendar, instant - 1)).toBe(true);

  it('a deadline is never inside a closed period', () => {
    onRandomCalendars(({ calendar, from, minutes }) => {
      const days = { kind: 'days', days: minutes % 9 } as const;
      neverInsideClosedTime(calendar, deadline(calendar, { from, duration: opening(minutes * 61_007) }));
      neverInsideClosedTime(calendar, deadline(calendar, { from, duration: days }));
      neverInsideClosedTime(calendar, deadlineBefore(calendar, { from: from + 90 * 1440 * minute, duration: days }));
    });
  });

  it('adding then measuring gives back the amount, and so does going back', () => {
    onRandomCalendars(({ calendar, from, minutes }) => {
      const amount = minutes * 61_007;
      const to = deadline(calendar, { from, duration: opening(amount) });
      expect(elapsed(calendar, { from, to })).toBe(amount);
      const back = deadlineBefore(calendar, { from: to, duration: opening(amount) });
      expect(elapsed(calendar, { from: back, to })).toBe(amount);
      if (isOpen(calendar, from)) expect(back).toBe(from);
    });
  });

  it('later starts and longer amounts never end earlier, and an amount may be added in parts', () => {
    onRandomCalendars(({ calendar, from, minutes, stretch }) => {
      const to = deadline(calendar, { from, duration: opening(minutes * minute) });
      expect(deadline(calendar, { from: from + stretch * minute, duration: opening(minutes * minute) })).toBeGreaterThanOrEqual(to);
      const further = deadline(calendar, { from, duration: opening((minutes + stretch) * minute) });
      expect(further).toBeGreaterThanOrEqual(to);
      expect(deadline(calendar, { from: to, duration: opening(stretch * minute) })).toBe(further);
    });
  });
});
