// Keeps calendars, each version as it was saved; running cases carry their own copy.

import { randomUUID } from 'node:crypto';
import type { CalendarDocument, WrittenCalendar } from '@relais/contracts';
import { observedDates, withDates } from '@relais/domain/calendar-compilation';
import type { EntityManager } from 'typeorm';
import { type Changer, recordConfigChange } from '../access/config-change.repository';
import type { Database } from '../database/database';
import { insertRows } from '../database/rows';
import { CalendarEntity } from '../entities/rules.entity';

export interface StoredCalendar {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** As people wrote it. */
  readonly written: WrittenCalendar;
  /** As it is compiled: the public holidays that it names are dates. */
  readonly document: CalendarDocument;
  readonly savedAt: number;
}

export interface SaveCalendar {
  readonly changer: Changer;
  /** The calendar that gets a new version; a new calendar unless given. */
  readonly calendarId?: string;
  /** The version that was read; any unless given. */
  readonly expected?: number;
  readonly name: string;
  /** Compiled by the caller first: a document that cannot be compiled must not be saved. */
  readonly document: WrittenCalendar;
}

/** Somebody saved another version since (`code` `calendar_changed`). */
export class CalendarChangedError extends Error {
  readonly code = 'calendar_changed';

  constructor(readonly version: number) {
    super(`The calendar is at version ${version} by now: read it again, then save.`);
    this.name = 'CalendarChangedError';
  }
}

export class CalendarRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each, by name. */
  async list(organisationId: string): Promise<readonly StoredCalendar[]> {
    const calendars = await this.database.read((manager) => newestCalendarsIn(manager, organisationId));
    return calendars.sort((one, other) => one.name.localeCompare(other.name));
  }

  /** The newest version; null for an unknown id. */
  find(reference: CalendarReference): Promise<StoredCalendar | null> {
    return this.database.read((manager) => newestCalendarIn(manager, reference));
  }

  /** Answers the version just saved; null when `calendarId` is not one of the organisation's. @throws CalendarChangedError */
  save({ changer, calendarId, expected, name, document }: SaveCalendar): Promise<StoredCalendar | null> {
    const { organisationId, at, userId: savedBy } = changer;
    const publicHolidays = observedDates(document, { at });
    return this.database.transaction(async (manager) => {
      const id = calendarId ?? randomUUID();
      // Two people saving at once: the second gets the version after the first one's.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const before = await newestCalendarIn(manager, { organisationId, calendarId: id });
      if (calendarId !== undefined && !before) return null;
      const version = before?.version ?? 0;
      if (expected !== undefined && expected !== version) throw new CalendarChangedError(version);
      const saved = { organisationId, id, version: version + 1, name, document, publicHolidays, savedAt: at, savedBy };
      await insertRows(manager, { into: CalendarEntity, rows: [saved] });
      await recordVersion(manager, { changer, saved });
      return stored(saved);
    });
  }
}

/** The versions themselves stay where they are. */
const recordVersion = (manager: EntityManager, { changer, saved }: { changer: Changer; saved: CalendarEntity }): Promise<void> =>
  recordConfigChange(manager, {
    changer,
    what: 'calendar_saved',
    subjectId: saved.id,
    before: saved.version === 1 ? null : { version: saved.version - 1 },
    after: { version: saved.version },
  });

export interface CalendarReference {
  readonly organisationId: string;
  readonly calendarId: string;
}

/** The newest version of each calendar, inside the caller's transaction. */
export async function newestCalendarsIn(manager: EntityManager, organisationId: string): Promise<StoredCalendar[]> {
  const rows = await manager
    .createQueryBuilder(CalendarEntity, 'calendar')
    .distinctOn(['calendar.id'])
    .where('calendar.organisation_id = :organisationId', { organisationId })
    .orderBy('calendar.id')
    .addOrderBy('calendar.version', 'DESC')
    .getMany();
  return rows.map(stored);
}

/** The newest version of a calendar, inside the caller's transaction. */
export async function newestCalendarIn(
  manager: EntityManager,
  { organisationId, calendarId }: CalendarReference,
): Promise<StoredCalendar | null> {
  const row = await manager.findOne(CalendarEntity, { where: { organisationId, id: calendarId }, order: { version: 'DESC' } });
  return row && stored(row);
}

/** One version of a calendar that there is, inside the caller's transaction. */
export const calendarVersionIn = async (
  manager: EntityManager,
  { organisationId, calendarId: id, version }: CalendarReference & { readonly version: number },
): Promise<StoredCalendar> => stored(await manager.findOneByOrFail(CalendarEntity, { organisationId, id, version }));

const stored = ({ id, version, name, document: written, publicHolidays, savedAt }: CalendarEntity): StoredCalendar => ({
  id,
  version,
  name,
  written,
  document: withDates(written, publicHolidays),
  savedAt,
});
