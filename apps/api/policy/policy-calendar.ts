// Finds the calendar that a version of the policy counts on, which is never deleted.
import type { CalendarRepository, StoredCalendar, StoredPolicyVersion } from '@relais/persistence';

export interface CountedOn {
  readonly organisationId: string;
  readonly policy: Pick<StoredPolicyVersion, 'version' | 'calendarId'>;
}

/** Its newest version. */
export async function calendarOf(
  calendars: CalendarRepository,
  { organisationId, policy: { version, calendarId } }: CountedOn,
): Promise<StoredCalendar> {
  const calendar = await calendars.find({ organisationId, calendarId });
  if (!calendar) throw new Error(`version ${version} counts on the calendar ${calendarId}, which was saved before it and is gone`);
  return calendar;
}
