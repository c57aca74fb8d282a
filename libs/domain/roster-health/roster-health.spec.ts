// Lost if these fail: a gap in a roster is found by the first case that falls into it.
import type { OnCallPlan, RosterFindingCode } from '@relais/contracts';
import { planOfSeats } from '../on-call';
import { compileOnCallPlan } from '../on-call-compilation';
import { type CheckedTeam, type RosterQuestion, rosterHealth } from '.';

// A Monday, 09:00 in Paris.
const at = Date.parse('2026-03-02T08:00:00Z');
const hour = 3_600_000;
const users = ['ada', 'ben', 'cora'].map((id) => ({ id, active: true, email: `${id}@example.com` }));
const rotation = (change: object = {}) => ({
  name: 'Jour',
  rotation: 'weekly',
  every: 1,
  startsOn: '2026-02-23',
  handOff: '09:00',
  people: [{ userId: 'ada', weight: 1 }],
  ...change,
});
const planned = (change: Partial<OnCallPlan> | { layers: object[] } = {}): CheckedTeam => {
  const backup = { kind: 'person', userId: 'ben' };
  const document = { timeZone: 'Europe/Paris', layers: [rotation()], overrides: [], lastResort: [], backup, ...change } as OnCallPlan;
  return { ...seated({}), document, plan: compileOnCallPlan(document, { from: at }) };
};
const seated = ({ primary = 'ada', backup = 'ben' }: { primary?: string | null; backup?: string | null }): CheckedTeam => {
  const seats = { primaryUserId: primary, backupUserId: backup };
  return { id: 'billing', ...seats, memberIds: ['ada'], document: null, plan: planOfSeats(seats) };
};
const check = (change: Partial<RosterQuestion> = {}) =>
  rosterHealth({ at, users, teams: [planned()], absences: [], matrix: [{ teamId: 'billing' }], ...change });
const codes = (change: Partial<RosterQuestion> = {}): RosterFindingCode[] => check(change).map(({ code }) => code);
const without = (gone: string) => users.map((user) => (user.id === gone ? { ...user, active: false } : user));

it('finds nothing wrong with a team that somebody always answers for', () => {
  expect(check()).toEqual([]);
  expect(check({ teams: [seated({})] })).toEqual([]);
});

it('names every hour of the next fourteen days that nobody answers for, and joins what touches', () => {
  const nights = { hours: { mon: [['09:00', '24:00']], tue: [['00:00', '09:00']] } };
  const found = check({ teams: [planned({ layers: [rotation(nights)], backup: undefined })] });
  expect(found.map(({ code }) => code)).toEqual(['nobody_on_call', 'no_backup']);
  const day = 24 * hour;
  expect(found[0]!.periods).toEqual([
    { from: at + day, to: at + 7 * day },
    { from: at + 8 * day, to: at + 14 * day },
  ]);
});

it('counts an absence without a deputy as a gap, and one with a deputy as none', () => {
  const teams = [planned({ backup: undefined, lastResort: [] })];
  const away = { userId: 'ada', from: at + hour, to: at + 2 * hour };
  expect(check({ teams, absences: [away] })[0]).toMatchObject({
    code: 'nobody_on_call',
    periods: [{ from: at + hour, to: at + 2 * hour }],
  });
  expect(codes({ teams, absences: [{ ...away, deputyId: 'cora' }] })).toEqual(['no_backup']);
});

it('names people who left wherever they are still expected, and not where it is over', () => {
  const overrides = [
    { userId: 'cora', from: at - 2 * hour, to: at - hour },
    { userId: 'cora', from: at, to: at + hour },
  ];
  const found = check({ users: without('cora'), teams: [planned({ overrides })] });
  expect(found).toEqual([expect.objectContaining({ code: 'inactive_in_plan', userIds: ['cora'], pointer: '/overrides/1/userId' })]);
  expect(codes({ users: without('ben'), teams: [seated({})] })).toEqual(['inactive_in_seat']);
  expect(codes({ users: without('cora'), absences: [{ userId: 'ben', from: at, to: at + 1, deputyId: 'cora' }] })).toContain(
    'inactive_deputy',
  );
});

it('names a team without a backup, a person without an address and deputies in a circle', () => {
  expect(codes({ teams: [seated({ backup: null })] })).toEqual(['no_backup']);
  const silent = users.map((user) => (user.id === 'cora' ? { ...user, email: ' ' } : user));
  expect(check({ users: silent })).toEqual([expect.objectContaining({ code: 'person_without_address', userIds: ['cora'] })]);
  const circle = [
    { userId: 'ben', from: at, to: at + hour, deputyId: 'cora' },
    { userId: 'cora', from: at, to: at + hour, deputyId: 'ben' },
  ];
  expect(check({ absences: circle }).find(({ code }) => code === 'deputy_circle')?.userIds).toEqual(['ben', 'cora']);
});

it('names a row of the matrix whose team is gone or has nobody, and leaves teams alone that get no case', () => {
  expect(check({ matrix: [{ teamId: 'billing' }, { teamId: 'gone' }] })).toEqual([
    expect.objectContaining({ code: 'matrix_team_unknown', teamId: 'gone', pointer: '/matrix/1/teamId' }),
  ]);
  const empty = { ...seated({ primary: null, backup: null }), memberIds: [] };
  expect(codes({ teams: [empty] })).toEqual(['matrix_team_empty', 'nobody_on_call', 'no_backup']);
  expect(codes({ teams: [empty], matrix: [] })).toEqual([]);
});
