// The public face of the evaluation matrix.
export { type EvaluationVerdict, evaluationFacts, evaluationTable, evaluationVerdicts } from './evaluation-table';
