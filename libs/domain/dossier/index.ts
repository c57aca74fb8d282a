// The public face of the dossier's quality gate.
export { flaggedWords } from './cautious-words';
export { dossierFacts, dossierTable } from './dossier-table';
export { type RequirementName, requirementNames } from './evidence-requirements';
export { commonRequirements, flagsCautiousWords, type GateQuestion, gate, shortRequirements } from './gate';
export { positionWords } from './position-words';
