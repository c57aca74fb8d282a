// The client side of Temporal as the rest of Relais knows it.
export { EscalationsFacade } from './escalations.facade';
export { CommandRefused, TemporalUnavailable, TooManyCommands, type UnavailableReason, WorkflowMissing } from './faults';
export type { HistoryEvent } from './readable-history';
export type { PendingStep, ResumePoint, SeenStep, SeenWorkflow, WorkflowState } from './seen-workflow';
export { openTemporalClient, type TemporalAddress, type TemporalClient } from './temporal-client';
export { WorkflowInspection } from './workflow-inspection';
