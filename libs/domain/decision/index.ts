// The public face of the exception matrix: its tables, and the advice they give.
export { type Advice, advices, adviceTable } from './advice-table';
export { adviseDecision, type CriterionColour, type DecisionAdvice, type DecisionTables, NoRuleFitsError } from './advise';
export { type CaseToDecide, factsToDecide, type Supposed } from './case-facts';
export { type Colour, type Criterion, colours, criteria, criteriaTable } from './criteria-table';
export { causes, decisionFacts, policyMargins } from './decision-facts';
export { goesAgainst } from './override';
export { closestPrecedents, type Precedent } from './precedents';
