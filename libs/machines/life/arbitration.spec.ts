// Contract: domain.md §8, life.md §2 `open_arbitration`, `settle_arbitration`, §3 `arbitration`. Were it to fail, a disagreement would be nobody's to end.
import {
  arbitrating,
  awaiting,
  day,
  defaultPolicy,
  hour,
  type MachineCase,
  notForUs,
  people,
  rulesWith,
  settlement,
  teamOf,
  twoOptions,
} from '@relais/testing/cases';

const returned = (aCase: MachineCase) => aCase.send(['return', people.supervisor], notForUs);
const returnedTwice = () => returned(returned(awaiting()).send(['complete_dossier', people.agent], {}));
const asked = ['message_to_validate → owner', 'message_to_validate → manager'];

describe('an arbitration', () => {
  it('opened by a decider leaves them the owner', () => {
    const aCase = arbitrating();
    expect(aCase.context).toMatchObject({ ownerId: people.supervisor.userId, arbitration: { openedBy: 'decision' } });
  });

  it('reminds whoever settles as often as the policy says, each after a day, then gives the task to the direction, where it stays', () => {
    const aCase = arbitrating();
    const openedAt = aCase.at;
    for (const reminder of [1, 2]) {
      expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → manager']);
      expect(aCase.at).toBe(openedAt + reminder * day);
      expect(aCase.context.tasks).toEqual({ settle_arbitration: { for: 'manager', since: openedAt } });
    }
    expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → direction']);
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    expect(aCase.context.tasks).toEqual({ settle_arbitration: { for: 'direction', since: openedAt + 3 * day } });
    expect(aCase.pass(10 * day).context.tasks).toHaveProperty('settle_arbitration');
  });

  it('reminds once where the case was born before there was a number, and leaves the task as it was', () => {
    const { arbitrationReminders: _none, ...policy } = defaultPolicy;
    const aCase = arbitrating({ rules: { ...rulesWith(), policy } });
    expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → manager']);
    expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → direction']);
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    expect(aCase.context.tasks).toMatchObject({ settle_arbitration: { for: 'manager' } });
  });

  it('counts the options proposed last, and keeps them under a position without any', () => {
    const aCase = arbitrating();
    expect(aCase.context.arbitration).toMatchObject({ options: 2 });
    const { options } = twoOptions;
    aCase.send(['state_position', people.agent], { teamId: teamOf(1), options: [...options, ...options.slice(0, 1)] });
    expect(aCase.context.arbitration).toMatchObject({ options: 3 });
    aCase.send(['state_position', people.stranger], { teamId: teamOf(8) });
    expect(aCase.status).toBe('arbitrating');
    expect(aCase.context.arbitration).toMatchObject({ options: 3 });
  });

  it('keeps its options and what it was opened by when it is reminded', () => {
    expect(arbitrating().until('arbitration').context.arbitration).toEqual({ remindersSent: 1, openedBy: 'decision', options: 2 });
  });

  it('hears a team from its members, and from a manager or the direction for any', () => {
    const aCase = arbitrating();
    expect(aCase.refusal(['state_position', people.agent], { teamId: teamOf(2) })?.code).toBe('not_entitled');
    for (const by of [people.supervisor, people.manager, people.director])
      expect(aCase.refusal(['state_position', by], { teamId: teamOf(2) })).toBeNull();
  });

  it('is settled by choosing one of its options, and without any where none was proposed', () => {
    const aCase = arbitrating();
    const refusal = (option?: number) => aCase.refusal(['settle_arbitration', people.manager], settlement({ option }))?.details?.errors;
    expect(refusal()?.[0]?.pointer).toBe('/option');
    expect(refusal(3)?.[0]?.pointer).toBe('/option');
    expect(refusal(2)).toBeUndefined();
    expect(returnedTwice().refusal(['settle_arbitration', people.manager], settlement({ option: 1 }))?.code).toBe('invalid_command');
    expect(returnedTwice().refusal(['settle_arbitration', people.manager], settlement())).toBeNull();
  });

  it('settled for a recipient transfers the case there', () => {
    const aCase = arbitrating().send(['settle_arbitration', people.manager], settlement({ to: 'recipient', option: 1 }));
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({
      recipient: { userId: people.expert.userId },
      arbitration: null,
      acknowledged: null,
      settled: true,
    });
    expect(aCase.told).toEqual([...asked, 'transfer → recipient', 'transfer → customer']);
  });

  it('settled for a decider makes them the owner at once and meets the response clock', () => {
    const aCase = returnedTwice().pass(hour);
    aCase.send(['settle_arbitration', people.manager], settlement());
    expect(aCase.status).toBe('deciding');
    expect(aCase.context).toMatchObject({
      ownerId: people.expert.userId,
      acknowledged: { by: people.expert.userId, at: aCase.at },
      counts: { returnsInARow: 0 },
    });
    expect(aCase.context.due).not.toHaveProperty('response');
    expect(aCase.context.rounds[0]).toMatchObject({ acknowledgedAt: aCase.at, responseBreached: false });
    expect(aCase.told).toEqual(['reassigned → owner', ...asked]);
  });

  it('settled for a decider too late records the breach of the response', () => {
    const aCase = returnedTwice().sleep(3 * hour + day);
    aCase.send(['settle_arbitration', people.manager], settlement());
    expect(aCase.noted).toEqual(['response_breached']);
    expect(aCase.context.rounds[0]?.responseBreached).toBe(true);
  });

  it('settled as it was before there was a message asks for none', () => {
    const { customerMessage: _none, ...before } = settlement({ option: 1 });
    const aCase = arbitrating().send(['settle_arbitration', people.manager], before as never);
    expect(aCase.told).toEqual(['reassigned → owner']);
    expect(aCase.context).not.toHaveProperty('settlementMessage');
    expect(aCase.context.due).not.toHaveProperty('arbitration');
  });

  it('lets no message state a position, but lets the customer be kept waiting politely', () => {
    const aCase = arbitrating();
    expect(aCase.refusal(['update_customer', people.agent], { statesPosition: true })?.code).toBe('not_allowed_now');
    expect(aCase.send(['update_customer', people.agent], { statesPosition: false }).told).toEqual(['update → customer']);
  });

  it('tells the recipient of a completed dossier, and takes another recipient, without leaving', () => {
    const aCase = arbitrating().send(['complete_dossier', people.agent], {});
    expect(aCase.told).toEqual(['dossier_updated → recipient']);
    aCase.send(['reassign', people.manager], { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) });
    expect(aCase.status).toBe('arbitrating');
    expect(aCase.told).toEqual(['reassigned → recipient']);
    expect(aCase.context).toMatchObject({ recipient: { userId: people.expert.userId }, chosen: null });
  });
});
