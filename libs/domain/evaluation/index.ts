// The public face of the evaluation matrix.

export { factsToEvaluate } from './case-facts';
export { type EvaluationVerdict, evaluationFacts, evaluationTable, evaluationVerdicts } from './evaluation-table';
export { verdictGoesAgainst } from './override';
