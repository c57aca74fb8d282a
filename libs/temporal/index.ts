// The client side of Temporal as the rest of Relais knows it.
export { EscalationsFacade } from './escalations.facade';
export { CommandRefused, TemporalUnavailable, TooManyCommands, type UnavailableReason, WorkflowMissing } from './faults';
export type { HistoryEvent } from './readable-history';
export { openTemporalClient, type TemporalAddress, type TemporalClient } from './temporal-client';
