// Contract: life.md §2 `acknowledge`, `pick_up`, §3 `pickUp`. Were it to fail, a case would have two owners or none.
import { awaiting, deciding, hour, minute, mondayMorning, people, teamOf } from '@relais/testing/cases';

const live = () => awaiting({ profile: { category: 'billing', live: true } });

describe('"I have it, I answer by T"', () => {
  it('makes the recipient the owner, meets the response clock and puts the promised moment in place of the other', () => {
    const aCase = awaiting().pass(2 * hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 3 * hour });
    expect(aCase.status).toBe('deciding');
    expect(aCase.context).toMatchObject({
      ownerId: people.supervisor.userId,
      pointOfContactId: people.agent.userId,
      acknowledged: { by: people.supervisor.userId, at: mondayMorning + 2 * hour },
      recipient: { teamId: teamOf(2), userId: people.supervisor.userId, backupUserId: people.backup.userId },
    });
    expect(Object.keys(aCase.context.due).sort()).toEqual(['promise', 'resolution', 'resolutionWarning']);
    expect(aCase.context.due.promise).toBe(mondayMorning + 5 * hour);
    expect(aCase.context.tasks).toEqual({ decide: { for: 'owner', since: aCase.at } });
    expect(aCase.context.rounds[0]).toMatchObject({ acknowledgedAt: aCase.at, responseBreached: false });
    expect(aCase.told).toEqual(['acknowledged → agent']);
  });

  it('is said by any member of the recipient team', () => {
    const aCase = awaiting();
    expect(aCase.send(['acknowledge', people.backup], { promisedAt: aCase.at + 1 }).context.ownerId).toBe(people.backup.userId);
  });

  it('is said once: the second one hears who has it', () => {
    const aCase = deciding();
    expect(aCase.refusal(['acknowledge', people.backup], { promisedAt: aCase.at + hour })).toMatchObject({
      code: 'already_acknowledged',
      details: { by: people.supervisor.userId },
    });
  });

  it.each([0, -hour, 366 * 24 * hour])('promises a moment that lies ahead, within a year (%d ms is refused)', (after) => {
    const aCase = awaiting();
    expect(aCase.refusal(['acknowledge', people.supervisor], { promisedAt: aCase.at + after })).toMatchObject({
      code: 'invalid_command',
      details: { errors: [{ pointer: '/promisedAt' }] },
    });
  });
});

describe('the customer is on the phone', () => {
  it('is an acknowledgment whose word is given now; the next one follows the policy', () => {
    const aCase = live()
      .pass(2 * minute)
      .send(['pick_up', people.supervisor], { onTheLine: [] });
    expect(aCase.status).toBe('deciding');
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.counts).toMatchObject({ promisesKept: 1, promisesBroken: 0 });
    expect(aCase.context.due).not.toHaveProperty('pickUp');
    expect(aCase.context.due.promise).toBe(aCase.at + 8 * hour);
    expect(aCase.context.rounds[0]?.acknowledgedAt).toBe(mondayMorning + 2 * minute);
  });

  it('is no pick-up when nobody is on the line', () => {
    const refusal = awaiting().refusal(['pick_up', people.supervisor], { onTheLine: [] });
    expect(refusal?.code).toBe('not_allowed_now');
    expect(refusal?.details?.allowed).toContain('acknowledge');
    expect(refusal?.details?.allowed).not.toContain('pick_up');
  });

  it('promises a call-back when nobody picks up within five minutes, and the call-back is the promise', () => {
    const aCase = live();
    expect(aCase.until('pickUp').at).toBe(mondayMorning + 5 * minute);
    expect(aCase.told).toEqual(['call_back → customer', 'call_back → recipient']);
    expect(aCase.context.due.promise).toBe(mondayMorning + 35 * minute);
    expect(aCase.context.due).not.toHaveProperty('pickUp');
    expect(aCase.send(['pick_up', people.supervisor], { onTheLine: [] }).context.counts).toMatchObject({
      promisesKept: 1,
      promisesBroken: 0,
    });
  });

  it('ends the clock as well when the case is simply acknowledged, and never runs for other cases', () => {
    const aCase = live();
    expect(aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour }).context.due).not.toHaveProperty('pickUp');
    expect(awaiting().context.due).not.toHaveProperty('pickUp');
  });
});
