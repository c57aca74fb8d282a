// Refuses a zone that no clock knows, before a customer is told a moment in it.
import type { Raise } from '@relais/contracts';
import { isTimeZone } from '@relais/domain/calendar-compilation';
import { contradiction } from '../http/problem-error';

/** @throws ProblemError invalid_command */
export function assertKnownZone({ customer: { timeZone } }: Raise): void {
  if (timeZone === undefined || isTimeZone(timeZone)) return;
  const detail = `${JSON.stringify(timeZone)} is not a known time zone: write an IANA name, as Europe/Paris, or leave it out.`;
  throw contradiction([{ pointer: '/customer/timeZone', detail }]);
}
