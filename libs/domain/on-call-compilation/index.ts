// The public face of on-call compilation: for the API, the worker and seeding, never for workflows.
export { compileOnCallPlan, type OnCallFault, OnCallPlanRefusedError } from './compile-on-call-plan';
