// Contract: a case takes along exactly what the policy said at its birth, in integers, and a rule nobody could keep is refused by name.
import { type PolicyDocument, policyDocument } from '@relais/contracts';
import { writtenPolicy } from '@relais/testing/cases';
import { freezeRules } from '.';

const calendar = { timeZone: 'Europe/Paris', week: { mon: [['09:00', '18:00'] as [string, string]] } };
const at = Date.parse('2026-03-02T09:00:00Z');
const written = (change: object = {}): PolicyDocument =>
  policyDocument().parse(writtenPolicy({ matrix: [{ teamId: '00000000-0000-4000-8000-000000000001' }], ...change }));
const frozen = (change: object = {}) => freezeRules({ document: written(change), version: 7, calendar, at });

describe('the rules frozen at the birth of a case (design.md §1.5): a slip would give every deadline of the case', () => {
  it('tells opening hours, hours around the clock and days apart', () => {
    expect(frozen().policy.cadence).toEqual({
      incident: { kind: 'always', milliseconds: 30 * 60_000 },
      vip: { kind: 'opening', milliseconds: 4 * 3_600_000 },
      standard: { kind: 'days', days: 1 },
    });
  });

  it('freezes every duration that the policy names', () => {
    const { policy } = frozen();
    expect(policy.check).toEqual({ kind: 'days', days: 3 });
    expect(policy.pickUp).toEqual({ kind: 'always', milliseconds: 300_000 });
    expect(policy.callBack).toEqual({ kind: 'opening', milliseconds: 3_600_000 });
    expect(policy.targets.incident.resolution).toEqual({ kind: 'always', milliseconds: 4 * 3_600_000 });
  });

  it('freezes the targets of a category beside those of the classes', () => {
    const { policy } = frozen({ categoryTargets: { legal: { response: 'PT2H', resolution: 'P10D' } } });
    expect(policy.categoryTargets).toEqual({
      legal: { response: { kind: 'opening', milliseconds: 7_200_000 }, resolution: { kind: 'days', days: 10 } },
    });
  });

  it('carries matrix, ceilings, ladder and the compiled calendar, and nothing a person would have to look up', () => {
    const rules = frozen();
    expect(rules.policyVersion).toBe(7);
    expect(rules.policy.levels).toEqual([2, 3, 4]);
    expect(rules.policy.ceilings.direction).toBeNull();
    expect(rules.policy.matrix).toHaveLength(1);
    expect(rules.calendar.week[0]).toEqual([540, 1080]);
    expect(rules.policy).not.toHaveProperty('name');
  });

  it('carries every figure as the organisation set it, so that none is the domain’s own by accident', () => {
    const live = { waitMinutes: 3, shortestCallMinutes: 1, longestCallMinutes: 2 };
    const set = { reminders: 3, warningPercent: 70, returnsBeforeArbitration: 4, currency: 'CHF', levels: [3, 4], live };
    expect(frozen(set).policy).toMatchObject({ ...set, arbitrationReminders: 3 });
  });

  it('carries the ceilings of levels only where there are any, so that no case is born with an empty word', () => {
    expect(frozen().policy).not.toHaveProperty('levelCeilings');
    const levelCeilings = { 2: { supervisor: 5_000 } };
    expect(frozen({ levelCeilings }).policy.levelCeilings).toEqual(levelCeilings);
  });

  it('refuses a duration that cannot be waited for, naming its place', () => {
    expect(() => frozen({ promiseFlag: 'PT0S' })).toThrow('/promiseFlag');
    expect(() => frozen({ cadence: { incident: 'P1D always', vip: 'PT4H', standard: 'P1D' } })).toThrow('/cadence/incident');
  });
});
