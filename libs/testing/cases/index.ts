// Cases for tests: people, rules, and a case told to the machine alone.
export * as foreignDmn from './foreign-dmn';
export { faultsOf } from './invariants';
export { birthInput, type CaseOptions, MachineCase, mondayMorning, type World, worldOfEverybody } from './machine-case';
export { markedBody } from './marked-bodies';
export { markedMachine } from './marked-machine';
export {
  arbitrating,
  awaiting,
  credit,
  day,
  deciding,
  decision,
  documenting,
  evaluating,
  followingUp,
  hour,
  implementing,
  inFeedback,
  instant,
  minute,
  notForUs,
  parisOffice,
  settlement,
  twoOptions,
} from './milestones';
export { type PersonName, people, system, teamOf } from './people';
export { type HistoryDocument, lifeOfHistory, type Player, type RecordedLife, record, replay } from './recorded-life';
export { defaultPolicy, rulesWith } from './rules';
export { answersAt, clocksAt, commandsAt, isAnswerDue, isTaken, lettersAt, type Place, start, statusAt, stepFrom } from './walk';
export { writtenPolicy } from './written-policy';
