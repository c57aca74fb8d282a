// A policy as people write it: the domain's defaults over the teams of tests; each test changes only what it is about (life.md §3).
import { teamOf } from './people';

/** The document before it is read; one row of the matrix per level. */
export const writtenPolicy = (change: object = {}) => ({
  name: 'Test',
  currency: 'EUR',
  levels: [2, 3, 4],
  reminders: 2,
  cadence: { incident: 'PT30M always', vip: 'PT4H', standard: 'P1D' },
  targets: {
    incident: { response: 'PT30M always', resolution: 'PT4H always' },
    vip: { response: 'PT4H', resolution: 'P1D' },
    standard: { response: 'P1D', resolution: 'P3D' },
  },
  categoryTargets: {},
  warningPercent: 80,
  promise: 'PT8H',
  promiseFlag: 'PT1H',
  pickUp: 'PT5M always',
  callBack: 'PT1H',
  customerAnswer: 'P5D',
  refusalSilence: 'P5D',
  arbitration: 'P1D',
  check: 'P3D',
  feedback: 'P5D',
  snoozeLimit: 'P7D',
  returnsBeforeArbitration: 2,
  ceilings: { agent: 0, supervisor: 10_000, manager: 10_000, direction: null },
  matrix: [2, 3, 4].map((level) => ({ level: [level], teamId: teamOf(level) })),
  ...change,
});
