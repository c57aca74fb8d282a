// Contract: life.md §2 `snooze`, §3 `snooze`. Were it to fail, a hidden case could miss what the customer was promised.
import {
  awaiting,
  day,
  deciding,
  followingUp,
  hour,
  instant,
  notForUs,
  parisOffice,
  people,
  rulesWith,
  teamOf,
} from '@relais/testing/cases';

const hidden = (hours = 4, aCase = awaiting().pass(hour)) => aCase.send(['snooze', people.supervisor], { until: aCase.at + hours * hour });

describe('a snoozed case', () => {
  it('holds the reminder and nothing else; afterwards what was left goes on', () => {
    const aCase = hidden();
    expect(aCase.context.due).not.toHaveProperty('reminder');
    expect(aCase.context.due).toHaveProperty('response');
    expect(aCase.context.left).toEqual({ reminder: { kind: 'opening', milliseconds: 23 * hour } });
    aCase.until('snooze');
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context.due.reminder).toBe(aCase.at + 23 * hour);
    expect(aCase.context).toMatchObject({ left: {} });
    expect(aCase.told).toEqual([]);
  });

  it('keeps what was left in the hours of the cadence', () => {
    const monday = instant('2026-03-02T17:00:00+01:00');
    const rules = rulesWith({ calendar: parisOffice });
    const aCase = awaiting({ rules, raisedAt: monday, profile: { category: 'billing', tier: 'vip' } });
    aCase.pass(hour / 2).send(['snooze', people.supervisor], { until: instant('2026-03-03T09:30:00+01:00') });
    expect(aCase.context.left.reminder).toEqual({ kind: 'opening', milliseconds: 3.5 * hour });
    // Half past nine, two and a half hours before lunch, one after it.
    expect(aCase.until('snooze').context.due.reminder).toBe(instant('2026-03-03T14:00:00+01:00'));
  });

  it('ends with an acknowledgment, a return, a question or a decision', () => {
    const acknowledged = hidden();
    acknowledged.send(['acknowledge', people.supervisor], { promisedAt: acknowledged.at + hour });
    const decided = hidden(1, deciding()).send(['request_information', people.supervisor], { from: 'agent' });
    for (const aCase of [acknowledged, hidden().send(['return', people.supervisor], notForUs), decided]) {
      expect(aCase.context.due).not.toHaveProperty('snooze');
      expect(aCase.context.left).toEqual({});
    }
  });

  it('ends with any reassignment; another recipient gets a cadence of their own', () => {
    const owner = hidden().pass(hour).send(['reassign', people.manager], { role: 'owner', to: people.otherAgent.userId });
    expect(owner.context.due).not.toHaveProperty('snooze');
    expect(owner.context.due.reminder).toBe(owner.at + 23 * hour);
    const recipient = hidden().send(['reassign', people.manager], { role: 'recipient', to: people.backup.userId, teamId: teamOf(2) });
    expect(recipient.context.due).not.toHaveProperty('snooze');
    expect(recipient.context.due.reminder).toBe(recipient.at + day);
  });

  it('is shortened by an earlier promise', () => {
    const aCase = hidden();
    aCase.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: aCase.at + 2 * hour });
    expect(aCase.context.due).toMatchObject({ snooze: aCase.at + 2 * hour, promise: aCase.at + 2 * hour });
    aCase.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: aCase.at + 5 * hour });
    expect(aCase.context.due.snooze).toBe(aCase.at + 2 * hour);
  });

  it('may be hidden again for longer without giving the reminder back', () => {
    const aCase = hidden(2).pass(hour);
    aCase.send(['snooze', people.supervisor], { until: aCase.at + 3 * hour });
    expect(aCase.context.left).toEqual({ reminder: { kind: 'opening', milliseconds: 23 * hour } });
  });
});

describe('the end of a snooze', () => {
  const latestOf = (aCase: ReturnType<typeof awaiting>) => {
    const latest = aCase.refusal(['snooze', people.supervisor], { until: aCase.at + 300 * day })?.details?.latest;
    return latest === undefined ? null : (Date.parse(latest) - aCase.at) / hour;
  };
  const justBefore = (hours: number) => hours - 1 / 3_600_000;

  it('lies before the promise, the response and the resolution, and within seven days', () => {
    expect(latestOf(awaiting())).toBeCloseTo(justBefore(8), 6);
    expect(latestOf(awaiting({ profile: { category: 'security' } }))).toBeCloseTo(justBefore(0.5), 6);
    expect(latestOf(followingUp())).toBe(7 * 24);
    const late = deciding();
    late.send(['update_customer', people.supervisor], { statesPosition: false, nextUpdateAt: late.at + 20 * day });
    expect(latestOf(late)).toBeCloseTo(justBefore(72), 6);
  });

  it('lies in the future, and one that ends exactly at a clock is refused', () => {
    const aCase = awaiting();
    expect(aCase.refusal(['snooze', people.supervisor], { until: aCase.at })).toMatchObject({
      code: 'invalid_command',
      details: { errors: [{ pointer: '/until' }] },
    });
    expect(aCase.refusal(['snooze', people.supervisor], { until: aCase.at + 8 * hour })).not.toBeNull();
    expect(aCase.refusal(['snooze', people.supervisor], { until: aCase.at + 8 * hour - 1 })).toBeNull();
  });
});
