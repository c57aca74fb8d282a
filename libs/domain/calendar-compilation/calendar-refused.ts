// A calendar document is refused whole, with every fault named, so that nothing half-understood reaches a running case.

export type CalendarFaultCode =
  | 'unknown_time_zone'
  | 'invalid_time'
  | 'invalid_date'
  | 'duplicate_exception'
  | 'overlapping_periods'
  | 'never_opens'
  | 'unknown_holiday_place'
  | 'unknown_holiday';

/** One fault: where it is (JSON pointer into the document) and what to do about it. */
export interface CalendarFault {
  readonly code: CalendarFaultCode;
  readonly pointer: string;
  readonly detail: string;
}

/** The document cannot become a calendar (`code` `calendar_refused`); `faults` names each place. design.md §6 */
export class CalendarRefusedError extends Error {
  readonly code = 'calendar_refused';

  constructor(readonly faults: readonly CalendarFault[]) {
    super(`The calendar is refused: ${faults.map(({ pointer, detail }) => `${pointer || '/'}: ${detail}`).join(' · ')}`);
    this.name = 'CalendarRefusedError';
  }
}
