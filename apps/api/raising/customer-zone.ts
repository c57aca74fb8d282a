// Refuses a zone that no clock knows, before a customer is told a moment in it.
import type { Raise } from '@relais/contracts';
import { isTimeZone } from '@relais/domain/calendar-compilation';
import { ProblemError } from '../http/problem-error';

/** @throws ProblemError invalid_command */
export function assertKnownZone({ customer: { timeZone } }: Raise): void {
  if (timeZone === undefined || isTimeZone(timeZone)) return;
  const detail = `${JSON.stringify(timeZone)} is not a known time zone: write an IANA name, as Europe/Paris, or leave it out.`;
  const errors = [{ pointer: '/customer/timeZone', detail }];
  throw new ProblemError({ code: 'invalid_command', detail: 'See errors for each place.', details: { errors } });
}
