// Refuses hours written twice: an overlap is nearly always a typing mistake, and counting it once or twice would hide it.

import { minutesOfDay } from '../calendar';
import type { CalendarFault } from './calendar-refused';
import type { Period } from './periods';
import { periodsOn, type Schedule } from './schedule';

/** A period on a line of minutes, where days follow each other without zone changes. */
interface Placed extends Period {
  readonly from: number;
  readonly until: number;
}

/** Overlaps within the week (Sunday into Monday included), and of each exception with itself and with the days beside it. */
export function overlapFaults(schedule: Schedule): CalendarFault[] {
  const faults = new Map<string, CalendarFault>();
  const monday = schedule.week[0] as readonly Period[];
  const week = [...schedule.week, monday].flatMap((periods, day) => place(periods, day));
  for (const [one, other] of overlapping(week)) faults.set(other.pointer, fault(other, one));
  for (const [day, { pointer }] of schedule.exceptions) {
    const around = [day - 1, day, day + 1].flatMap((near) => place(periodsOn(schedule, near), near));
    for (const [one, other] of overlapping(around)) {
      const [named, against] = other.pointer.startsWith('/exceptions/') ? [other, one] : [one, other];
      if (named.pointer.startsWith(`${pointer}/`)) faults.set(named.pointer, fault(named, against));
    }
  }
  return [...faults.values()];
}

function place(periods: readonly Period[], day: number): Placed[] {
  return periods.map((period) => ({ ...period, from: day * minutesOfDay + period.start, until: day * minutesOfDay + period.end }));
}

/** Pairs (the one that reaches further, the one that starts inside it) of periods given in order of their day and start. */
function overlapping(periods: readonly Placed[]): [Placed, Placed][] {
  const pairs: [Placed, Placed][] = [];
  let longest: Placed | undefined;
  for (const period of periods) {
    if (longest && period.from < longest.until) pairs.push([longest, period]);
    if (!longest || period.until > longest.until) longest = period;
  }
  return pairs;
}

function fault(period: Period, other: Period): CalendarFault {
  const detail = `This period overlaps ${other.words}: join them, or let one end where the other starts.`;
  return { code: 'overlapping_periods', pointer: period.pointer, detail };
}
