// The policies of the demo organisations: the defaults of the domain, and the same in seconds for practice (life.md §3).
import { type PolicyDocument, type RoutingRule, standardTriggers } from '@relais/contracts';
import type { DemoTeamName } from './demo-people';

type Rule = Omit<RoutingRule, 'teamId'> & { readonly team: DemoTeamName };

/** The usual recipients of domain.md §2, one level after the other; the first row that holds names the team. */
const matrix: readonly Rule[] = [
  { level: [2], category: ['technical'], team: 'technical' },
  { level: [2], category: ['billing'], team: 'billing' },
  { level: [2], category: ['legal'], team: 'legal' },
  { level: [2], category: ['security'], team: 'security' },
  { level: [2], category: ['reputation'], team: 'communication' },
  { level: [2], category: ['vip'], team: 'accounts' },
  { level: [2], category: ['recurrence'], team: 'problems' },
  { level: [2], category: ['decision_blocked'], team: 'supervision' },
  { level: [3], category: ['technical', 'security', 'recurrence'], team: 'experts' },
  { level: [3], team: 'responsibles' },
  { level: [4], team: 'direction' },
];

type Shared = Pick<
  PolicyDocument,
  | 'tables'
  | 'publishing'
  | 'currency'
  | 'levels'
  | 'reminders'
  | 'categoryTargets'
  | 'warningPercent'
  | 'returnsBeforeArbitration'
  | 'ceilings'
  | 'levelCeilings'
  | 'healthyRates'
  | 'templates'
  | 'quietHours'
  | 'triggers'
  | 'live'
>;

const shared: Shared = {
  // The domain's own.
  tables: {},
  publishing: { secondPair: false },
  currency: 'EUR',
  levels: [2, 3, 4],
  reminders: 2,
  categoryTargets: {},
  warningPercent: 80,
  returnsBeforeArbitration: 2,
  ceilings: { agent: 0, supervisor: 10_000, manager: 10_000, direction: null },
  levelCeilings: {},
  healthyRates: { calls: { fromPercent: 5, toPercent: 10 }, tickets: { fromPercent: 10, toPercent: 20 } },
  templates: {},
  quietHours: {},
  triggers: standardTriggers,
  live: { waitMinutes: 10, shortestCallMinutes: 5, longestCallMinutes: 8 },
};

const ordinaryDelays = {
  cadence: { incident: 'PT30M always', vip: 'PT4H', standard: 'P1D' },
  targets: {
    incident: { response: 'PT30M always', resolution: 'PT4H always' },
    vip: { response: 'PT4H', resolution: 'P1D' },
    standard: { response: 'P1D', resolution: 'P3D' },
  },
  promise: 'PT8H',
  promiseFlag: 'PT1H',
  pickUp: 'PT5M always',
  callBack: 'PT30M always',
  customerAnswer: 'P5D',
  refusalSilence: 'P5D',
  arbitration: 'P1D',
  check: 'P3D',
  feedback: 'P5D',
  snoozeLimit: 'P7D',
};

/** Short enough to watch, long enough for a person or a script to act in between. */
const practiceDelays = {
  cadence: { incident: 'PT2S', vip: 'PT2S', standard: 'PT2S' },
  targets: {
    incident: { response: 'PT20S', resolution: 'PT60S' },
    vip: { response: 'PT30S', resolution: 'PT90S' },
    standard: { response: 'PT40S', resolution: 'PT120S' },
  },
  promise: 'PT15S',
  promiseFlag: 'PT5S',
  pickUp: 'PT3S',
  callBack: 'PT10S',
  customerAnswer: 'PT10S',
  refusalSilence: 'PT10S',
  arbitration: 'PT5S',
  check: 'PT3S',
  feedback: 'PT5S',
  snoozeLimit: 'PT60S',
};

/** The policy of one of the two organisations, over its own teams. */
export function demoPolicy({ practice, teamId }: { practice: boolean; teamId: (team: DemoTeamName) => string }): PolicyDocument {
  return {
    ...shared,
    ...(practice ? practiceDelays : ordinaryDelays),
    name: (practice ? 'Entraînement : délais en secondes' : 'Règles par défaut') as PolicyDocument['name'],
    matrix: matrix.map(({ team, ...conditions }) => ({ ...conditions, teamId: teamId(team) })),
  };
}
