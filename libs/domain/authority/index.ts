export { type CommandRow, commandTable, type Standing } from './command-table';
export { ceilingOf, isEntitled, rolesEntitledTo } from './standing';
