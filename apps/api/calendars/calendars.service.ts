// Keeps calendars and calculates on them; a calendar that could not keep a clock running is refused before it is saved.
import { Injectable } from '@nestjs/common';
import type { CalendarView, CompiledCalendar, DeadlineRequest, ElapsedRequest, WrittenCalendar } from '@relais/contracts';
import { deadline, deadlineBefore, elapsed, formatDuration, parseSignedDuration, skippedPeriods } from '@relais/domain/calendar';
import { compileCalendar, lastHolidayYear, savedCalendar } from '@relais/domain/calendar-compilation';
import { CalendarChangedError, CalendarRepository, type SaveCalendar, type StoredCalendar } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { notFound, ProblemError } from '../http/problem-error';
import { assertOpensEveryWeek, onCalendar } from './calendar-refusal';

const unknownCalendar = () => notFound('No calendar of your organisation has that id.');
export const stale = (version: number): ProblemError =>
  new ProblemError({ code: 'stale_version', detail: 'Read the calendar again, then change it.', details: { version } });
const present = ({ id, version, name, written, savedAt }: StoredCalendar): CalendarView => ({
  id,
  version,
  name,
  document: { ...written },
  publicHolidaysUntil: written.publicHolidays ? `${lastHolidayYear(savedAt)}-12-31` : null,
  savedAt: iso(savedAt),
});

@Injectable()
export class CalendarsService {
  constructor(private readonly calendars: CalendarRepository) {}

  async list(organisationId: string): Promise<CalendarView[]> {
    return (await this.calendars.list(organisationId)).map(present);
  }

  async one(reference: { organisationId: string; calendarId: string }): Promise<CalendarView> {
    return present(await this.stored(reference));
  }

  /** Refused before anything is written. */
  assertUsable(document: WrittenCalendar, at: number): void {
    assertOpensEveryWeek(onCalendar('/document', () => compileCalendar(savedCalendar(document, { at }), { from: at })));
  }

  /** @throws ProblemError not_found · stale_version */
  async save(calendar: SaveCalendar): Promise<CalendarView> {
    try {
      const saved = await this.calendars.save(calendar);
      if (!saved) throw unknownCalendar();
      return present(saved);
    } catch (error) {
      throw error instanceof CalendarChangedError ? stale(error.version) : error;
    }
  }

  async deadline(organisationId: string, request: DeadlineRequest) {
    const calendar = await this.compiled(organisationId, request);
    return onCalendar('', () => {
      const { duration, backwards } = parseSignedDuration(request.amount);
      const found = (backwards ? deadlineBefore : deadline)(calendar, { from: request.from, duration });
      const skipped = skippedPeriods(calendar, { from: request.from, to: found });
      return { deadline: iso(found), skipped: skipped.map(({ from, to, reason }) => ({ from: iso(from), to: iso(to), reason })) };
    });
  }

  async elapsed(organisationId: string, request: ElapsedRequest) {
    const calendar = await this.compiled(organisationId, request);
    return onCalendar('', () => ({ elapsed: formatDuration(elapsed(calendar, request)) }));
  }

  private async compiled(
    organisationId: string,
    { calendarId, calendar, from }: DeadlineRequest | ElapsedRequest,
  ): Promise<CompiledCalendar> {
    if (calendar) return onCalendar('/calendar', () => compileCalendar(savedCalendar(calendar, { at: from }), { from }));
    const { document } = await this.stored({ organisationId, calendarId: calendarId as string });
    return onCalendar('', () => compileCalendar(document, { from }));
  }

  /** @throws ProblemError not_found */
  async stored(reference: { organisationId: string; calendarId: string }): Promise<StoredCalendar> {
    const stored = await this.calendars.find(reference);
    if (!stored) throw unknownCalendar();
    return stored;
  }
}
