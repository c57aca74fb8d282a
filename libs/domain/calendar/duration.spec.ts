// Locks what a policy may write as a delay: a misread one would move every reminder of every case.
import { formatDuration, InvalidDurationError, parseDuration, parseSignedDuration } from './index';

const hour = 3_600_000;

describe('a duration in a policy', () => {
  it.each([
    ['PT30M', { kind: 'opening', milliseconds: hour / 2 }],
    ['PT4H', { kind: 'opening', milliseconds: 4 * hour }],
    ['PT2S', { kind: 'opening', milliseconds: 2000 }],
    ['PT1S', { kind: 'opening', milliseconds: 1000 }],
    ['PT1H30M', { kind: 'opening', milliseconds: 1.5 * hour }],
    ['PT1H30S', { kind: 'opening', milliseconds: hour + 30_000 }],
    ['PT90M', { kind: 'opening', milliseconds: 1.5 * hour }],
    ['P3D', { kind: 'days', days: 3 }],
    ['P3650D', { kind: 'days', days: 3650 }],
  ])('%s is read', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected);
  });

  it('counts around the clock when it says always', () => {
    expect(parseDuration('PT30M', { always: true })).toEqual({ kind: 'always', milliseconds: hour / 2 });
  });

  it.each([
    '',
    'P',
    'PT',
    'PT0S',
    'P0D',
    '4H',
    'pt4h',
    'PT4',
    'P1DT4H',
    'P1W',
    'P1M',
    'PT1.5H',
    '-PT4H',
    ' PT4H',
    'PT4H ',
    'PT30M4H',
    'P3651D',
    'PT99999999H',
  ])('%j is refused, naming the text and the remedy', (text) => {
    expect(() => parseDuration(text)).toThrow(InvalidDurationError);
    expect(() => parseDuration(text)).toThrow(JSON.stringify(text));
  });

  it('refuses days around the clock, which the wall clock would make 23 or 25 hours long', () => {
    expect(() => parseDuration('P1D', { always: true })).toThrow('PT24H');
  });
});

describe('an amount to add or to take off', () => {
  it('may be negative, and zero to move into an opening', () => {
    expect(parseSignedDuration('-PT4H')).toEqual({ duration: { kind: 'opening', milliseconds: 4 * hour }, backwards: true });
    expect(parseSignedDuration('-PT0H')).toEqual({ duration: { kind: 'opening', milliseconds: 0 }, backwards: true });
    expect(parseSignedDuration('P0D')).toEqual({ duration: { kind: 'days', days: 0 }, backwards: false });
    expect(() => parseSignedDuration('--PT4H')).toThrow(InvalidDurationError);
  });
});

describe('opening time written for people', () => {
  it.each([
    [0, 'PT0S'],
    [7.5 * hour, 'PT7H30M'],
    [25 * hour, 'PT25H'],
    [-4 * hour, '-PT4H'],
    [61_500, 'PT1M1.5S'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});
