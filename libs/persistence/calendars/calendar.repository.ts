// Keeps calendars, each version as it was saved; running cases carry their own copy.
import type { CalendarDocument } from '@relais/contracts';
import type { Database } from '../database/database';

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
  async list(_organisationId: string): Promise<readonly StoredCalendar[]> {
    throw new Error(`being written ${this.database}`);
  }

  /** The newest version; null for an unknown id. */
  async find(_reference: { readonly organisationId: string; readonly calendarId: string }): Promise<StoredCalendar | null> {
    throw new Error('being written');
  }

  /** Answers the version just saved; null when `calendarId` is not one of the organisation's. */
  async save(_calendar: SaveCalendar): Promise<StoredCalendar | null> {
    throw new Error('being written');
  }
}
