// Who may ask, who changed that, and who read what (domain.md §1, "Outsourcing").
import type { ConfigChangeKind, Scope } from '@relais/contracts';
import { Column, Entity } from 'typeorm';
import { Code, Id, Instant, Key, OptionalCode, OptionalDocument, OptionalId, OptionalInstant } from './columns';

@Entity()
export class ApiKeyEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() name!: string;
  /** SHA-256 of the key, in hex; the key itself is shown once and kept nowhere. */
  @Code() hash!: string;
  @Column({ type: 'text', array: true }) scopes!: Scope[];
  @Instant() createdAt!: number;
  @OptionalInstant() revokedAt!: number | null;
  /** The first characters, to recognise the key by; null for keys older than that. */
  @OptionalCode() start!: string | null;
  /** The key that this one took the place of, taken until `previousUntil`. */
  @OptionalCode() previousHash!: string | null;
  @OptionalInstant() previousUntil!: number | null;
  /** To the minute. */
  @OptionalInstant() lastUsedAt!: number | null;
}

@Entity()
export class AccessLogEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Instant() at!: number;
  @Code() principal!: string;
  @OptionalId() userId!: string | null;
  @Id() escalationId!: string;
  /** The part that was read: `case`, `briefing`, `timeline`… */
  @Code() what!: string;
}

@Entity()
export class ConfigChangeEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Instant() at!: number;
  @Code() principal!: string;
  @OptionalId() userId!: string | null;
  @Code() what!: ConfigChangeKind;
  /** The key or the person that was changed. */
  @Id() subjectId!: string;
  @OptionalDocument() before!: object | null;
  @OptionalDocument() after!: object | null;
}
