// Contract: the matrix sends a case to the first team that takes it at that level, or says that nobody does.
import { profile, type RoutingRule } from '@relais/contracts';
import { firstTeam, route } from '.';

const billing = '00000000-0000-4000-8000-000000000001';
const vipDesk = '00000000-0000-4000-8000-000000000002';
const direction = '00000000-0000-4000-8000-000000000003';
const matrix: RoutingRule[] = [
  { category: ['billing', 'vip'], tier: ['vip'], level: [2, 3], teamId: vipDesk },
  { category: ['billing'], level: [2], teamId: billing },
  { level: [4], teamId: direction },
];
const about = (change: object) => profile().parse({ category: 'billing', ...change });

describe('the escalation matrix (domain.md §6): a wrong row would hand a customer to people who cannot help', () => {
  it('takes the first row that holds, although a later one holds too', () => {
    expect(route(matrix, { profile: about({ tier: 'vip' }), level: 2 })).toBe(vipDesk);
  });

  it('passes over a row when one of its conditions fails', () => {
    expect(route(matrix, { profile: about({}), level: 2 })).toBe(billing);
  });

  it('asks for the level that is sought, not for the level the case was raised at', () => {
    expect(route(matrix, { profile: about({ level: 2 }), level: 4 })).toBe(direction);
  });

  it('lets a row without conditions take everything', () => {
    expect(route([{ teamId: direction }], { profile: about({ category: 'legal' }), level: 3 })).toBe(direction);
  });

  it('says that nobody takes it when no row holds', () => {
    expect(route(matrix, { profile: about({}), level: 3 })).toBeNull();
  });
});

describe('the team a case goes to first: a wrong one would lend it the hours of people who never see it', () => {
  it.each([
    ['at its own level', [2, 3, 4], 2, billing],
    ['at the next level that takes it', [2, 3, 4], 3, direction],
    ['at the first level of a ladder that starts higher', [4], 2, direction],
    ['at the top when it was raised above the ladder', [2], 4, billing],
    ['nowhere', [3], 2, null],
  ] as const)('%s', (...[, levels, level, team]) => {
    expect(firstTeam({ matrix, levels: [...levels] }, about({ level }))).toBe(team);
  });
});
