// Locks the clocks that never sleep, and that a calendar says where it ends instead of inventing hours.
import {
  alwaysOpen,
  CalendarHorizonError,
  type CompiledCalendar,
  deadline,
  deadlineBefore,
  elapsed,
  isOpen,
  nextOpening,
  skippedPeriods,
} from './index';

const hour = 3_600_000;
const instant = Date.UTC(2026, 2, 29, 0, 30);
const nothingOpens: CompiledCalendar = { ...alwaysOpen, week: [[], [], [], [], [], [], []], firstDay: 20_000, lastDay: 23_000 };

describe('the calendar that is always open', () => {
  it('counts every hour, so that an incident is reminded at night too', () => {
    const duration = { kind: 'opening', milliseconds: 1000 * hour } as const;
    expect(deadline(alwaysOpen, { from: instant, duration })).toBe(instant + 1000 * hour);
    expect(deadlineBefore(alwaysOpen, { from: instant, duration })).toBe(instant - 1000 * hour);
    expect(elapsed(alwaysOpen, { from: instant, to: instant + 1000 * hour })).toBe(1000 * hour);
    expect(isOpen(alwaysOpen, instant)).toBe(true);
    expect(nextOpening(alwaysOpen, instant)).toBe(instant);
    expect(skippedPeriods(alwaysOpen, { from: instant, to: instant + 1000 * hour })).toEqual([]);
  });
});

describe('a duration around the clock', () => {
  it('ignores the hours of the calendar', () => {
    const duration = { kind: 'always', milliseconds: hour / 2 } as const;
    expect(deadline(nothingOpens, { from: instant, duration })).toBe(instant + hour / 2);
    expect(deadlineBefore(nothingOpens, { from: instant, duration })).toBe(instant - hour / 2);
  });
});

describe('the end of what a calendar knows', () => {
  const from = Date.UTC(2026, 0, 1);
  const opening = { kind: 'opening', milliseconds: hour } as const;

  it.each([
    ['a deadline', () => deadline(nothingOpens, { from, duration: opening })],
    ['a deadline backwards', () => deadlineBefore(nothingOpens, { from, duration: opening })],
    ['a day moved into the next opening', () => deadline(nothingOpens, { from, duration: { kind: 'days', days: 1 } })],
    ['the next opening', () => nextOpening(nothingOpens, from)],
    ['an instant before the first day', () => isOpen(nothingOpens, 19_999 * 24 * hour)],
    ['an instant after the last day', () => isOpen(nothingOpens, 23_001 * 24 * hour)],
    ['no instant at all', () => elapsed(nothingOpens, { from, to: Number.NaN })],
  ])('%s is refused with the known days', (_, ask) => {
    expect(ask).toThrow(CalendarHorizonError);
    expect(ask).toThrow('2024-10-04T00:00:00.000Z to 2032-12-22T00:00:00.000Z');
  });

  it.each([
    ['The deadline PT1H of opening time after 2026-01-01T00:00:00.000Z', () => deadline(nothingOpens, { from, duration: opening })],
    ['The instant PT1H of opening time before 2026-01-01T00:00:00.000Z', () => deadlineBefore(nothingOpens, { from, duration: opening })],
    ['The next opening after 2026-01-01T00:00:00.000Z', () => nextOpening(nothingOpens, from)],
    ['The instant 2032-12-22T00:00:00.000Z', () => isOpen(nothingOpens, Date.UTC(2032, 11, 22))],
    ['The instant NaN', () => isOpen(nothingOpens, Number.NaN)],
  ])('tells people instants they can read: %s', (words, ask) => {
    expect(ask).toThrow(`${words} lies outside the calendar`);
  });

  it('still measures inside it: nothing opened', () => {
    expect(elapsed(nothingOpens, { from, to: from + 100 * hour })).toBe(0);
    expect(isOpen(nothingOpens, from)).toBe(false);
  });
});
