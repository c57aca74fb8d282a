// Contract: life.md §2 `reassign`: {role, to}, in each state that takes it. Were it to fail, a case would stay with somebody who is away.
import {
  arbitrating,
  awaiting,
  day,
  deciding,
  documenting,
  evaluating,
  followingUp,
  hour,
  inFeedback,
  people,
  teamOf,
} from '@relais/testing/cases';

const states = { evaluating, documenting, awaiting, deciding, arbitrating, followingUp, inFeedback };
const toExpert = { role: 'recipient', to: people.expert.userId, teamId: teamOf(3) } as const;

describe.each(Object.entries(states))('reassigned while %s', (_name, begin) => {
  it('has another owner, told so, and stays where it is', () => {
    const aCase = begin();
    const { status } = aCase;
    aCase.send(['reassign', people.manager], { role: 'owner', to: people.otherAgent.userId });
    expect(aCase.context.ownerId).toBe(people.otherAgent.userId);
    expect(aCase.told).toEqual(['reassigned → owner']);
    expect(aCase.status).toBe(status);
  });

  it('has another point of contact, told so, and the same owner', () => {
    const aCase = begin();
    const { ownerId } = aCase.context;
    aCase.send(['reassign', people.operator], { role: 'point_of_contact', to: people.otherAgent.userId });
    expect(aCase.context).toMatchObject({ pointOfContactId: people.otherAgent.userId, ownerId, agentId: people.agent.userId });
    expect(aCase.told).toEqual(['reassigned → point_of_contact']);
  });

  it('needs a team with another recipient', () => {
    expect(begin().refusal(['reassign', people.manager], { role: 'recipient', to: people.expert.userId })).toMatchObject({
      code: 'invalid_command',
      details: { errors: [{ pointer: '/teamId' }] },
    });
  });
});

describe('another recipient', () => {
  it('who waits gets a mail, attempt 0 and a cadence of their own', () => {
    const aCase = awaiting().pass(day + hour);
    expect(aCase.context.ladder.reminders).toBe(1);
    aCase.send(['reassign', people.manager], toExpert);
    expect(aCase.told).toEqual(['transfer → recipient']);
    expect(aCase.context).toMatchObject({
      recipient: { userId: people.expert.userId, backupUserId: null },
      ladder: { reminders: 0, onBackup: false },
      ownerId: people.agent.userId,
    });
    expect(aCase.context.due.reminder).toBe(aCase.at + day);
  });

  it('who decides owns the case at once', () => {
    const aCase = deciding().send(['reassign', people.manager], toExpert);
    expect(aCase.context).toMatchObject({
      ownerId: people.expert.userId,
      recipient: { userId: people.expert.userId },
      acknowledged: { by: people.expert.userId },
    });
    expect(aCase.told).toEqual(['reassigned → owner']);
  });

  it.each([
    ['follows up', followingUp],
    ['gives the feedback', inFeedback],
  ])('who %s is told and may act', (_what, begin) => {
    const aCase = begin().send(['reassign', people.manager], toExpert);
    expect(aCase.told).toEqual(['reassigned → recipient']);
    expect(aCase.context.recipient).toEqual({ teamId: teamOf(3), userId: people.expert.userId, backupUserId: null });
    expect(aCase.refusal(['add_note', people.expert], { internal: true })).toBeNull();
  });
});

describe('the agent', () => {
  it('names the recipient while the case is theirs, but neither owner nor point of contact', () => {
    for (const begin of [evaluating, documenting]) {
      expect(begin().refusal(['reassign', people.agent], toExpert)).toBeNull();
      for (const role of ['owner', 'point_of_contact'] as const) {
        expect(begin().refusal(['reassign', people.agent], { role, to: people.otherAgent.userId })?.code).toBe('not_entitled');
      }
    }
    expect(awaiting().refusal(['reassign', people.agent], toExpert)?.code).toBe('not_entitled');
  });

  it('who is a manager as well keeps a manager’s rights', () => {
    const both = { ...people.agent, roles: ['agent', 'manager'] as const };
    expect(evaluating().refusal(['reassign', both], { role: 'owner', to: people.otherAgent.userId })).toBeNull();
  });
});
