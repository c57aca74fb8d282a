// The way in: clocks as instants, and the four of the service level.
export { arm, type Clocks, dueAfter, lengthOf, pause, resume, stop } from './clocks';
export { hoursOf, type ServiceLevelClock, serviceLevelClocks, serviceLevelDuration, targetsOf } from './service-level';
