// An organisation and the people, teams and roles it consists of (domain.md §1).
import type { Language, Role } from '@relais/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Flag, Id, Instant, Key, OptionalId, Whole, Words } from './columns';

@Entity()
export class OrganisationEntity {
  @Key() id!: string;
  @Code() name!: string;
  /** A place to practise: its delays are seconds, and screens and mails say so. */
  @Flag() practice!: boolean;
  @Code() language!: Language;
  @Instant() createdAt!: number;
}

@Entity()
export class UserEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() username!: string;
  @Words() name!: string | null;
  @Words() email!: string | null;
  @Code() language!: Language;
  @Flag() active!: boolean;
  @Instant() createdAt!: number;
}

@Entity()
export class TeamEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() name!: string;
  @Whole() level!: number;
  /** Outsourced: its people see their own cases only (domain.md §1). */
  @Flag() partner!: boolean;
  @OptionalId() primaryUserId!: string | null;
  @OptionalId() backupUserId!: string | null;
  /** The hours it works; those of the organisation unless given. */
  @OptionalId() calendarId!: string | null;
}

@Entity()
export class MembershipEntity {
  @Id() organisationId!: string;
  @Key() teamId!: string;
  @Key() userId!: string;
  @PrimaryColumn({ type: 'text' }) role!: Role;
}

/** Whom a subject of the sign-in is; a person has one per issuer at most. */
@Entity()
export class UserIdentityEntity {
  @Id() organisationId!: string;
  @Id() userId!: string;
  @PrimaryColumn({ type: 'text' }) issuer!: string;
  @PrimaryColumn({ type: 'text' }) subject!: string;
}
