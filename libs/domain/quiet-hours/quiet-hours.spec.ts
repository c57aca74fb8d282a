// Lost if these fail: a customer is woken by a mail that could wait, a promise is broken by politeness, or a mail never leaves.
import type { QuietPeriod } from '@relais/contracts';
import { zoneOffsets } from '../calendar-compilation';
import { endOfQuiet, type HeldMessage, heldUntil } from './held-until';
import { mayWait } from './may-wait';

const zoneOf = (timeZone: string) => zoneOffsets(timeZone, { from: Date.parse('2025-12-01Z'), until: Date.parse('2027-01-31Z') });
const paris = zoneOf('Europe/Paris');
const night = { from: '21:00', to: '08:00' };
const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString().replace(':00.000Z', 'Z'));
const end = (at: string, { period = night, zone = paris }: { period?: QuietPeriod; zone?: ReturnType<typeof zoneOf> } = {}) =>
  iso(endOfQuiet(period, { zone, at: Date.parse(at) }));

describe('a quiet period', () => {
  it.each([
    ['a minute before', '2026-02-02T19:59:00Z', null],
    ['its last millisecond before', '2026-02-02T19:59:59.999Z', null],
    ['its first minute', '2026-02-02T20:00:00Z', '2026-02-03T07:00Z'],
    ['before midnight', '2026-02-02T22:59:59.999Z', '2026-02-03T07:00Z'],
    ['midnight', '2026-02-02T23:00:00Z', '2026-02-03T07:00Z'],
    ['its last millisecond', '2026-02-03T06:59:59.999Z', '2026-02-03T07:00Z'],
    ['its end', '2026-02-03T07:00:00Z', null],
    ['the last night of February', '2026-02-28T21:00:00Z', '2026-03-01T07:00Z'],
    ['the night of 29 February', '2028-02-28T21:00:00Z', '2028-02-29T07:00Z'],
    ['the last night of the year', '2026-12-31T22:00:00Z', '2027-01-01T07:00Z'],
  ])('over midnight: %s', (_, at, until) => {
    expect(end(at)).toBe(until);
  });

  it.each([
    ['before', '2026-02-02T11:59:59Z', null],
    ['its first minute', '2026-02-02T12:00:00Z', '2026-02-02T13:30Z'],
    ['its last second', '2026-02-02T13:29:59Z', '2026-02-02T13:30Z'],
    ['its end', '2026-02-02T13:30:00Z', null],
  ])('within a day: %s', (_, at, until) => {
    expect(end(at, { period: { from: '13:00', to: '14:30' } })).toBe(until);
  });

  it.each([
    ['the short night has one hour less', '2026-03-28T20:00:00Z', night, '2026-03-29T06:00Z'],
    ['the long night has one hour more', '2026-10-24T19:00:00Z', night, '2026-10-25T07:00Z'],
    [
      'an end that the clock skips is the first moment after it',
      '2026-03-28T23:00:00Z',
      { from: '21:00', to: '02:30' },
      '2026-03-29T01:00Z',
    ],
    ['a beginning that the clock skips begins after it', '2026-03-29T01:00:00Z', { from: '02:30', to: '08:00' }, '2026-03-29T06:00Z'],
    ['an end that comes twice ends the quiet the first time', '2026-10-25T00:29:00Z', { from: '21:00', to: '02:30' }, '2026-10-25T00:30Z'],
    ['and does not begin it again', '2026-10-25T01:10:00Z', { from: '21:00', to: '02:30' }, null],
  ])('through a change of the clocks: %s', (_, at, period, until) => {
    expect(end(at, { period })).toBe(until);
  });

  it('is of the reader’s own wall clock', () => {
    const at = '2026-02-02T20:30:00Z';
    expect(end(at)).toBe('2026-02-03T07:00Z');
    expect(end(at, { zone: zoneOf('America/Montreal') })).toBeNull();
    expect(end(at, { zone: zoneOf('Asia/Kolkata') })).toBe('2026-02-03T02:30Z');
  });

  it('holds a message less than a day and lets go of it for good, at any minute of a year', () => {
    const minute = 60_000;
    const broken: string[] = [];
    for (const period of [night, { from: '22:15', to: '06:45' }, { from: '00:00', to: '07:00' }, { from: '02:10', to: '02:50' }])
      for (const timeZone of ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe']) {
        const zone = zoneOf(timeZone);
        for (let at = Date.parse('2026-01-01Z'); at < Date.parse('2027-01-01Z'); at += 17 * minute) {
          const until = endOfQuiet(period, { zone, at });
          if (until === null) continue;
          const fits = until > at && until - at <= 25 * 60 * minute && endOfQuiet(period, { zone, at: until }) === null;
          if (!fits) broken.push(`${period.from} ${timeZone} ${iso(at)}`);
        }
      }
    expect(broken).toEqual([]);
  });
});

const evening = Date.parse('2026-02-02T20:00:00Z');
const morning = Date.parse('2026-02-03T07:00:00Z');
const held = ({ case: ofCase, ...change }: Partial<Omit<HeldMessage, 'case'>> & { case?: Partial<HeldMessage['case']> } = {}) =>
  heldUntil({
    message: { kind: 'closed', to: 'customer' },
    case: { class: 'standard', live: false, promisedAt: null, ...ofCase },
    quietHours: { customers: night },
    zone: paris,
    at: evening,
    ...change,
  });

describe('a message in quiet hours', () => {
  it('waits for their end where it can', () => {
    expect(held()).toBe(morning);
  });

  it('waits for the hours of its own readers only', () => {
    expect(held({ quietHours: {} })).toBeNull();
    expect(held({ message: { kind: 'closed', to: 'agent' } })).toBeNull();
    expect(held({ message: { kind: 'closed', to: 'agent' }, quietHours: { staff: night } })).toBe(morning);
    expect(held({ quietHours: { staff: night } })).toBeNull();
  });

  it('never waits past the moment at which the customer was promised the next word', () => {
    expect(held({ case: { promisedAt: morning } })).toBe(morning);
    expect(held({ case: { promisedAt: morning - 1 } })).toBeNull();
    expect(held({ case: { promisedAt: evening - 1 } })).toBeNull();
  });

  it('never waits in an incident, nor while the customer is on the phone', () => {
    expect(held({ case: { class: 'incident' } })).toBeNull();
    expect(held({ case: { class: 'vip' } })).toBe(morning);
    expect(held({ case: { live: true } })).toBeNull();
  });

  it.each(['update', 'decision', 'call_back'] as const)('never waits when it keeps a promise to the customer: %s', (kind) => {
    expect(held({ message: { kind, to: 'customer' } })).toBeNull();
  });

  it.each([
    ['transfer', 'recipient'],
    ['reminder', 'recipient'],
    ['information_provided', 'recipient'],
    ['information_requested', 'agent'],
    ['returned', 'agent'],
    ['reassigned', 'owner'],
    ['call_back', 'supervisor'],
    ['promise_missed', 'point_of_contact'],
    ['sla_warning', 'supervisor'],
    ['sla_breached', 'manager'],
    ['top_of_ladder', 'direction'],
    ['arbitration_opened', 'manager'],
    ['arbitration_reminder', 'direction'],
    ['agent_silent', 'supervisor'],
    ['action_failed', 'operator'],
  ] as const)('never waits when it asks somebody to act while a clock runs: %s to %s', (kind, to) => {
    expect(mayWait({ kind, to })).toBe(false);
  });
});
