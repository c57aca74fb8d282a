// Contract: domain.md §3 "Live handover", §7 "Aggressive customer". Were it to fail, nobody could say how long customers hang on the line, or a phone would ring
// for somebody who must be answered in writing.
import { awaiting, hour, type MachineCase, minute, notForUs, people, rulesWith } from '@relais/testing/cases';

const live = (rules = rulesWith()): MachineCase => awaiting({ profile: { category: 'billing', live: true }, rules });
const onTheLine = [people.agent.userId];
const pickedUp = (after: number, aCase = live()): MachineCase => aCase.sleep(after).send(['pick_up', people.supervisor], { onTheLine });

describe('the wait of a customer on the phone', () => {
  it.each([
    [4 * minute, true],
    [10 * minute - 1, true],
    [10 * minute, false],
  ])('of %i ms from the raise to the pick-up: within the target is %s', (...[waited, isWithin]) => {
    expect(pickedUp(waited).context.call).toMatchObject({ waitedMilliseconds: waited, isWaitWithinTarget: isWithin, onTheLine });
  });

  it('is held against the organisation’s own target', () => {
    const rules = rulesWith({ policy: { live: { waitMinutes: 3, shortestCallMinutes: 1, longestCallMinutes: 2 } } });
    const aCase = pickedUp(3 * minute, live(rules));
    expect(aCase.context.call?.isWaitWithinTarget).toBe(false);
    expect(aCase.pass(2 * minute).send(['end_call', people.supervisor], { endedAt: aCase.at }).context.call?.isLengthUsual).toBe(true);
  });
});

describe('a call', () => {
  it.each([
    [5 * minute - 1, false],
    [5 * minute, true],
    [8 * minute, true],
    [8 * minute + 1, false],
  ])('of %i ms: usual is %s, and none is refused', (...[length, isUsual]) => {
    const aCase = pickedUp(minute).pass(length);
    aCase.send(['end_call', people.agent], { endedAt: aCase.at });
    expect(aCase.context.call).toMatchObject({ lengthMilliseconds: length, isLengthUsual: isUsual, onTheLine });
  });

  it('may have started later than the pick-up, and ends neither before that nor in the future', () => {
    const aCase = pickedUp(minute).pass(hour);
    const refused = (body: { startedAt?: number; endedAt: number }) =>
      aCase.refusal(['end_call', people.supervisor], body)?.details?.errors?.[0]?.pointer;
    expect(refused({ endedAt: aCase.at + 1 })).toBe('/endedAt');
    expect(refused({ startedAt: aCase.at, endedAt: aCase.at - 1 })).toBe('/endedAt');
    expect(refused({ endedAt: aCase.at - hour - 1 })).toBe('/endedAt');
    expect(refused({ startedAt: aCase.at - 2 * hour, endedAt: aCase.at })).toBe('/startedAt');
    const call = { startedAt: aCase.at - 6 * minute, endedAt: aCase.at, onTheLine: [] };
    expect(aCase.send(['end_call', people.supervisor], call).context.call).toMatchObject({ lengthMilliseconds: 6 * minute, onTheLine: [] });
  });

  it('is a word to the customer: it keeps the promise and makes the next', () => {
    const aCase = pickedUp(minute).pass(hour);
    aCase.send(['end_call', people.supervisor], { endedAt: aCase.at });
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.due.promise).toBe(aCase.at + 8 * hour);
  });

  it('ends the promise of a call back when the customer is called back', () => {
    const aCase = live().until('pickUp');
    expect(aCase.told).toEqual(['call_back → customer', 'call_back → recipient']);
    aCase.pass(minute).send(['pick_up', people.supervisor], { onTheLine });
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.call?.waitedMilliseconds).toBe(6 * minute);
  });

  it('that nobody picked up has no end', () => {
    const aCase = live().send(['acknowledge', people.supervisor], { promisedAt: live().at + hour });
    expect(aCase.refusal(['end_call', people.supervisor], { endedAt: aCase.at })?.code).toBe('not_allowed_now');
  });

  it('picked up before calls were measured changes nothing else', () => {
    const aCase = live().send(['pick_up', people.supervisor], {} as never);
    expect(aCase.context).not.toHaveProperty('call');
  });
});

describe('moved to writing', () => {
  it('tells the customer, stops the phone and keeps the promise', () => {
    const aCase = live()
      .pass(minute)
      .send(['move_to_writing', people.agent], { nextUpdateAt: live().at + 2 * hour });
    expect(aCase.told).toEqual(['moved_to_writing → customer']);
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.due).not.toHaveProperty('pickUp');
    expect(aCase.context.due.promise).toBe(live().at + 2 * hour);
    expect(aCase.context.writingSince).toBe(aCase.at);
    expect(aCase.refusal(['pick_up', people.supervisor], { onTheLine })?.code).toBe('not_allowed_now');
    expect(aCase.refusal(['move_to_writing', people.agent], {})?.code).toBe('already_done');
  });

  it('lets no phone ring after a later transfer either', () => {
    const aCase = live().send(['move_to_writing', people.agent], {}).send(['return', people.supervisor], notForUs);
    aCase.send(['complete_dossier', people.agent], {});
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context.due).not.toHaveProperty('pickUp');
  });
});
