// One erasure of a person: how far it has come, and in the end its certificate. Whom it was about stays opaque (ADR 17).
import type { ErasureReason, ErasureRemainder, LegalBasis } from '@relais/contracts';
import { Entity } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalCode, OptionalInstant, Whole, WordsDocument } from './columns';

/** What was done to one field: rows that were emptied, and rows in which a name was struck out. */
export interface ErasedField {
  readonly emptied: number;
  readonly struckOut: number;
}

@Entity()
export class ErasureEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Code() subjectKind!: 'customer' | 'user';
  @Id() subjectId!: string;
  /** Of a customer's reference, under a secret that is not in the database: the same reference is known again. */
  @OptionalCode() subjectDigest!: string | null;
  @Code() reason!: ErasureReason;
  @OptionalCode() legalBasis!: LegalBasis | null;
  @Id() erasedBy!: string;
  @Instant() begunAt!: number;
  @OptionalInstant() finishedAt!: number | null;
  /** The last case that is done. */
  @Id() cursor!: string;
  /** What the person is called, for as long as it is searched for; null once finished. */
  @WordsDocument() identity!: readonly string[] | null;
  /** By `table.column`. */
  @Document() fields!: Readonly<Record<string, ErasedField>>;
  @Document() cases!: readonly string[];
  /** Timelines of the cases concerned that did not hold, before and after. */
  @Whole() faultsBefore!: number;
  @Whole() faultsAfter!: number;
  @Document() remaining!: readonly ErasureRemainder[];
}
