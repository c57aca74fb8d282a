// How a case begins: its context out of what the intake says.
import type { CaseContext, CaseProfile, FrozenRules, Instant, Level, Verdict } from '@relais/contracts';
import { classify } from '@relais/domain/classification';
import { levelsFrom } from '@relais/domain/ladder';
import { startServiceLevels } from './service-levels';

/** What a case is born with (life.md §1, `evaluating`); no personal text. */
export interface BirthInput {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly raisedAt: Instant;
  readonly agentId: string;
  readonly pointOfContactId: string;
  readonly profile: CaseProfile;
  readonly verdict: Verdict | null;
  readonly rules: FrozenRules;
}

const noCounts = {
  reminders: 0,
  transfers: 0,
  returns: 0,
  returnsInARow: 0,
  promisesKept: 0,
  promisesBroken: 0,
  levelsClimbed: 0,
  triggers: 0,
} as const;

const blank = {
  insisted: false,
  documenting: null,
  information: null,
  recipient: null,
  chosen: null,
  ladder: { reminders: 0, onBackup: false },
  settled: false,
  acknowledged: null,
  recommendation: null,
  decision: null,
  actions: [],
  arbitration: null,
  feedback: { given: false, rated: false },
  standing: null,
  outcome: null,
  closedBecause: null,
  started: {},
  due: {},
  left: {},
  spent: {},
  tasks: {},
  counts: noCounts,
  rounds: [],
} as const;

// xstate makes an actor without input for each step and drops it, with whatever its birth threw: the trace of a new error costs a fifth of the step.
const withoutInput = new Error('a case is born of what its intake says');

/** The first context of a case: owned by its agent, at the lowest level that can settle it, SLA clocks running. */
export function birth(input: BirthInput | undefined): CaseContext {
  if (!input) throw withoutInput;
  const { organisationId, escalationId, rules, profile, agentId, pointOfContactId, verdict, raisedAt } = input;
  const caseClass = classify(profile);
  const identity = { organisationId, escalationId, rules, profile, agentId, ownerId: agentId, pointOfContactId, verdict };
  const placed = { class: caseClass, slaBasis: { class: caseClass, category: profile.category }, level: firstLevel(rules, profile.level) };
  return startServiceLevels({ ...blank, ...identity, ...placed }, raisedAt);
}

/** The lowest level of the ladder that is not below the wanted one. */
export const firstLevel = ({ policy }: FrozenRules, wanted: Level): Level => Math.min(...levelsFrom(policy.levels, wanted));

/** The last level of the ladder, where the direction sits. */
export const topLevel = (levels: readonly Level[]): Level => Math.max(...levels);
