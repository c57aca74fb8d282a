// Contract: a policy that some case could not live by is refused with the exact place. Were a fault to slip through, cases would wait for nobody.
import { type PolicyDocument, policyDocument, type Role, roles } from '@relais/contracts';
import { teamOf as team, writtenPolicy } from '@relais/testing/cases';
import { checkPolicy } from '.';

const member = '00000000-0000-4000-8000-000000000001';
const at = Date.parse('2026-03-02T09:00:00Z');
const office = { timeZone: 'Europe/Paris', week: { mon: [['09:00', '18:00'] as [string, string]] } };
const everybody = { teams: [2, 3, 4].map((level) => ({ id: team(level), memberIds: [member] })), roles: new Set<Role>(roles) };

const written = (change: object = {}): PolicyDocument => policyDocument().parse(writtenPolicy(change));

interface Changed {
  readonly document?: object;
  readonly calendar?: typeof office | { timeZone: string; week: object };
  readonly roster?: Partial<typeof everybody>;
}
const places = ({ document, calendar = office, roster }: Changed): string[] =>
  checkPolicy({ document: written(document), calendar: calendar as typeof office, roster: { ...everybody, ...roster }, at }).map(
    ({ pointer }) => pointer,
  );

const rows = [2, 3, 4].map((level) => ({ level: [level], teamId: team(level) }));
const [lowest, middle, top] = rows;
const ceilings = { agent: 0, supervisor: 10_000, manager: 10_000, direction: null };
const trigger = { mode: 'auto', category: 'vip', reason: 'sla' };
const gappy = {
  hitPolicy: 'first',
  inputs: [{ name: 'cost', expression: 'costMinor' }],
  outputs: [{ name: 'advice', type: 'string' }],
  rules: [{ id: 'odd', when: ['<= '], gives: ['"approve"'] }],
};

describe('a policy is refused with the place', () => {
  it('and not at all when cases can live by it', () => {
    expect(places({})).toEqual([]);
  });

  it.each<[string, Changed, string[]]>([
    ['of a duration of nothing', { document: { promiseFlag: 'PT0S' } }, ['/promiseFlag']],
    [
      'of days counted around the clock',
      { document: { cadence: { incident: 'P1D always', vip: 'PT4H', standard: 'P1D' } } },
      ['/cadence/incident'],
    ],
    ['of hours that ten years do not hold', { document: { check: 'PT9999H' } }, ['/check']],
    [
      'of each of several durations',
      { document: { feedback: 'PT0S', categoryTargets: { legal: { response: 'PT2H', resolution: 'P9999D' } } } },
      ['/feedback', '/categoryTargets/legal/resolution'],
    ],
    ['of a calendar that never opens', { calendar: { timeZone: 'UTC', week: {} } }, ['/calendarId']],
    ['of a level that comes twice', { document: { levels: [2, 3, 3, 4] } }, ['/levels/2']],
    ['of a level that leads back down', { document: { levels: [2, 4, 3] } }, ['/levels/2']],
    ['of a level that no team takes', { document: { matrix: [lowest, top] } }, ['/levels/1']],
    [
      'of a category that nobody takes at the bottom',
      {
        document: {
          matrix: [
            { category: ['billing', 'technical', 'security', 'reputation', 'vip', 'recurrence', 'decision_blocked'], ...lowest },
            middle,
            top,
          ],
        },
      },
      ['/matrix'],
    ],
    [
      'of a language that one category has nobody for',
      {
        document: {
          matrix: [
            { ...lowest, category: ['legal'], language: ['fr'] },
            { ...lowest, category: ['technical', 'billing', 'security', 'reputation', 'vip', 'recurrence', 'decision_blocked'] },
            middle,
            top,
          ],
        },
      },
      ['/matrix'],
    ],
    [
      'of quiet hours that never end',
      { document: { quietHours: { customers: { from: '21:00', to: '21:00' }, staff: { from: '21:00', to: '20:59' } } } },
      ['/quietHours/customers'],
    ],
    [
      'of triggers that share a name, have no word or hold none',
      {
        document: {
          triggers: [
            { id: 'a', ...trigger, kind: 'exchanges', moreThan: 3 },
            { id: 'a', ...trigger, kind: 'words', words: { fr: [], en: [] } },
            { id: 'b', ...trigger, kind: 'superior_requested', words: { fr: ['chef', '…'], en: ['!?'] } },
          ],
        },
      },
      ['/triggers/1/id', '/triggers/1/words', '/triggers/2/words/fr/1', '/triggers/2/words/en/0'],
    ],
    ['of a team that does not exist', { document: { matrix: [...rows, { teamId: team(9) }] } }, ['/matrix/3/teamId']],
    [
      'of a team that nobody is active in',
      { roster: { teams: [2, 3, 4].map((level) => ({ id: team(level), memberIds: level === 3 ? [] : [member] })) } },
      ['/matrix/1/teamId'],
    ],
    ['of a direction with a ceiling', { document: { ceilings: { ...ceilings, direction: 50_000 } } }, ['/ceilings/direction']],
    [
      'of a rank that may more than the one above',
      { document: { ceilings: { ...ceilings, supervisor: 10_001 } } },
      ['/ceilings/supervisor'],
    ],
    [
      'of a rank that may more than the one above at one level alone',
      { document: { levelCeilings: { 3: { supervisor: 15_000 }, 2: { supervisor: 5_000 } } } },
      ['/levelCeilings/3/supervisor'],
    ],
    ['of ceilings for a level that is not on the ladder', { document: { levelCeilings: { 1: { supervisor: 0 } } } }, ['/levelCeilings/1']],
    [
      'of a healthy rate that no rate can have',
      { document: { healthyRates: { calls: { fromPercent: 10, toPercent: 10 }, tickets: { fromPercent: 10, toPercent: 11 } } } },
      ['/healthyRates/calls/toPercent'],
    ],
    [
      'of calls that cannot be long enough',
      { document: { live: { waitMinutes: 10, shortestCallMinutes: 8, longestCallMinutes: 5 } } },
      ['/live/longestCallMinutes'],
    ],
    ['of a direction that nobody is', { roster: { roles: new Set<Role>(['agent', 'supervisor', 'manager']) } }, ['/ceilings/direction']],
    [
      'of a matrix whose rows share a name',
      { document: { matrix: rows.map((row) => ({ ...row, id: row === lowest ? 'low' : 'high' })) } },
      ['/matrix/2'],
    ],
    [
      'of a matrix that does otherwise than its example says',
      { document: { matrixExamples: [{ name: 'Legal', given: { category: 'legal' }, expect: ['legal'] }] } },
      ['/matrixExamples/0'],
    ],
    ['of a table that cannot be read', { document: { tables: { advice: gappy } } }, ['/tables/advice/rules/0/when/0']],
  ])('%s', (...[, changed, expected]) => {
    expect(places(changed)).toEqual(expected);
  });

  it('of every fault at once', () => {
    const document = { promise: 'PT0S', levels: [3, 2], ceilings: { ...ceilings, agent: 20_000 }, matrix: [{ teamId: team(9) }] };
    expect(places({ document })).toEqual(['/promise', '/levels/1', '/matrix/0/teamId', '/ceilings/agent']);
  });
});
