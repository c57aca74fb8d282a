// Writes an on-call calendar as iCalendar (RFC 5545), for the calendars that people have already.
import type { Language, OnCallPeriodView } from '@relais/contracts';
import type { StoredUser } from '@relais/persistence';
import ical from 'ical-generator';

interface Export {
  readonly team: { readonly id: string; readonly name: string };
  readonly users: readonly StoredUser[];
  readonly language: Language;
  /** Epoch milliseconds: when it was asked for. */
  readonly at: number;
}

const words = {
  fr: { title: 'Astreinte', nobody: 'Personne d’astreinte' },
  en: { title: 'On call', nobody: 'Nobody on call' },
} as const;

/** One event for each piece; the same piece has the same UID in every export. */
export function iCalendarOf(periods: readonly OnCallPeriodView[], { team, users, language, at }: Export): string {
  const { title, nobody } = words[language];
  const nameOf = (userId: string): string => users.find(({ id }) => id === userId)?.name ?? nobody;
  const calendar = ical({ name: `${title} – ${team.name}`, prodId: '//Relais//On call//EN' });
  for (const { from, to, person } of periods) {
    const who = person ? nameOf(person.userId) : nobody;
    calendar.createEvent({
      id: `${team.id}-${Date.parse(from)}@relais`,
      start: new Date(from),
      end: new Date(to),
      stamp: new Date(at),
      summary: `${who} – ${team.name}`,
    });
  }
  return calendar.toString();
}
