// Remembers who was mailed about the roster in which week, so that a job that runs again mails nobody twice.
import type { Database } from '../database/database';
import { changeRows, insertUnlessThere } from '../database/rows';
import { RosterMailEntity, type RosterMailStatus } from '../entities/on-call.entity';
import { OrganisationEntity } from '../entities/organisation.entity';

export interface RosterMailReference {
  readonly organisationId: string;
  /** Its Monday, `2026-03-02`. */
  readonly week: string;
  readonly userId: string;
}

export class RosterMailRepository {
  constructor(private readonly database: Database) {}

  async organisationIds(): Promise<readonly string[]> {
    const rows = await this.database.read((manager) => manager.find(OrganisationEntity, { select: { id: true }, order: { id: 'ASC' } }));
    return rows.map(({ id }) => id);
  }

  /** Whether the mail is still to be sent; one whose sender died in the middle is sent again, under the same Message-ID. */
  take(reference: RosterMailReference & { readonly at: number }): Promise<boolean> {
    const { at: changedAt, ...key } = reference;
    return this.database.transaction(async (manager) => {
      const row = { ...key, status: 'sending', code: null, changedAt } as const;
      if (await insertUnlessThere(manager, { into: RosterMailEntity, row, answering: 'status' })) return true;
      return manager.existsBy(RosterMailEntity, { ...key, status: 'sending' });
    });
  }

  async settle(
    end: RosterMailReference & { readonly at: number; readonly status: RosterMailStatus; readonly code: string | null },
  ): Promise<void> {
    const { organisationId, week, userId, at: changedAt, status, code } = end;
    const to = { status, code, changedAt };
    await this.database.read((manager) => changeRows(manager, { of: RosterMailEntity, where: { organisationId, week, userId }, to }));
  }
}
