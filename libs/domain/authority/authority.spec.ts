// Contract: life.md §2 "Who" and "Ceilings". Were it to fail, strangers would act on a case, or people would spend above their ceiling.
import type { Actor, Role } from '@relais/contracts';
import { ceilingOf, ceilingsAt, commandTable, isEntitled, rolesEntitledTo, type Standing } from '@relais/domain/authority';

const ceilings = { agent: 0, supervisor: 10_000, manager: 10_000, direction: null };
const actor = (change: Partial<Actor> = {}): Actor => ({ kind: 'person', userId: 'somebody', roles: [], teamIds: [], ...change });
const theCase = {
  agentId: 'agent',
  ownerId: 'owner',
  pointOfContactId: 'contact',
  information: null,
  recipient: { teamId: 'team', userId: 'recipient', backupUserId: null },
};
const stands = (standing: Standing, change: Partial<Actor>) =>
  isEntitled([standing], { actor: actor(change), case: theCase, state: 'deciding' });

describe('how somebody stands to a case', () => {
  it.each<[Standing, Partial<Actor>]>([
    ['agent', { userId: 'agent' }],
    ['pointOfContact', { userId: 'contact' }],
    ['owner', { userId: 'owner' }],
    ['member', { teamIds: ['team'] }],
    ['member', { userId: 'recipient' }],
    ['inATeam', { teamIds: ['another'] }],
    ['manager', { roles: ['manager'] }],
    ['direction', { roles: ['direction'] }],
    ['operator', { roles: ['operator'] }],
    ['anyone', {}],
    ['system', { kind: 'system', userId: null }],
  ])('%s: %j, and nobody without that', (...[standing, change]) => {
    expect(stands(standing, change)).toBe(true);
    expect(stands(standing, standing === 'anyone' ? { kind: 'system', userId: null } : {})).toBe(false);
  });

  it('is a member’s only while there is a recipient; a direction without team has no members', () => {
    const question = { actor: actor({ teamIds: ['team'] }), state: 'deciding' } as const;
    expect(isEntitled(['member'], { ...question, case: { ...theCase, recipient: null } })).toBe(false);
    const direction = { teamId: null, userId: null, backupUserId: null };
    expect(
      isEntitled(['member'], {
        actor: actor({ userId: null, kind: 'system' }),
        state: 'deciding',
        case: { ...theCase, recipient: direction },
      }),
    ).toBe(false);
  });

  it('is the agent’s until transferred only', () => {
    const question = { actor: actor({ userId: 'agent' }), case: theCase };
    const states = ['evaluating', 'documenting', 'awaiting_acknowledgment', 'deciding'] as const;
    expect(states.map((state) => isEntitled(['agentUntilTransferred'], { ...question, state }))).toEqual([true, true, false, false]);
  });

  it('is not the agent’s while a question interrupts the recipient: else the agent could name who decides', () => {
    const asked = { ...theCase, information: { from: 'agent', backTo: 'deciding', commandId: 'asked' } } as const;
    expect(isEntitled(['agentUntilTransferred'], { actor: actor({ userId: 'agent' }), case: asked, state: 'documenting' })).toBe(false);
  });

  it('entitles to nothing when no standing is named', () => {
    expect(isEntitled([], { actor: actor({ roles: ['direction'] }), case: theCase, state: 'deciding' })).toBe(false);
  });
});

describe('ceilings', () => {
  it.each<[Role[], number | null]>([
    [[], 0],
    [['agent'], 0],
    [['supervisor'], 10_000],
    [['agent', 'supervisor'], 10_000],
    [['operator', 'admin'], 0],
    [['manager', 'direction'], null],
  ])('of %j: %s', (...[roles, ceiling]) => {
    expect(ceilingOf(roles, ceilings)).toBe(ceiling);
  });

  it('are those of the level where it has its own, role by role, and the general ones elsewhere', () => {
    const policy = { ceilings, levelCeilings: { 2: { supervisor: 5_000 } } };
    expect(ceilingsAt(policy, 2)).toEqual({ ...ceilings, supervisor: 5_000 });
    expect(ceilingsAt(policy, 3)).toEqual(ceilings);
    expect(ceilingsAt({ ceilings }, 2)).toEqual(ceilings);
  });

  it('name who may decide a cost', () => {
    expect(rolesEntitledTo(0, ceilings)).toEqual(['agent', 'supervisor', 'manager', 'direction']);
    expect(rolesEntitledTo(10_000, ceilings)).toEqual(['supervisor', 'manager', 'direction']);
    expect(rolesEntitledTo(10_001, ceilings)).toEqual(['direction']);
  });
});

describe('the table', () => {
  it('lets the direction do everything but an operator’s work', () => {
    const without = Object.entries(commandTable).filter(([, { who }]) => !who.includes('direction') && !who.includes('anyone'));
    expect(without.map(([name]) => name).sort()).toEqual(['apply_policy', 'cancel', 'retry_action']);
  });

  it('always leaves a way to an end open', () => {
    const ends = Object.entries(commandTable)
      .filter(([, { leadsToAnEnd }]) => leadsToAnEnd)
      .map(([name]) => name);
    expect(ends).toEqual(
      expect.arrayContaining(['cancel', 'withdraw', 'acknowledge', 'decide', 'record_check', 'settle_arbitration', 'provide_information']),
    );
    expect(ends).not.toEqual(expect.arrayContaining(['add_note']));
  });
});
