// Answers the calls on calendars; a save is remembered for its key like every change.
import { Controller } from '@nestjs/common';
import type { CalendarView } from '@relais/contracts';
import { changerOf } from '../authentication/changer';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { etag } from '../http/conditions';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { calculateDeadline, calculateElapsed, createCalendar, getCalendar, listCalendars, saveCalendar } from './calendar.endpoints';
import { CalendarsService } from './calendars.service';

@Controller()
export class CalendarsController {
  constructor(
    private readonly calendars: CalendarsService,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(listCalendars)
  async list(@Request() { principal }: Asked<typeof listCalendars>): Promise<Answer> {
    return ok({ items: await this.calendars.list(principal.organisationId) });
  }

  @Serves(getCalendar)
  async one(@Request() { principal, params }: Asked<typeof getCalendar>): Promise<Answer> {
    return answer(await this.calendars.one({ organisationId: principal.organisationId, ...params }));
  }

  @Serves(createCalendar)
  create(@Request() asked: Asked<typeof createCalendar>): Promise<Answer> {
    return this.save(asked, {});
  }

  @Serves(saveCalendar)
  replace(@Request() asked: Asked<typeof saveCalendar>): Promise<Answer> {
    return this.save(asked, asked.params);
  }

  @Serves(calculateDeadline)
  async deadline(@Request() { principal, body }: Asked<typeof calculateDeadline>): Promise<Answer> {
    return ok(await this.calendars.deadline(principal.organisationId, body));
  }

  @Serves(calculateElapsed)
  async elapsed(@Request() { principal, body }: Asked<typeof calculateElapsed>): Promise<Answer> {
    return ok(await this.calendars.elapsed(principal.organisationId, body));
  }

  private save(asked: Asked<typeof createCalendar> | Asked<typeof saveCalendar>, named: { calendarId?: string }): Promise<Answer> {
    const { body, ifMatch: expected, at } = asked;
    return this.changes.onceChecked(asked, async () => {
      this.calendars.assertUsable(body.document, at);
      return async () => {
        const calendar = await this.calendars.save({ changer: changerOf(asked), expected, ...named, ...body });
        return named.calendarId ? answer(calendar) : created(calendar);
      };
    });
  }
}

const answer = (calendar: CalendarView): Answer => ok(calendar, { etag: etag(calendar.version) });
const created = (calendar: CalendarView): Answer =>
  new Answer(201, calendar, { etag: etag(calendar.version), location: `/v1/calendars/${calendar.id}` });
