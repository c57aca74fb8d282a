// The public face of business time: what machines, workflows and the API may call.
export { alwaysOpen, type CompiledCalendar } from './compiled-calendar';
export { type DeadlineQuestion, deadline, deadlineBefore } from './deadline';
export {
  type Duration,
  durationText,
  formatDuration,
  InvalidDurationError,
  parseDuration,
  parseSignedDuration,
  readDurationText,
} from './duration';
export { CalendarHorizonError } from './horizon';
export { instantOf, millisecondsOfDay, millisecondsOfMinute, minutesOfDay, wallClockAt, type Zone } from './local-time';
export { elapsed, isOpen, nextOpening } from './opening-time';
export { type SkippedPeriod, type SkipReason, skippedPeriods } from './skipped-periods';
