// Contract: life.md §3, "A pause keeps what was left, in opening time". Were it to fail, every deadline of a case would be wrong after a pause.
import type { FrozenPolicy, FrozenRules } from '@relais/contracts';
import { alwaysOpen, parseDuration } from '@relais/domain/calendar';
import { compileCalendar } from '@relais/domain/calendar-compilation';
import { arm, type Clocks, dueAfter, hoursOf, lengthOf, pause, resume, serviceLevelDuration, stop, targetsOf } from '@relais/domain/clock';
import fc from 'fast-check';

const hour = 3_600_000;
const friday = Date.parse('2026-03-06T17:00:00+01:00');
const monday = Date.parse('2026-03-09T09:00:00+01:00');
const hours: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const calendar = compileCalendar(
  { timeZone: 'Europe/Paris', week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } },
  { from: friday },
);

const none: Clocks = { started: {}, due: {}, left: {}, spent: {} };
const paris: Pick<FrozenRules, 'calendar'> = { calendar };
const name = 'resolution';

describe('a clock', () => {
  it('is armed from an instant at another, and arming again forgets what it was', () => {
    const armed = arm(none, { name, at: 1, due: 10 });
    expect(armed).toEqual({ started: { resolution: 1 }, due: { resolution: 10 }, left: {}, spent: {} });
    const paused = pause(armed, { name, at: 4, hours: 'always', rules: paris });
    expect(arm(paused, { name, at: 20, due: 30 })).toEqual({ started: { resolution: 20 }, due: { resolution: 30 }, left: {}, spent: {} });
  });

  it('leaves nothing behind when it is stopped, and no other clock is touched', () => {
    const both = arm(arm(none, { name, at: 1, due: 10 }), { name: 'promise', at: 1, due: 5 });
    const stopped = stop(pause(both, { name, at: 2, hours: 'always', rules: paris }), name);
    expect(stopped).toEqual(arm(none, { name: 'promise', at: 1, due: 5 }));
  });

  it('keeps in a pause what was left in opening time, and has it again wherever it goes on', () => {
    const due = dueAfter(paris, { from: friday, duration: parseDuration('PT4H') });
    const paused = pause(arm(none, { name, at: friday, due }), { name, at: friday + hour / 2, hours: 'opening', rules: paris });
    expect(paused).toEqual({
      started: { resolution: friday },
      due: {},
      left: { resolution: { kind: 'opening', milliseconds: 3.5 * hour } },
      spent: { resolution: hour / 2 },
    });
    const resumed = resume(paused, { name, at: monday + hour, rules: paris });
    // Monday 10:00, two hours to noon, an hour and a half after one o'clock.
    expect(resumed).toEqual({
      started: { resolution: monday + hour },
      due: { resolution: monday + 5.5 * hour },
      left: {},
      spent: { resolution: hour / 2 },
    });
  });

  it('that is already past has nothing left', () => {
    const paused = pause(arm(none, { name, at: 0, due: 5 }), { name, at: 9, hours: 'always', rules: paris });
    expect(paused.left).toEqual({ resolution: { kind: 'always', milliseconds: 0 } });
  });

  it('that is not armed is not paused, and one that is not paused is not resumed', () => {
    expect(pause(none, { name, at: 0, hours: 'always', rules: paris })).toBe(none);
    expect(resume(none, { name, at: 0, rules: paris })).toBe(none);
  });

  it('loses and gains nothing by any number of pauses at once', () => {
    const instants = fc.integer({ min: friday, max: friday + 30 * 24 * hour });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 * hour }), (at, milliseconds) => {
        const duration = { kind: 'opening', milliseconds } as const;
        const armed = arm(none, { name, at, due: dueAfter(paris, { from: at, duration }) });
        const once = resume(pause(armed, { name, at, hours: 'opening', rules: paris }), { name, at, rules: paris });
        expect(once.due).toEqual(armed.due);
        expect(once.spent).toEqual({ resolution: 0 });
      }),
      { numRuns: 100 },
    );
  });
});

describe('how long a span is', () => {
  it('is itself in hours, and the opening time they hold in days', () => {
    expect(lengthOf(paris, { from: friday, duration: { kind: 'always', milliseconds: 5 } })).toEqual({ kind: 'always', milliseconds: 5 });
    // Friday 17:00 to Monday 17:00: an hour, then seven.
    expect(lengthOf(paris, { from: friday, duration: parseDuration('P3D') })).toEqual({ kind: 'opening', milliseconds: 8 * hour });
  });
});

describe('the SLA targets', () => {
  const legal = { response: parseDuration('PT1H', { always: true }), resolution: parseDuration('PT2H') };
  const standard = { response: parseDuration('P1D'), resolution: parseDuration('P3D') };
  const policyWith = (change: Partial<FrozenPolicy> = {}): FrozenPolicy =>
    ({ targets: { incident: legal, vip: legal, standard }, categoryTargets: { legal }, warningPercent: 80, ...change }) as FrozenPolicy;
  const rules: FrozenRules = { policyVersion: 1, policy: policyWith(), calendar: alwaysOpen };
  const basis = { class: 'standard', category: 'legal' } as const;

  it('are the category’s own before the class’s', () => {
    expect(targetsOf(rules.policy, basis)).toBe(legal);
    expect(targetsOf(rules.policy, { ...basis, category: 'billing' })).toBe(standard);
  });

  it('count the hours of the target, for the warning too', () => {
    const clocks = ['response', 'responseWarning', 'resolution', 'resolutionWarning'] as const;
    expect(clocks.map((clock) => hoursOf(rules.policy, { clock, basis }))).toEqual(['always', 'always', 'opening', 'opening']);
  });

  it('warn at a share of their time, rounded down to a whole millisecond', () => {
    expect(serviceLevelDuration(rules, { clock: 'responseWarning', basis, from: friday })).toEqual({
      kind: 'always',
      milliseconds: 0.8 * hour,
    });
    expect(serviceLevelDuration(rules, { clock: 'response', basis, from: friday })).toBe(legal.response);
    const odd = {
      ...rules,
      policy: policyWith({ warningPercent: 33, categoryTargets: { legal: { ...legal, response: { kind: 'always', milliseconds: 101 } } } }),
    };
    expect(serviceLevelDuration(odd, { clock: 'responseWarning', basis, from: friday })).toEqual({ kind: 'always', milliseconds: 33 });
  });
});
