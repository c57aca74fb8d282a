// Locks what a case carries for ten years, and that a document which could strand a clock is refused with its place.
import type { CalendarDocument } from '@relais/contracts';
import { CalendarHorizonError, deadline, elapsed, isOpen } from '../calendar';
import { CalendarRefusedError, compileCalendar, publicHolidays } from './index';

const from = Date.parse('2026-11-23T12:00:00Z');
const office: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];
const french: CalendarDocument = {
  timeZone: 'Europe/Paris',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office },
  holidays: publicHolidays({ country: 'FR', fromYear: 2026, years: 6 }),
  exceptions: [{ date: '2026-12-24', periods: [['09:00', '12:00']] }],
};

const faultsOf = (document: CalendarDocument): [string, string][] => {
  try {
    compileCalendar(document, { from });
  } catch (error) {
    if (error instanceof CalendarRefusedError) return error.faults.map(({ code, pointer }) => [code, pointer]);
    throw error;
  }
  return [];
};

describe('the compiled calendar', () => {
  const compiled = compileCalendar(french, { from });

  it('is integers and strings only, small enough to travel with every case', () => {
    const leaves = (value: unknown): unknown[] => (typeof value === 'object' && value ? Object.values(value).flatMap(leaves) : [value]);
    expect(leaves(compiled).filter((leaf) => typeof leaf !== 'string' && !Number.isSafeInteger(leaf))).toEqual([]);
    expect(JSON.stringify(compiled).length).toBeLessThan(1100);
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });

  it('knows a year back and ten years ahead, with both changes of each year', () => {
    expect(compiled.offsetChanges).toHaveLength(22);
    expect(new Set(compiled.offsets)).toEqual(new Set([3600, 7200]));
    expect(compiled.lastDay - compiled.firstDay).toBe(366 + 3653);
    const week = { from: Date.parse('2036-11-17T00:00:00Z'), to: Date.parse('2036-11-23T00:00:00Z') };
    expect(elapsed(compiled, week)).toBe(35 * 3_600_000);
    const tooLong = { from, duration: { kind: 'days', days: 3700 } } as const;
    expect(() => deadline(compiled, tooLong)).toThrow(CalendarHorizonError);
  });

  it('leaves out dates that no case can reach', () => {
    const long = { ...french, holidays: ['2020-05-01', '2026-12-25', '2060-05-01'], exceptions: [{ date: '2020-05-02', periods: [] }] };
    const { holidays, exceptionDays } = compileCalendar(long, { from });
    expect([holidays.length, exceptionDays.length]).toEqual([1, 0]);
  });

  it('keeps the shift that runs into its first day', () => {
    const early: CalendarDocument = { ...french, exceptions: [{ date: '2025-11-21', periods: [['22:00', '06:00']] }] };
    const calendar = compileCalendar(early, { from });
    expect(calendar.firstDay).toBe(Date.UTC(2025, 10, 22) / 86_400_000);
    expect(isOpen(calendar, Date.parse('2025-11-22T04:00:00Z'))).toBe(true);
  });

  it('sorts periods, joins those that touch, and carries an end over midnight', () => {
    const week: CalendarDocument['week'] = {
      mon: [
        ['12:00', '18:00'],
        ['22:00', '06:00'],
        ['08:00', '12:00'],
      ],
      tue: [['08:00', '08:00']],
      thu: [['20:00', '00:00']],
    };
    expect(compileCalendar({ timeZone: 'UTC', week }, { from }).week).toEqual([
      [480, 1080, 1320, 1800],
      [480, 1920],
      [],
      [1200, 1440],
      [],
      [],
      [],
    ]);
  });

  it('takes a date listed twice for one holiday', () => {
    expect(compileCalendar({ ...french, holidays: ['2026-12-25', '2026-12-25'] }, { from }).holidays).toHaveLength(1);
  });
});

describe('a calendar is refused, naming the place', () => {
  it.each<[string, Partial<CalendarDocument>, [string, string][]]>([
    ['no period at all', { week: {}, exceptions: [] }, [['never_opens', '/week']]],
    ['only days without periods', { week: { mon: [] }, exceptions: [{ date: '2027-01-04', periods: [] }] }, [['never_opens', '/week']]],
    ['only openings that are over', { week: {}, exceptions: [{ date: '2026-11-20', periods: office }] }, [['never_opens', '/week']]],
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, [['unknown_time_zone', '/timeZone']]],
    ['a date in place of a zone', { timeZone: '2026-01-01T00:00Z' }, [['unknown_time_zone', '/timeZone']]],
    ['an offset in place of a zone', { timeZone: '+02:00' }, [['unknown_time_zone', '/timeZone']]],
    ['an unreadable time', { week: { mon: [['9:00', '17:00']] } }, [['invalid_time', '/week/mon/0']]],
    ['an opening at 24:00', { week: { mon: [['24:00', '06:00']] } }, [['invalid_time', '/week/mon/0']]],
    ['a minute that does not exist', { week: { mon: [['09:00', '17:60']] } }, [['invalid_time', '/week/mon/0']]],
    ['a holiday that does not exist', { holidays: ['2026-12-25', '2027-02-29'] }, [['invalid_date', '/holidays/1']]],
    ['an exception on no date', { exceptions: [{ date: 'tomorrow', periods: [] }] }, [['invalid_date', '/exceptions/0/date']]],
    [
      'two exceptions of one date',
      {
        exceptions: [
          { date: '2026-12-24', periods: [] },
          { date: '2026-12-24', periods: office },
        ],
      },
      [['duplicate_exception', '/exceptions/1/date']],
    ],
    [
      'an overlap in a day',
      {
        week: {
          mon: [
            ['09:00', '12:00'],
            ['11:59', '17:00'],
          ],
        },
      },
      [['overlapping_periods', '/week/mon/1']],
    ],
    [
      'a period inside another, written first',
      {
        week: {
          mon: [
            ['10:00', '11:00'],
            ['09:00', '17:00'],
          ],
        },
      },
      [['overlapping_periods', '/week/mon/0']],
    ],
    [
      'a shift into the next day',
      { week: { mon: [['22:00', '06:00']], tue: [['05:00', '12:00']] } },
      [['overlapping_periods', '/week/tue/0']],
    ],
    [
      'Sunday night into Monday',
      { week: { sun: [['22:00', '06:00']], mon: [['05:59', '12:00']] } },
      [['overlapping_periods', '/week/mon/0']],
    ],
    [
      'an exception with itself',
      {
        exceptions: [
          {
            date: '2026-12-24',
            periods: [
              ['09:00', '12:00'],
              ['10:00', '11:00'],
            ],
          },
        ],
      },
      [['overlapping_periods', '/exceptions/0/periods/1']],
    ],
    [
      'an exception under the shift of the day before',
      { week: { wed: [['22:00', '06:00']] }, exceptions: [{ date: '2026-12-24', periods: [['00:00', '24:00']] }] },
      [['overlapping_periods', '/exceptions/0/periods/0']],
    ],
    [
      'an exception that runs into the next day',
      { exceptions: [{ date: '2026-12-23', periods: [['22:00', '10:00']] }] },
      [['overlapping_periods', '/exceptions/0/periods/0']],
    ],
    [
      'several faults at once',
      { timeZone: 'X', holidays: ['x'], week: { fri: [['a', 'b']] } },
      [
        ['unknown_time_zone', '/timeZone'],
        ['invalid_time', '/week/fri/0'],
        ['invalid_date', '/holidays/0'],
      ],
    ],
  ])('%s', (...[, change, expected]) => {
    expect(faultsOf({ ...french, ...change })).toEqual(expected);
  });

  it.each<[string, Partial<CalendarDocument>, string]>([
    ['a weekday', { week: { mon: [['22:00', '06:00']], tue: [['05:00', '12:00']] } }, '22:00–06:00 of mon'],
    [
      'an exception',
      {
        exceptions: [
          {
            date: '2026-12-24',
            periods: [
              ['09:00', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        ],
      },
      '09:00–12:00 of 2026-12-24',
    ],
  ])('an overlap with a period of %s in words, whatever the place of the document in what was sent', (...[, change, words]) => {
    expect(() => compileCalendar({ ...french, ...change }, { from })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ detail: expect.stringContaining(`overlaps ${words}:`) })] }),
    );
  });

  it('a date that has an exception already by the date alone', () => {
    const exceptions = [1, 2].map(() => ({ date: '2026-12-24', periods: [] }));
    expect(() => compileCalendar({ ...french, exceptions }, { from })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ detail: '2026-12-24 has an exception already: join the two.' })] }),
    );
  });

  it.each<[string, Partial<CalendarDocument>]>([
    ['a shift that ends where the next day opens', { week: { mon: [['22:00', '06:00']], tue: [['06:00', '12:00']] } }],
    ['a shift into a holiday whose hours would overlap', { week: { mon: [['22:00', '06:00']] }, holidays: ['2026-12-22'] }],
    ['one opening to come', { week: {}, holidays: [], exceptions: [{ date: '2027-01-04', periods: office }] }],
    [
      'two exceptions in a row that touch',
      {
        exceptions: [
          { date: '2026-12-24', periods: [['20:00', '24:00']] },
          { date: '2026-12-25', periods: [['00:00', '02:00']] },
        ],
      },
    ],
  ])('but not %s', (_, change) => {
    expect(faultsOf({ ...french, ...change })).toEqual([]);
  });
});
