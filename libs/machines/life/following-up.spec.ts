// Contract: life.md §1 "Not satisfied at J+3", §3 `check`. Were it to fail, an unhappy customer would be forgotten after the decision.
import { awaiting, day, deciding, decision, followingUp, hour, instant, parisOffice, people, rulesWith } from '@relais/testing/cases';

describe('the check three days after the decision', () => {
  it('falls due as a task for the decider that stays until done; the customer is asked', () => {
    const aCase = followingUp();
    const decidedAt = aCase.at;
    expect(aCase.context.due).toEqual({ check: decidedAt + 3 * day });
    expect(aCase.until('check').told).toEqual(['check_due → decider', 'check → customer']);
    expect(aCase.pass(30 * day).context.tasks).toEqual({ check_customer: { for: 'decider', since: decidedAt + 3 * day } });
  });

  it('is three days on the wall clock, moved into an opening', () => {
    const aCase = awaiting({ rules: rulesWith({ calendar: parisOffice }), raisedAt: instant('2026-04-03T10:00:00+02:00') });
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour }).send(['decide', people.supervisor], decision());
    // Friday before Easter: three days later is Easter Monday, a holiday.
    expect(aCase.context.due.check).toBe(instant('2026-04-07T09:00:00+02:00'));
  });

  it('may be recorded before', () => {
    const aCase = followingUp().pass(day).send(['record_check', people.supervisor], { satisfied: true });
    expect(aCase.status).toBe('feedback');
    expect(aCase.context.due).not.toHaveProperty('check');
  });

  it('has no promise unless one is set', () => {
    const aCase = followingUp();
    expect(aCase.send(['update_customer', people.agent], { statesPosition: false }).context.due).not.toHaveProperty('promise');
    aCase.send(['update_customer', people.agent], { statesPosition: false, nextUpdateAt: aCase.at + day });
    expect(aCase.context.due.promise).toBe(aCase.at + day);
  });
});

describe('a customer who is not satisfied', () => {
  const unhappy = () =>
    followingUp()
      .pass(3 * day)
      .send(['record_check', people.supervisor], { satisfied: false });

  it('is the same case at the next level: both clocks anew, the figures of the first round kept', () => {
    const aCase = unhappy();
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({
      level: 3,
      acknowledged: null,
      ownerId: people.supervisor.userId,
      standing: 'approved',
      tasks: { acknowledge: { for: 'recipient' } },
    });
    expect(aCase.context.due).toMatchObject({ response: aCase.at + day, resolution: aCase.at + 3 * day, promise: aCase.at + 8 * hour });
    expect(aCase.context.rounds).toHaveLength(2);
    expect(aCase.context.rounds[0]?.implementedAt).not.toBeNull();
    expect(aCase.context.rounds[1]).toEqual({
      startedAt: aCase.at,
      acknowledgedAt: null,
      decidedAt: null,
      implementedAt: null,
      responseBreached: false,
      resolutionBreached: false,
    });
    expect(aCase.noted).toEqual(['level_climbed']);
  });

  it('is decided again, with actions named after the second round', () => {
    const aCase = unhappy();
    aCase.send(['acknowledge', people.expert], { promisedAt: aCase.at + hour });
    aCase.send(['decide', people.expert], decision({ choice: 'alternative', actions: [{ kind: 'voucher', amountMinor: 100 }] }));
    expect(aCase.status).toBe('following_up');
    expect(aCase.context.actions.map(({ id }) => id)).toEqual(['r2a1']);
    expect(aCase.context).toMatchObject({ standing: 'alternative', decision: { by: people.expert.userId } });
    expect(aCase.context.due.check).toBe(aCase.at + 3 * day);
  });

  it('keeps the outcome of the first round when the second is withdrawn or cancelled', () => {
    expect(unhappy().send(['withdraw', people.agent]).context).toMatchObject({ outcome: 'approved', closedBecause: 'withdrawn' });
    expect(unhappy().send(['cancel', people.operator]).context).toMatchObject({ outcome: 'approved', closedBecause: 'cancelled' });
  });

  it('goes to the direction when the top has decided already', () => {
    const top = deciding({ profile: { category: 'legal', level: 3 }, rules: rulesWith({ policy: { levels: [2] } }) });
    const aCase = top.send(['decide', people.supervisor], decision()).send(['record_check', people.supervisor], { satisfied: false });
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({ level: 2, counts: { levelsClimbed: 0 } });
    expect(aCase.context.tasks).toHaveProperty('take_over.for', 'direction');
    expect(aCase.told).toContain('top_of_ladder → direction');
  });
});
