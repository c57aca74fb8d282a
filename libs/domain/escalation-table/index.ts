// The public face of the escalation matrix as a decision table: for the API and the checks of a policy; cases go by the list alone.

export { matrixOfTable } from './matrix-of-table';
export { type Matrix, namedRows, routingFacts, tableOfMatrix } from './table-of-matrix';
