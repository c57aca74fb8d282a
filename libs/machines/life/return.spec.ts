// Contract: life.md §1 "Return", §2 `return`. Were it to fail, teams would play ping-pong.
import { awaiting, deciding, decision, hour, type MachineCase, notForUs, people, rulesWith, settlement } from '@relais/testing/cases';

const returned = (aCase: MachineCase) => aCase.send(['return', people.supervisor], notForUs);
const returnedTwice = (aCase = awaiting()) => returned(returned(aCase).send(['complete_dossier', people.agent], {}));
const toExpert = settlement({ to: 'recipient' });

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

  it.each([1, 3])('goes there when the policy says so: after %i in a row', (returnsBeforeArbitration) => {
    const aCase = awaiting({ rules: rulesWith({ policy: { returnsBeforeArbitration } }) });
    for (let returns = 1; returns < returnsBeforeArbitration; returns += 1) {
      expect(returned(aCase).status).toBe('documenting');
      aCase.send(['complete_dossier', people.agent], {});
    }
    expect(returned(aCase).status).toBe('arbitrating');
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
