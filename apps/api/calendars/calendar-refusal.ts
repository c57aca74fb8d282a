// Turns the refusals of business time into problems that name each place of the request.
import type { CompiledCalendar } from '@relais/contracts';
import { CalendarHorizonError, InvalidDurationError } from '@relais/domain/calendar';
import { CalendarRefusedError } from '@relais/domain/calendar-compilation';
import { CalendarImportRefusedError } from '@relais/domain/calendar-import';
import { ProblemError } from '../http/problem-error';
import { refusalOf } from '../http/validation';

/** Runs a calculation on a calendar document; `at` is the document's JSON pointer in the request. @throws ProblemError */
export function onCalendar<Result>(at: string, calculate: () => Result): Result {
  try {
    return calculate();
  } catch (error) {
    throw refusedCalendar(error, at);
  }
}

/** Dated exceptions alone run out, and with them the clocks of a case. @throws ProblemError calendar_refused */
export function assertOpensEveryWeek({ week }: CompiledCalendar): void {
  if (week.some((periods) => periods.length > 0)) return;
  const errors = [
    { pointer: '/document/week', detail: 'No weekday opens, so its clocks would run out: give at least one weekday a period.' },
  ];
  throw new ProblemError({ code: 'calendar_refused', detail: 'See errors for each place.', details: { errors } });
}

/** Enough to mend, too few to flood. */
const mostFaults = 100;

function refusedFile({ faults }: CalendarImportRefusedError): ProblemError {
  const errors = faults.slice(0, mostFaults).map(({ line, uid, detail }) => ({
    pointer: '/iCalendar',
    detail: `line ${line}${uid === null ? '' : `, event ${uid}`}: ${detail}`,
  }));
  return new ProblemError({ code: 'calendar_import_refused', detail: 'See errors for each line.', details: { errors } });
}

/** Of a document at `at`, as a problem; any other error as it is. */
export function refusedCalendar(error: unknown, at: string): unknown {
  if (error instanceof CalendarRefusedError) {
    const errors = error.faults.map(({ pointer, detail }) => ({ pointer: at + pointer, detail }));
    return new ProblemError({ code: 'calendar_refused', detail: 'See errors for each place.', details: { errors } });
  }
  if (error instanceof CalendarImportRefusedError) return refusedFile(error);
  if (error instanceof InvalidDurationError) return refusalOf([{ pointer: '/amount', detail: error.message }]);
  if (error instanceof CalendarHorizonError) return refusalOf([{ pointer: '/from', detail: error.message }]);
  return error;
}
