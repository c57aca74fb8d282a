// A weekly pattern alone as integers, for rules that keep hours of their own beside a calendar.
import type { CalendarDocument } from '@relais/contracts';
import type { CalendarFault } from './calendar-refused';
import { overlapFaults } from './overlaps';
import { flatten } from './periods';
import { readSchedule } from './schedule';

/** Seven lists `[start, end, start, end…]` in minutes, Monday first; faults are named below `pointer` and added to `faults`. */
export function compileWeek(
  week: CalendarDocument['week'],
  { pointer, faults }: { readonly pointer: string; readonly faults: CalendarFault[] },
): number[][] {
  const found: CalendarFault[] = [];
  const schedule = readSchedule({ timeZone: 'UTC', week }, found);
  for (const fault of [...found, ...overlapFaults(schedule)]) faults.push({ ...fault, pointer: fault.pointer.replace(/^\/week/, pointer) });
  return schedule.week.map(flatten);
}
