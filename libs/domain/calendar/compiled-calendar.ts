// The calendar of clocks that never sleep, beside the compiled form that every case carries.
import type { CompiledCalendar } from '@relais/contracts';

export type { CompiledCalendar };

const aroundTheClock = [0, 1440];

/** Open at every instant from 1970 to 9999 (UTC): for clocks that run around the clock (life.md §3, "always"). */
export const alwaysOpen: CompiledCalendar = {
  timeZone: 'UTC',
  week: [aroundTheClock, aroundTheClock, aroundTheClock, aroundTheClock, aroundTheClock, aroundTheClock, aroundTheClock],
  firstDay: 0,
  lastDay: 2_932_896,
  holidays: [],
  exceptionDays: [],
  exceptionPeriods: [],
  offsetChanges: [],
  offsets: [0],
};
