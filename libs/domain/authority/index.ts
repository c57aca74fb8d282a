// The way in: which command when, who may, and up to which cost.
export { type CommandRow, commandTable, type Standing } from './command-table';
export { ceilingOf, ceilingsAt, isEntitled, rolesEntitledTo, rolesWithCeiling } from './standing';
