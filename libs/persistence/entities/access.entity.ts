// Who may ask, and who read what: API keys and the log of reads (domain.md §1, "Outsourcing").
import { Column, Entity } from 'typeorm';
import { Code, Id, Instant, Key, OptionalId, OptionalInstant } from './columns';

@Entity()
export class ApiKeyEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() name!: string;
  /** SHA-256 of the key, in hex; the key itself is shown once and kept nowhere. */
  @Code() hash!: string;
  @Column({ type: 'text', array: true }) scopes!: string[];
  @Instant() createdAt!: number;
  @OptionalInstant() revokedAt!: number | null;
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
