// Imports an iCalendar file into a calendar: looked at first, then saved as a version like any other, or refused whole.
import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ImportedCalendarView, WrittenCalendar } from '@relais/contracts';
import { type ImportedCalendar, importCalendar } from '@relais/domain/calendar-import';
import type { StoredCalendar } from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import type { Asked } from '../http/asked';
import type { importCalendarFile, previewCalendarImport } from './calendar.endpoints';
import { refusedCalendar } from './calendar-refusal';
import { CalendarsService, stale } from './calendars.service';

type AskedImport = Pick<Asked<typeof previewCalendarImport>, 'principal' | 'params' | 'body' | 'at'>;

/** A calendar with a file in it, not saved. */
export interface LookedAt {
  readonly calendar: StoredCalendar;
  readonly imported: ImportedCalendar;
}

@Injectable()
export class CalendarImports {
  constructor(private readonly calendars: CalendarsService) {}

  /** @throws ProblemError not_found · calendar_import_refused · calendar_refused */
  async lookAt({ principal, params, body, at }: AskedImport): Promise<LookedAt> {
    const calendar = await this.calendars.stored({ organisationId: principal.organisationId, ...params });
    const { iCalendar: text, events } = body;
    try {
      const imported = await countedOut({ text, events, document: calendar.written, at });
      this.calendars.assertUsable(imported.document, at);
      return { calendar, imported };
    } catch (error) {
      throw refusedCalendar(error, '/document');
    }
  }

  /** Saves what was looked at, over the version it was looked at on. @throws ProblemError stale_version */
  async save(asked: Asked<typeof importCalendarFile>, { calendar, imported }: LookedAt): Promise<ImportedCalendarView> {
    const { id: calendarId, version: expected, name } = calendar;
    if (asked.ifMatch !== undefined && asked.ifMatch !== expected) throw stale(expected);
    if (imported.changes.length === 0) return present({ version: expected, imported });
    const { document } = imported;
    const { version } = await this.calendars.save({ changer: changerOf(asked), calendarId, expected, name, document });
    return present({ version, imported });
  }
}

/** Others are answered in between: a hundred rules take some seconds. */
async function countedOut(file: {
  text: string;
  events: 'closed' | 'open';
  document: WrittenCalendar;
  at: number;
}): Promise<ImportedCalendar> {
  const steps = importCalendar(file);
  let step = steps.next();
  while (!step.done) {
    await setImmediate();
    step = steps.next();
  }
  return step.value;
}

export const present = ({ version, imported }: { version: number; imported: ImportedCalendar }): ImportedCalendarView => ({
  version,
  changes: imported.changes.map((change) => ({ ...change, events: [...change.events] })),
  already: imported.already.map(({ date, events }) => ({ date, events: [...events] })),
  leftOut: [...imported.leftOut],
  zones: [...imported.zones],
  document: { ...imported.document },
});
