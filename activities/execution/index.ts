// The way in: the activity that carries out decided actions in outside systems.
export { createExecutionActivities, type ExecutionActivities, type ExecutionDependencies } from './execution.activities';
