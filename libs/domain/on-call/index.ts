// The public face of the on-call rules: who answers for a team, at an instant and over a stretch of time.
export { type OnCallPeriod, onCallPeriods } from './periods';
export { planOfSeats, type TeamSeats } from './plan-of-seats';
export { deputyCycle, type PassedOver, type Presence } from './presence';
export { type OnCall, OnCallHorizonError, type OnCallQuestion, onCallAt, type Seat } from './who';
