// Lost if these fail: people wait for four hours of the night where the policy counts opening hours, or read fifty euros as five thousand.
import { cellInWords } from './cell';
import { durationInWords } from './duration';

describe('a duration in words', () => {
  it.each([
    ['PT1H', '1 heure ouvrée', '1 hour of opening time'],
    ['PT4H', '4 heures ouvrées', '4 hours of opening time'],
    ['PT1H30M', '1 heure et 30 minutes ouvrées', '1 hour and 30 minutes of opening time'],
    ['PT30M always', '30 minutes, jour et nuit', '30 minutes, day and night'],
    ['PT1S', '1 seconde ouvrée', '1 second of opening time'],
    ['P1D', '1 jour', '1 day'],
    ['P3D', '3 jours', '3 days'],
    ['PT', null, null],
    ['soon', null, null],
  ])('%s', (text, fr, en) => {
    expect([durationInWords(text, 'fr'), durationInWords(text, 'en')]).toEqual([fr, en]);
  });
});

describe('a cell in words', () => {
  const reader = (column: string) => ({ language: 'en', column, amount: (minor: number) => `€${minor / 100}` }) as const;
  it.each([
    ['-', 'cause', '–'],
    ['"testing","aggression"', 'cause', 'testing the system, aggression'],
    ['not("company_error")', 'cause', 'other than the company’s error'],
    ['"ours"', 'cause', 'ours'],
    ['< 5000', 'costMinor', '< €50'],
    ['[2000..10000]', 'costMinor', 'from €20 to €100'],
    ['>= 4.5', 'satisfaction', '≥ 4.5'],
    ['tenureMonths > 3 and repeat', 'repeat', 'tenureMonths > 3 and repeat'],
  ])('%s of %s', (cell, column, words) => {
    expect(cellInWords(cell, reader(column))).toBe(words);
  });
});
