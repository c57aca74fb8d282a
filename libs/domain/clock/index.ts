// The way in: clocks as instants, and the four of the service level.
export { arm, type Clocks, dueAfter, lengthOf, pause, resume, stop } from './clocks';
export { type ClockUnderWay, onNewHours } from './new-hours';
export { hoursOf, type ServiceLevelClock, serviceLevelClocks, serviceLevelDuration, targetOf, targetsOf } from './service-level';
