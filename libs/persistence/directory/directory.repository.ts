// Knows the people and teams of an organisation as they are today.
import type { Actor, Language, Role } from '@relais/contracts';
import type { Database } from '../database/database';

export interface StoredUser {
  readonly id: string;
  readonly username: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: Language;
  readonly active: boolean;
  readonly memberships: readonly { readonly teamId: string; readonly role: Role }[];
}

export interface StoredTeam {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly partner: boolean;
  readonly primaryUserId: string | null;
  readonly backupUserId: string | null;
  readonly memberIds: readonly string[];
}

export interface StoredOrganisation {
  readonly id: string;
  readonly name: string;
  /** A place to practise: delays of seconds; screens and mails say so. */
  readonly practice: boolean;
  readonly language: Language;
}

export class DirectoryRepository {
  constructor(private readonly database: Database) {}

  async organisation(_organisationId: string): Promise<StoredOrganisation | null> {
    throw new Error(`being written ${this.database}`);
  }

  /** A person by user name or id, as they may act now; null when unknown or no longer active. */
  async actor(_question: {
    readonly organisationId: string;
    readonly nameOrId: string;
  }): Promise<{ readonly actor: Actor; readonly user: StoredUser } | null> {
    throw new Error('being written');
  }

  /** All people, by user name. */
  async users(_organisationId: string): Promise<readonly StoredUser[]> {
    throw new Error('being written');
  }

  /** All teams, by level and name. */
  async teams(_organisationId: string): Promise<readonly StoredTeam[]> {
    throw new Error('being written');
  }
}
