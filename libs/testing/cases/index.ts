// Cases for tests: people, rules, and a case told to the machine alone.
export { birthInput, type CaseOptions, MachineCase, mondayMorning, type World, worldOfEverybody } from './machine-case';
export { type PersonName, people, system, teamOf } from './people';
export { defaultPolicy, rulesWith } from './rules';
export { type HistoryDocument, lifeOfHistory, type Player, record, type RecordedLife, replay } from './recorded-life';
