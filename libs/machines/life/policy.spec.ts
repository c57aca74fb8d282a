// Contract: life.md §2 `apply_policy`, §3 "Class", design §4 `case_too_long`. Were it to fail, new rules would not reach a case, or rewrite its past.
import { type FrozenPolicy } from '@relais/contracts';
import { compileCalendar } from '@relais/domain/calendar-compilation';
import {
  awaiting,
  day,
  deciding,
  defaultPolicy,
  documenting,
  evaluating,
  followingUp,
  hour,
  inFeedback,
  instant,
  minute,
  mondayMorning,
  parisOffice,
  people,
  rulesWith,
  system,
  twoOptions,
} from '@relais/testing/cases';

const hours = (count: number) => ({ kind: 'opening', milliseconds: count * hour }) as const;
const days = (count: number) => ({ kind: 'days', days: count }) as const;
const afternoons = compileCalendar(
  { timeZone: 'Europe/Paris', week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((name) => [name, [['14:00', '18:00']]])) },
  { from: mondayMorning },
);
const targets = (count: number) => ({ response: hours(count), resolution: hours(2 * count) });
const newRules = (policy: Partial<FrozenPolicy> = {}) =>
  rulesWith({
    policyVersion: 2,
    policy: {
      cadence: { ...defaultPolicy.cadence, standard: hours(6) },
      targets: { ...defaultPolicy.targets, standard: targets(10) },
      ...policy,
    },
  });

describe('a policy applied to a running case', () => {
  it('computes armed clocks again from their start; the promise stays, it was told to the customer', () => {
    const aCase = awaiting()
      .pass(2 * hour)
      .send(['apply_policy', people.operator], { rules: newRules({ promise: hours(1) }) });
    expect(aCase.context.due).toEqual({
      response: mondayMorning + 10 * hour,
      responseWarning: mondayMorning + 8 * hour,
      resolution: mondayMorning + 20 * hour,
      resolutionWarning: mondayMorning + 16 * hour,
      reminder: mondayMorning + 6 * hour,
      promise: mondayMorning + 8 * hour,
    });
    expect(aCase.context.rules.policyVersion).toBe(2);
    expect(aCase.status).toBe('awaiting_acknowledgment');
  });

  it('reaches every other clock from its start too', () => {
    const rules = newRules({
      refusalSilence: hours(50),
      check: hours(30),
      feedback: hours(20),
      customerAnswer: hours(40),
      promiseFlag: hours(2),
      arbitration: hours(5),
      pickUp: hours(1),
    });
    const applied = (aCase: ReturnType<typeof awaiting>) => aCase.send(['apply_policy', system], { rules }).context.due;
    const refused = evaluating().send(['assess', people.agent], { verdict: 'not_justified' });
    expect(applied(refused)).toEqual({ customer: mondayMorning + 50 * hour });
    expect(applied(followingUp())).toEqual({ check: mondayMorning + 30 * hour });
    expect(applied(inFeedback())).toEqual({ feedback: mondayMorning + 20 * hour });
    expect(applied(deciding().send(['request_information', people.supervisor], { from: 'customer' })).customer).toBe(
      mondayMorning + 40 * hour,
    );
    expect(applied(awaiting().until('promise')).promiseFlag).toBe(mondayMorning + 10 * hour);
    expect(applied(deciding().send(['open_arbitration', people.supervisor], twoOptions)).arbitration).toBe(mondayMorning + 5 * hour);
    expect(applied(awaiting({ profile: { category: 'billing', live: true } })).pickUp).toBe(mondayMorning + hour);
  });

  it('leaves a paused clock what it had left', () => {
    const aCase = deciding().send(['request_information', people.supervisor], { from: 'customer' });
    const { left } = aCase.context;
    expect(aCase.send(['apply_policy', people.operator], { rules: newRules() }).context.left).toEqual(left);
    expect(aCase.send(['provide_information', people.agent]).context.due.resolution).toBe(aCase.at + 72 * hour);
  });

  it('takes off what a clock had used before its pause', () => {
    const aCase = deciding()
      .pass(3 * hour)
      .send(['request_information', people.supervisor], { from: 'customer' });
    aCase
      .pass(5 * hour)
      .send(['provide_information', people.agent])
      .send(['apply_policy', people.operator], { rules: newRules() });
    expect(aCase.context.due.resolution).toBe(aCase.at + 17 * hour);
  });

  it('counts the days of a paused target from where they first started, not from where they went on', () => {
    // Three days from Monday hold 24 opening hours of eight; two were used before the question.
    const aCase = awaiting({ rules: rulesWith({ calendar: parisOffice }), raisedAt: instant('2026-03-02T09:00:00+01:00') });
    aCase.pass(2 * hour).send(['request_information', people.supervisor], { from: 'customer' });
    aCase.pass(instant('2026-03-06T17:00:00+01:00') - aCase.at).send(['provide_information', people.agent]);
    const before = aCase.context.due.resolution;
    expect(
      aCase.send(['apply_policy', people.operator], { rules: rulesWith({ calendar: parisOffice, policyVersion: 2 }) }).context.due
        .resolution,
    ).toBe(before);
  });

  it('on other hours takes back no time that was used; days pass on the wall clock and move into the new openings', () => {
    const monday = instant('2026-03-02T09:00:00+01:00');
    const policy = { targets: { ...defaultPolicy.targets, standard: { response: hours(10), resolution: days(3) } } };
    const aCase = awaiting({ rules: rulesWith({ calendar: parisOffice, policy }), raisedAt: monday }).pass(8 * hour);
    const { promise } = aCase.context.due;
    aCase.send(['apply_policy', people.operator], { rules: rulesWith({ calendar: afternoons, policy, policyVersion: 2 }) });
    // Seven hours of Monday are used: three are left of ten, one of the warning's eight. Three days hold 12 hours of the new afternoons.
    expect(aCase.context.due).toEqual({
      response: instant('2026-03-03T16:00:00+01:00'),
      responseWarning: instant('2026-03-02T18:00:00+01:00'),
      resolution: instant('2026-03-05T14:00:00+01:00'),
      resolutionWarning: instant('2026-03-04T15:36:00+01:00'),
      reminder: instant('2026-03-03T14:00:00+01:00'),
      promise,
    });
    const { due } = aCase.context;
    const again = rulesWith({ calendar: afternoons, policy, policyVersion: 3 });
    expect(aCase.pass(hour / 2).send(['apply_policy', people.operator], { rules: again }).context.due).toEqual(due);
    aCase.send(['request_information', people.supervisor], { from: 'customer' });
    expect(aCase.context.left.response).toEqual({ kind: 'opening', milliseconds: 2.5 * hour });
  });

  it('that shortens the ladder below the level of the case makes that level the top', () => {
    const aCase = awaiting({ profile: { category: 'billing', level: 3 } }).send(['apply_policy', people.operator], {
      rules: newRules({ levels: [2] }),
    });
    aCase.world.recipients[3] = null;
    for (let reminders = 0; reminders < 10 && aCase.context.due.reminder !== undefined; reminders += 1) aCase.until('reminder');
    expect(aCase.context.tasks).toHaveProperty('take_over.for', 'direction');
    expect(aCase.context).toMatchObject({ level: 3, counts: { levelsClimbed: 0 } });
  });
});

describe('the class of a case', () => {
  it('changes with the dossier and takes effect at the next cadence; SLA targets stay those of the raise', () => {
    const aCase = awaiting().pass(hour);
    const { due } = aCase.context;
    aCase.send(['complete_dossier', people.agent], { profile: { category: 'security' } });
    expect(aCase.context).toMatchObject({ class: 'incident', due, slaBasis: { class: 'standard', category: 'billing' } });
    expect(aCase.told).toEqual(['dossier_updated → recipient']);
    expect(aCase.until('reminder').context.due.reminder).toBe(aCase.at + 30 * minute);
  });

  it('leaves level and recipient alone once the case is transferred', () => {
    const aCase = awaiting().send(['complete_dossier', people.agent], { profile: { level: 4 } });
    expect(aCase.context).toMatchObject({ level: 2, profile: { level: 4 } });
  });

  it('is not changed by a dossier without codes', () => {
    const aCase = documenting().send(['complete_dossier', people.agent], { profile: { category: undefined } } as never);
    expect(aCase.context.profile.category).toBe('billing');
  });
});

describe('another raise for the same ticket', () => {
  it('is counted, and nothing else happens', () => {
    const aCase = awaiting();
    const before = aCase.context;
    aCase.send(['trigger_added', system]).send(['trigger_added', people.stranger]);
    expect(aCase.context).toEqual({ ...before, counts: { ...before.counts, triggers: 2 } });
    expect(aCase.effects).toEqual([]);
  });
});

describe('what the caller had read', () => {
  it('must be the last step a person made: reminders make nothing stale', () => {
    const aCase = awaiting();
    const at = { ifMatch: 1 };
    expect(aCase.pass(day).refusal(['add_note', people.supervisor], { internal: true }, at)).toBeNull();
    aCase.send(['add_note', people.agent], { internal: true });
    expect(aCase.refusal(['add_note', people.supervisor], { internal: true }, at)).toMatchObject({
      code: 'stale_version',
      details: { version: aCase.version },
    });
    expect(aCase.refusal(['add_note', people.supervisor], { internal: true }, { ifMatch: aCase.version })).toBeNull();
  });
});

describe('a case of 300 steps', () => {
  it('takes only commands that lead to an end, names them, and still takes clocks', () => {
    const aCase = awaiting();
    aCase.step = 299;
    expect(aCase.refusal(['add_note', people.agent], { internal: true })).toBeNull();
    aCase.step = 300;
    expect(aCase.refusal(['add_note', people.agent], { internal: true })).toMatchObject({
      code: 'case_too_long',
      details: { allowed: ['complete_dossier', 'withdraw'] },
    });
    expect(aCase.refusal(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour })).toBeNull();
    expect(aCase.until('reminder').told).toEqual(['reminder → recipient']);
  });
});
