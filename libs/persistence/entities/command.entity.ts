// A command as it arrived, whole: the idempotency record of its request, and where its words wait for `record` (design.md §1.6).
import type { Actor, RecordedAdvice } from '@relais/contracts';
import { Entity } from 'typeorm';
import {
  Code,
  Document,
  Id,
  Instant,
  Key,
  OptionalDocument,
  OptionalId,
  OptionalInstant,
  OptionalWhole,
  Whole,
  WordsDocument,
} from './columns';

@Entity()
export class CommandEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() principal!: string;
  @Code() key!: string;
  @Code() requestHash!: string;
  @Code() type!: string;
  @OptionalId() escalationId!: string | null;
  @Document() actor!: Actor;
  @WordsDocument() body!: Record<string, unknown> | null;
  /** What the matrix advised on the decision that it brings, when it was accepted. */
  @OptionalDocument() advice!: RecordedAdvice | null;
  @Whole() attempt!: number;
  @OptionalWhole() outcomeStatus!: number | null;
  @WordsDocument() outcomeBody!: unknown;
  @Instant() claimedAt!: number;
  @OptionalInstant() answeredAt!: number | null;
}
