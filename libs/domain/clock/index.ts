export { arm, type Clocks, dueAfter, lengthOf, pause, resume, stop } from './clocks';
export { hoursOf, serviceLevelClocks, type ServiceLevelClock, serviceLevelDuration, targetsOf } from './service-level';
