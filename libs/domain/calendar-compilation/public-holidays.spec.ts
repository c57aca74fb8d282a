// Locks the holidays that a seeded calendar closes on, and that a mistyped region is not taken for "no holidays".
import { publicHolidays, UnknownHolidayPlaceError } from './index';

describe('public holidays', () => {
  it('are the eleven of France', () => {
    expect(publicHolidays({ country: 'FR', fromYear: 2026, years: 1 })).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-08',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
  });

  it('cover every year asked for, in order', () => {
    const five = publicHolidays({ country: 'FR', fromYear: 2026, years: 5 });
    expect(new Set(five.map((date) => date.slice(0, 4)))).toEqual(new Set(['2026', '2027', '2028', '2029', '2030']));
    expect(five).toEqual([...five].sort());
  });

  it('know a region with days of its own', () => {
    const moselle = publicHolidays({ country: 'FR', region: '57', fromYear: 2026, years: 1 });
    expect(moselle).toEqual(expect.arrayContaining(['2026-04-03', '2026-12-26']));
    expect(publicHolidays({ country: 'DE', region: 'BY-A', fromYear: 2026, years: 1 })).toContain('2026-08-08');
  });

  it('give each day of a feast of several, and no half days', () => {
    const turkey = publicHolidays({ country: 'TR', fromYear: 2026, years: 1 });
    expect(turkey).toEqual(expect.arrayContaining(['2026-03-20', '2026-03-21', '2026-03-22']));
    expect(turkey).not.toContain('2026-03-23');
    expect(publicHolidays({ country: 'CN', fromYear: 2026, years: 1 })).not.toContain('2026-05-04');
  });

  it.each([{ country: 'ZZ' }, { country: 'FR', region: '99' }, { country: 'DE', region: 'BY-Z' }, { country: 'IL', region: 'X' }])(
    'refuse %j',
    (place) => {
      expect(() => publicHolidays({ ...place, fromYear: 2026, years: 1 })).toThrow(UnknownHolidayPlaceError);
    },
  );
});
