// Keeps calendars and calculates on them; a calendar that could not keep a clock running is refused before it is saved.
import { Injectable } from '@nestjs/common';
import type { CalendarDocument, CalendarView, CompiledCalendar, DeadlineRequest, ElapsedRequest } from '@relais/contracts';
import { deadline, deadlineBefore, elapsed, formatDuration, parseSignedDuration, skippedPeriods } from '@relais/domain/calendar';
import { compileCalendar } from '@relais/domain/calendar-compilation';
import { CalendarRepository, type SaveCalendar, type StoredCalendar } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { notFound } from '../http/problem-error';
import { assertOpensEveryWeek, onCalendar } from './calendar-refusal';

const unknownCalendar = () => notFound('No calendar of your organisation has that id.');
const present = ({ id, name, document, savedAt }: StoredCalendar): CalendarView => ({
  id,
  name,
  document: { ...document },
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
  assertUsable(document: CalendarDocument, at: number): void {
    assertOpensEveryWeek(onCalendar('/document', () => compileCalendar(document, { from: at })));
  }

  async save(calendar: SaveCalendar): Promise<CalendarView> {
    const saved = await this.calendars.save(calendar);
    if (!saved) throw unknownCalendar();
    return present(saved);
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
    if (calendar) return onCalendar('/calendar', () => compileCalendar(calendar, { from }));
    const { document } = await this.stored({ organisationId, calendarId: calendarId as string });
    return onCalendar('', () => compileCalendar(document, { from }));
  }

  private async stored(reference: { organisationId: string; calendarId: string }): Promise<StoredCalendar> {
    const stored = await this.calendars.find(reference);
    if (!stored) throw unknownCalendar();
    return stored;
  }
}
