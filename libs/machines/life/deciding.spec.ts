// Contract: life.md §1 "Deciding", `escalate_further`, §2 `decide`, "Ceilings". Were it to fail, people would spend more than they may.
import { awaiting, credit, deciding, decision, hour, people, rulesWith, teamOf } from '@relais/testing/cases';

const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' }) as const;

describe('a decision', () => {
  it.each([
    ['approve', 'approved'],
    ['alternative', 'alternative'],
    ['maintain_refusal', 'refused'],
  ] as const)('to %s goes straight to the follow-up when nothing is to be carried out, and its outcome stands', (choice, outcome) => {
    const aCase = deciding().pass(hour).send(['decide', people.supervisor], decision({ choice }));
    expect(aCase.status).toBe('following_up');
    expect(aCase.context).toMatchObject({ decision: { choice, outcome, by: people.supervisor.userId, at: aCase.at }, standing: outcome });
    expect(aCase.told).toEqual(['decided → agent', 'decision → customer']);
    expect(aCase.context.rounds[0]).toMatchObject({ decidedAt: aCase.at, implementedAt: aCase.at, resolutionBreached: false });
  });

  it('with actions carries them out first', () => {
    const aCase = deciding({ world: { actions: null } }).send(['decide', people.supervisor], decision({ actions: [credit()] }));
    expect(aCase.status).toBe('implementing');
    expect(aCase.context.actions).toEqual([{ id: 'r1a1', kind: 'credit', amountMinor: 3500, currency: 'EUR', status: 'running', runs: 1 }]);
    expect(aCase.effects).toContainEqual({ type: 'ask', params: { what: 'action', actionId: 'r1a1', run: 1 } });
    expect(aCase.told).toEqual(['decided → agent']);
    expect(aCase.context.standing).toBeNull();
  });

  it('is taken by anybody entitled, owner or not', () => {
    const aCase = deciding().send(['decide', people.backup], decision());
    expect(aCase.context).toMatchObject({ decision: { by: people.backup.userId }, ownerId: people.supervisor.userId });
  });
});

describe('what a decision may cost', () => {
  it('is 100 € for a supervisor: a cent more names who may', () => {
    const aCase = deciding();
    expect(aCase.refusal(['decide', people.supervisor], decision({ cost: euros(10_000) }))).toBeNull();
    expect(aCase.refusal(['decide', people.supervisor], decision({ cost: euros(10_001) }))).toMatchObject({
      code: 'above_ceiling',
      details: { ceilingMinor: 10_000, allowedRoles: ['direction'] },
    });
    expect(aCase.refusal(['decide', people.director], decision({ cost: euros(1_000_000) }))).toBeNull();
  });

  it('is what the level of the case gives: 50 € on level 2 refuses a supervisor a cent more, and a manager nothing', () => {
    const aCase = deciding({ rules: rulesWith({ policy: { levelCeilings: { 2: { supervisor: 5_000 } } } }) });
    expect(aCase.context.level).toBe(2);
    expect(aCase.refusal(['decide', people.supervisor], decision({ cost: euros(5_000) }))).toBeNull();
    expect(aCase.refusal(['decide', people.supervisor], decision({ cost: euros(5_001) }))).toMatchObject({
      code: 'above_ceiling',
      details: { ceilingMinor: 5_000, allowedRoles: ['manager', 'direction'] },
    });
    expect(aCase.refusal(['decide', { ...people.manager, teamIds: [teamOf(2)] }], decision({ cost: euros(10_000) }))).toBeNull();
  });

  it('is nothing for an agent in the recipient team', () => {
    const junior = { ...people.otherAgent, teamIds: [teamOf(2)] };
    expect(deciding().refusal(['decide', junior], decision({ cost: euros(0) }))).toBeNull();
    expect(deciding().refusal(['decide', junior], decision({ cost: euros(1) }))).toMatchObject({
      code: 'above_ceiling',
      details: { ceilingMinor: 0, allowedRoles: ['supervisor', 'manager', 'direction'] },
    });
  });

  it('above the ceiling goes up as a draft that costs nothing, and at the top of the ladder to nobody but who may decide it', () => {
    const costly = decision({ cost: euros(20_000) });
    const refused = deciding().refusal(['decide', people.supervisor], costly);
    expect(refused?.detail).toBe('This cost is decided by direction: use escalate_further to carry the draft up.');
    expect(refused?.details?.next).toEqual({
      command: 'decide',
      body: { choice: 'escalate_further', cost: euros(0), draft: { choice: 'approve', cost: euros(20_000) } },
    });
    const { userId, teamIds } = people.expert;
    const top = awaiting({ profile: { category: 'legal', level: 4 } });
    top.send(['reassign', people.director], { role: 'recipient', to: userId, teamId: teamIds[0] });
    top.send(['acknowledge', people.expert], { promisedAt: top.at + hour });
    expect(top.refusal(['decide', people.expert], costly)).toEqual({
      code: 'above_ceiling',
      detail: 'This cost is decided by direction, and this is the top of the ladder: ask one of them to decide here.',
      details: { ceilingMinor: 10_000, allowedRoles: ['direction'] },
    });
  });

  it('is in the currency of the policy, whatever the amount', () => {
    const dollars = { amountMinor: 1_000_000, currency: 'USD' } as const;
    const pointerOf = (change: Parameters<typeof decision>[0]) =>
      deciding().refusal(['decide', people.supervisor], decision(change))?.details?.errors?.[0]?.pointer;
    expect(pointerOf({ cost: dollars })).toBe('/cost/currency');
    expect(pointerOf({ choice: 'escalate_further', draft: { choice: 'approve', cost: dollars } })).toBe('/draft/cost/currency');
  });

  it('covers the actions together, so that no ceiling is passed piece by piece', () => {
    const refusal = deciding().refusal(['decide', people.supervisor], decision({ actions: [credit(3000), credit(501)] }));
    expect(refusal?.details?.errors?.[0]?.pointer).toBe('/actions');
  });
});

describe('escalate further', () => {
  it('goes to the next level with the draft as a recommendation; the owner stays until the next one acknowledges', () => {
    const draft = { choice: 'approve', cost: euros(20_000) } as const;
    const aCase = deciding()
      .pass(hour)
      .send(['decide', people.supervisor], decision({ choice: 'escalate_further', draft }));
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context).toMatchObject({
      level: 3,
      ownerId: people.supervisor.userId,
      acknowledged: null,
      decision: null,
      recipient: { teamId: teamOf(3) },
      recommendation: { choice: 'approve', amountMinor: 20_000 },
      counts: { levelsClimbed: 1, transfers: 2 },
    });
    expect(aCase.context.due).not.toHaveProperty('response');
    expect(aCase.noted).toEqual(['level_climbed']);
    aCase.send(['acknowledge', people.expert], { promisedAt: aCase.at + hour });
    expect(aCase.context.ownerId).toBe(people.expert.userId);
    expect(aCase.send(['decide', people.expert], decision()).context.recommendation).toBeNull();
  });

  it('keeps the draft already carried when the next level adds none: the direction must still read it', () => {
    const draft = { choice: 'approve', cost: euros(20_000) } as const;
    const aCase = deciding().send(['decide', people.supervisor], decision({ choice: 'escalate_further', draft }));
    aCase.send(['acknowledge', people.expert], { promisedAt: aCase.at + hour });
    aCase.send(['decide', people.expert], decision({ choice: 'escalate_further' }));
    expect(aCase.context.recommendation).toMatchObject({ choice: 'approve', amountMinor: 20_000 });
  });

  it('is open to whoever may not decide the cost', () => {
    expect(deciding().refusal(['decide', people.supervisor], decision({ choice: 'escalate_further', cost: euros(20_000) }))).toBeNull();
  });

  it('is refused at the top with that reason', () => {
    const top = awaiting({ profile: { category: 'legal', level: 4 } });
    top.send(['acknowledge', people.director], { promisedAt: top.at + hour });
    expect(top.refusal(['decide', people.director], decision({ choice: 'escalate_further' }))).toMatchObject({ code: 'no_level_above' });
  });

  it('carries no action, and a draft goes with it alone', () => {
    const pointerOf = (change: Parameters<typeof decision>[0]) =>
      deciding().refusal(['decide', people.supervisor], decision(change))?.details?.errors?.[0]?.pointer;
    expect(pointerOf({ choice: 'escalate_further', actions: [credit()] })).toBe('/actions');
    expect(pointerOf({ draft: { choice: 'approve', cost: euros(1) } })).toBe('/draft');
  });
});
