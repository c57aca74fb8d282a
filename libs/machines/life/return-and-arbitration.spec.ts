// Contract: life.md §1 "Return", §2 `return`, `open_arbitration`, `settle_arbitration`, §3 `arbitration`. Were it to fail, teams would play ping-pong.
import { arbitrating, awaiting, day, deciding, decision, hour, type MachineCase, notForUs, people, teamOf } from '@relais/testing/cases';

const returned = (aCase: MachineCase) => aCase.send(['return', people.supervisor], notForUs);
const returnedTwice = (aCase = awaiting()) => returned(returned(aCase).send(['complete_dossier', people.agent], {}));
const toExpert = { to: 'recipient', userId: people.expert.userId, teamId: teamOf(3) } as const;

describe('"not for us"', () => {
  it('gives the dossier back to the agent, who still owns the case', () => {
    const aCase = returned(awaiting());
    expect(aCase.status).toBe('documenting');
    expect(aCase.context).toMatchObject({ ownerId: people.agent.userId, counts: { returns: 1, returnsInARow: 1 } });
    expect(aCase.context.due).toHaveProperty('reminder');
  });

  it('goes to a manager the second time in a row, with the agent as owner', () => {
    const aCase = returnedTwice();
    expect(aCase.status).toBe('arbitrating');
    expect(aCase.context).toMatchObject({ ownerId: people.agent.userId, counts: { returns: 2, returnsInARow: 2 } });
    expect(aCase.context.tasks).toEqual({ settle_arbitration: { for: 'manager', since: aCase.at } });
    expect(aCase.told).toEqual(['arbitration_opened → manager']);
  });

  it('is the agent’s again after two returns even when somebody had acknowledged before', () => {
    const escalated = deciding().send(['decide', people.supervisor], decision({ choice: 'escalate_further' }));
    expect(escalated.context.ownerId).toBe(people.supervisor.userId);
    const once = escalated.send(['return', people.expert], notForUs);
    expect(once.context.ownerId).toBe(people.supervisor.userId);
    const twice = once.send(['complete_dossier', people.agent], {}).send(['return', people.expert], notForUs);
    expect(twice.status).toBe('arbitrating');
    expect(twice.context.ownerId).toBe(people.agent.userId);
  });

  it('is not in a row once somebody acknowledged in between', () => {
    const aCase = returned(awaiting()).send(['complete_dossier', people.agent], {});
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    aCase.send(['decide', people.supervisor], decision({ choice: 'escalate_further' })).send(['return', people.expert], notForUs);
    expect(aCase.status).toBe('documenting');
    expect(aCase.context.counts).toMatchObject({ returns: 2, returnsInARow: 1 });
  });

  it('is refused at the top, and to the recipient an arbitration chose', () => {
    expect(awaiting({ profile: { category: 'legal', level: 4 } }).refusal(['return', people.director], notForUs)?.code).toBe(
      'not_allowed_now',
    );
    const settled = returnedTwice().send(['settle_arbitration', people.manager], toExpert);
    expect(settled.refusal(['return', people.expert], notForUs)).toMatchObject({ code: 'not_allowed_now' });
    expect(settled.context.counts.returnsInARow).toBe(0);
  });
});

describe('an arbitration', () => {
  it('opened by a decider leaves them the owner', () => {
    const aCase = arbitrating();
    expect(aCase.context).toMatchObject({ ownerId: people.supervisor.userId, arbitration: { openedBy: 'decision' } });
  });

  it('reminds the manager after a day, the direction after another, and keeps the task', () => {
    const aCase = arbitrating();
    const openedAt = aCase.at;
    expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → manager']);
    expect(aCase.at).toBe(openedAt + day);
    expect(aCase.until('arbitration').told).toEqual(['arbitration_reminder → direction']);
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    expect(aCase.pass(10 * day).context.tasks).toHaveProperty('settle_arbitration');
  });

  it('settled for a recipient transfers the case there', () => {
    const aCase = arbitrating().send(['settle_arbitration', people.manager], toExpert);
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({
      recipient: { userId: people.expert.userId },
      arbitration: null,
      acknowledged: null,
      settled: true,
    });
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    expect(aCase.told).toEqual(['transfer → recipient', 'transfer → customer']);
  });

  it('settled for a decider makes them the owner at once and meets the response clock', () => {
    const aCase = returnedTwice().pass(hour);
    aCase.send(['settle_arbitration', people.manager], { to: 'decider', userId: people.expert.userId, teamId: teamOf(3) });
    expect(aCase.status).toBe('deciding');
    expect(aCase.context).toMatchObject({
      ownerId: people.expert.userId,
      acknowledged: { by: people.expert.userId, at: aCase.at },
      counts: { returnsInARow: 0 },
    });
    expect(aCase.context.due).not.toHaveProperty('response');
    expect(aCase.context.rounds[0]).toMatchObject({ acknowledgedAt: aCase.at, responseBreached: false });
    expect(aCase.told).toEqual(['reassigned → owner']);
  });

  it('settled for a decider too late records the breach of the response', () => {
    const aCase = returnedTwice().sleep(3 * hour + day);
    aCase.send(['settle_arbitration', people.manager], { to: 'decider', userId: people.expert.userId, teamId: teamOf(3) });
    expect(aCase.noted).toEqual(['response_breached']);
    expect(aCase.context.rounds[0]?.responseBreached).toBe(true);
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
