// Lost if these fail: a team is closed on a day it works, or counted as open on a public holiday, or a typing mistake passes for "no holidays".
import type { WrittenCalendar } from '@relais/contracts';
import { CalendarRefusedError, compileCalendar, holidayPlaces, holidaysOf, observedDates, savedCalendar } from './index';

const at = Date.parse('2026-02-02T09:00:00Z');
const week: WrittenCalendar['week'] = { mon: [['09:00', '17:00']], thu: [['09:00', '17:00']] };
const observing = (publicHolidays: WrittenCalendar['publicHolidays'], more: object = {}): WrittenCalendar => ({
  timeZone: 'Europe/Paris',
  week,
  publicHolidays,
  ...more,
});
const datesIn = (year: number, observed: WrittenCalendar['publicHolidays']) =>
  observedDates(observing(observed), { at }).filter((date) => date.startsWith(String(year)));
const faultsOf = (observed: WrittenCalendar['publicHolidays']) => {
  try {
    return observedDates(observing(observed), { at });
  } catch (error) {
    return (error as CalendarRefusedError).faults.map(({ pointer, code }) => [pointer, code]);
  }
};

describe('the holidays that a calendar names', () => {
  it('become dates from the year before to fifteen years after', () => {
    const years = [...new Set(observedDates(observing({ country: 'FR' }), { at }).map((date) => Number(date.slice(0, 4))))];
    expect(years).toEqual(Array.from({ length: 17 }, (_, index) => 2025 + index));
  });

  it.each<[string, WrittenCalendar['publicHolidays'], string, boolean]>([
    ['France keeps Whit Monday closed', { country: 'FR' }, '2026-05-25', true],
    ['unless it is worked', { country: 'FR', worked: ['easter 50'] }, '2026-05-25', false],
    ['and in every year', { country: 'FR', worked: ['easter 50'] }, '2027-05-17', false],
    ['Moselle closes on Good Friday', { country: 'FR', region: '57' }, '2026-04-03', true],
    ['the rest of France does not', { country: 'FR' }, '2026-04-03', false],
    ['Germany works on Corpus Christi', { country: 'DE' }, '2026-06-04', false],
    ['while Bavaria does not', { country: 'DE', region: 'BY' }, '2026-06-04', true],
    ['Japan works on the second of January', { country: 'JP' }, '2026-01-02', false],
    ['unless it is taken off too', { country: 'JP', alsoClosed: ['01-02'] }, '2026-01-02', true],
  ])('%s', (...[, observed, date, closed]) => {
    expect(datesIn(Number(date.slice(0, 4)), observed).includes(date)).toBe(closed);
  });

  it('count beside the dates that are written, once each, and an exception opens one of them', () => {
    const written = observing(
      { country: 'FR' },
      { holidays: ['2026-05-25', '2026-12-24'], exceptions: [{ date: '2026-05-14', periods: [['10:00', '12:00']] }] },
    );
    const saved = savedCalendar(written, { at });
    expect(saved.holidays?.filter((date) => date === '2026-05-25')).toHaveLength(1);
    expect(saved.holidays).toContain('2026-12-24');
    expect(saved).not.toHaveProperty('publicHolidays');
    const compiled = compileCalendar(saved, { from: at });
    const ascension = Date.parse('2026-05-14T00:00:00Z') / 86_400_000;
    expect(compiled.exceptionDays).toEqual([ascension]);
    expect(compiled.holidays).toContain(ascension + 11);
  });

  it('are refused with every place that nobody knows', () => {
    expect(faultsOf({ country: 'ZZ' })).toEqual([['/publicHolidays/country', 'unknown_holiday_place']]);
    expect(faultsOf({ country: 'FR', region: '99' })).toEqual([['/publicHolidays/region', 'unknown_holiday_place']]);
    expect(faultsOf({ country: 'FR', worked: ['easter 50', 'Pentecôte'], alsoClosed: ['easter 50'] })).toEqual([
      ['/publicHolidays/worked/1', 'unknown_holiday'],
      ['/publicHolidays/alsoClosed/0', 'unknown_holiday'],
    ]);
  });
});

describe('the holidays of a year', () => {
  it('have their names in French and English and an id that is the same each year', () => {
    const whitMonday = (year: number) => holidaysOf({ country: 'FR' }, year).find(({ id }) => id === 'easter 50');
    expect(whitMonday(2026)).toEqual({
      id: 'easter 50',
      dates: ['2026-05-25'],
      names: { fr: 'Lundi de Pentecôte', en: 'Whit Monday' },
      kind: 'public',
    });
    expect(whitMonday(2027)!.dates).toEqual(['2027-05-17']);
  });

  it('tell feasts of several days, and have no date for what lasts hours only', () => {
    const turkey = holidaysOf({ country: 'TR' }, 2026);
    expect(turkey.find(({ dates }) => dates.includes('2026-03-20'))!.dates).toEqual(['2026-03-20', '2026-03-21', '2026-03-22']);
    const silvester = holidaysOf({ country: 'DE' }, 2026).find(({ names }) => names.fr === 'Saint-Sylvestre');
    expect(silvester).toMatchObject({ kind: 'bank', dates: [] });
  });

  it('are known of these places, each of which can be asked', () => {
    const places = holidayPlaces();
    expect(places.find(({ country }) => country === 'FR')).toMatchObject({ names: { fr: 'France', en: 'France' } });
    expect(places.find(({ country }) => country === 'DE')!.names).toEqual({ fr: 'Allemagne', en: 'Germany' });
    const parts = places.flatMap(({ country, regions }) => regions.map(({ region }) => ({ country, region })));
    expect(parts).toEqual(expect.arrayContaining([{ country: 'FR', region: '57' }]));
    const nested = parts.filter(({ region }) => region.includes('-'));
    expect(nested).toContainEqual({ country: 'DE', region: 'BY-A' });
    for (const place of nested) expect(holidaysOf(place, 2026).length).toBeGreaterThan(5);
  });
});
