// A calendar that never opens would hold every clock of a case for ever.
import type { CalendarDocument } from '@relais/contracts';
import { CalendarRefusedError, compileCalendar } from '../calendar-compilation';
import type { PolicyFault } from './policy-fault';

const pointer = '/calendarId';

/** The faults of the calendar that the policy counts on; dated exceptions alone run out, and with them the clocks. */
export function calendarFaults({ calendar, at }: { calendar: CalendarDocument; at: number }): PolicyFault[] {
  try {
    const { week } = compileCalendar(calendar, { from: at });
    if (week.some((periods) => periods.length > 0)) return [];
    return [{ pointer, detail: 'is a calendar that opens on no weekday: give it at least one opening a week' }];
  } catch (error) {
    if (!(error instanceof CalendarRefusedError)) throw error;
    return error.faults.map((fault) => ({
      pointer,
      detail: `is a calendar that keeps no clock running: ${fault.pointer}: ${fault.detail}`,
    }));
  }
}
