// Keeps calendars, each version as it was saved; running cases carry their own copy.

import { randomUUID } from 'node:crypto';
import type { CalendarDocument } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { CalendarEntity } from '../entities/rules.entity';

export interface StoredCalendar {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly document: CalendarDocument;
  readonly savedAt: number;
}

export interface SaveCalendar {
  readonly organisationId: string;
  /** The calendar that gets a new version; a new calendar unless given. */
  readonly calendarId?: string;
  readonly name: string;
  /** Compiled by the caller first: a document that cannot be compiled must not be saved. */
  readonly document: CalendarDocument;
  readonly at: number;
}

export class CalendarRepository {
  constructor(private readonly database: Database) {}

  /** The newest version of each, by name. */
  async list(organisationId: string): Promise<readonly StoredCalendar[]> {
    const rows = await this.database.read((manager) =>
      manager
        .createQueryBuilder(CalendarEntity, 'calendar')
        .distinctOn(['calendar.id'])
        .where('calendar.organisation_id = :organisationId', { organisationId })
        .orderBy('calendar.id')
        .addOrderBy('calendar.version', 'DESC')
        .getMany(),
    );
    return rows.map(stored).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** The newest version; null for an unknown id. */
  find(reference: CalendarReference): Promise<StoredCalendar | null> {
    return this.database.read((manager) => newestCalendarIn(manager, reference));
  }

  /** Answers the version just saved; null when `calendarId` is not one of the organisation's. */
  save({ organisationId, calendarId, name, document, at }: SaveCalendar): Promise<StoredCalendar | null> {
    return this.database.transaction(async (manager) => {
      const id = calendarId ?? randomUUID();
      // Two people saving at once: the second gets the version after the first one's.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const before = await newestCalendarIn(manager, { organisationId, calendarId: id });
      if (calendarId !== undefined && !before) return null;
      const saved = { id, version: (before?.version ?? 0) + 1, name, document, savedAt: at };
      await manager.insert(CalendarEntity, { ...saved, organisationId });
      return saved;
    });
  }
}

interface CalendarReference {
  readonly organisationId: string;
  readonly calendarId: string;
}

/** The newest version of a calendar, inside the caller's transaction. */
export async function newestCalendarIn(
  manager: EntityManager,
  { organisationId, calendarId }: CalendarReference,
): Promise<StoredCalendar | null> {
  const row = await manager.findOne(CalendarEntity, { where: { organisationId, id: calendarId }, order: { version: 'DESC' } });
  return row && stored(row);
}

const stored = ({ id, version, name, document, savedAt }: CalendarEntity): StoredCalendar => ({ id, version, name, document, savedAt });
