// Contract: a message or a case always reaches somebody who is there today; people who left are never chosen.
import type { Absence, CaseSnapshot, Role } from '@relais/contracts';
import { profile } from '@relais/contracts';
import { planOfSeats } from '@relais/domain/on-call';
import type { Roster, StoredTeam, StoredUser } from '@relais/persistence';
import { type InsideAddressee, peopleOf } from './addressees';
import { findRecipient } from './recipient';

const user = (id: string, memberships: [string, Role][]): StoredUser => ({
  id,
  username: id,
  name: id,
  email: `${id}@example.com`,
  language: 'fr',
  active: true,
  memberships: memberships.map(([teamId, role]) => ({ teamId, role })),
});
const team = (id: string, [primaryUserId, backupUserId]: [string | null, string | null]) => ({
  id,
  name: id,
  level: 2,
  partner: false,
  primaryUserId,
  backupUserId,
  calendarId: null,
  memberIds: [],
});
const everybody = (gone: string[] = []): Roster => ({
  teams: [team('billing', ['primary', 'backup']), team('front', ['chief', null])],
  users: [
    user('agent', [['front', 'agent']]),
    user('chief', [['front', 'supervisor']]),
    user('primary', [['billing', 'supervisor']]),
    user('backup', [['billing', 'supervisor']]),
    user('clerk', [['billing', 'agent']]),
    user('boss', [['top', 'direction']]),
    user('lone', [['elsewhere', 'supervisor']]),
  ].map((one) => ({ ...one, active: !gone.includes(one.id) })),
});
const context = (change: object = {}): CaseSnapshot['context'] =>
  ({
    agentId: 'agent',
    ownerId: 'agent',
    pointOfContactId: 'agent',
    recipient: { teamId: 'billing', userId: 'primary', backupUserId: 'backup' },
    decision: null,
    acknowledged: null,
    ...change,
  }) as never;
const told = (addressee: InsideAddressee, { gone = [], change = {} }: { gone?: string[]; change?: object } = {}): string[] =>
  peopleOf(addressee, { roster: everybody(gone), context: context(change) }).map(({ id }) => id);

describe('whom a message reaches', () => {
  it('is the recipient in person, else the whole team, else the direction', () => {
    expect(told('recipient')).toEqual(['primary']);
    expect(told('recipient', { gone: ['primary'] })).toEqual(['backup', 'clerk']);
    expect(told('recipient', { gone: ['primary', 'backup', 'clerk'] })).toEqual(['boss']);
    expect(told('recipient', { change: { recipient: { teamId: null, userId: null, backupUserId: null } } })).toEqual(['boss']);
  });

  it('are the supervisors of the recipient team, else of the agent’s, else all', () => {
    expect(told('supervisor')).toEqual(['primary', 'backup']);
    expect(told('supervisor', { change: { recipient: null } })).toEqual(['chief']);
    expect(told('supervisor', { gone: ['chief'], change: { recipient: null } })).toEqual(['primary', 'backup', 'lone']);
  });

  it('is nobody when the one person meant has left, which the message then shows', () => {
    expect(told('agent', { gone: ['agent'] })).toEqual([]);
    expect(told('manager')).toEqual([]);
  });
});

describe('who takes a case', () => {
  const matrix = [{ teamId: 'billing' }];
  const noon = Date.parse('2026-03-02T12:00:00Z');
  const duty = async ({ team }: { team: StoredTeam }) => ({ stored: null, plan: planOfSeats(team), absences, load: new Map() });
  const search = ({ gone = [], chosen = null }: { gone?: string[]; chosen?: { teamId: string; userId: string } | null } = {}) =>
    findRecipient(
      { roster: async () => everybody(gone), duty },
      { matrix, profile: profile().parse({ category: 'billing' }), level: 2, chosen, at: noon },
    );
  const ask = async (question: Parameters<typeof search>[0] = {}) => (await search(question)).recipient;
  let absences: Absence[] = [];
  afterEach(() => {
    absences = [];
  });

  it('is the team’s primary with its backup behind, else the backup alone, else nobody', async () => {
    expect(await ask()).toEqual({ teamId: 'billing', userId: 'primary', backupUserId: 'backup' });
    expect(await ask({ gone: ['primary'] })).toEqual({ teamId: 'billing', userId: 'backup', backupUserId: null });
    expect(await ask({ gone: ['backup'] })).toEqual({ teamId: 'billing', userId: 'primary', backupUserId: null });
    expect(await ask({ gone: ['primary', 'backup'] })).toBeNull();
  });

  it('is the person somebody named, unless they have left', async () => {
    const chosen = { teamId: 'billing', userId: 'clerk' };
    expect(await ask({ chosen })).toEqual({ teamId: 'billing', userId: 'clerk', backupUserId: 'backup' });
    expect(await ask({ chosen: { teamId: 'billing', userId: 'backup' } })).toEqual({
      teamId: 'billing',
      userId: 'backup',
      backupUserId: null,
    });
    expect(await ask({ chosen, gone: ['clerk'] })).toEqual({ teamId: 'billing', userId: 'primary', backupUserId: 'backup' });
  });

  it('is the deputy of a primary who is away, and it is said who was expected', async () => {
    absences = [{ userId: 'primary', from: noon, to: noon + 1, deputyId: 'clerk' }];
    expect(await search()).toMatchObject({
      recipient: { teamId: 'billing', userId: 'clerk', backupUserId: 'backup' },
      passedOver: [{ userId: 'primary', why: 'absent' }],
    });
  });
});
