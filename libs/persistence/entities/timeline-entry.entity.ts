// One line of a case's past; only `record` writes it, and nothing changes it but an erasure of its words (design.md §5).
import type { Actor, ClockName } from '@relais/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalCode, OptionalId, Whole, Words, WordsDocument } from './columns';

@Entity()
export class TimelineEntryEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @PrimaryColumn({ type: 'integer' }) step!: number;
  /** 0 is the event that moved the case; 1 and up are the notes of the same step. */
  @PrimaryColumn({ type: 'integer' }) sequence!: number;
  @Instant() at!: number;
  @Code() kind!: 'event' | 'note';
  @Code() type!: string;
  @OptionalCode() clock!: ClockName | null;
  @Document() actor!: Actor;
  @OptionalId() commandId!: string | null;
  @OptionalCode() fromStatus!: string | null;
  @Code() toStatus!: string;
  /** In effect after the step; null on lines older than the chain. */
  @OptionalId() ownerId!: string | null;
  @OptionalId() pointOfContactId!: string | null;
  @Document() data!: Record<string, unknown>;
  @WordsDocument() text!: Record<string, unknown> | null;
  /** Erased with the text; the digest stays, so that the chain does (ADR 13). */
  @Words() textSalt!: string | null;
  @OptionalCode() textDigest!: string | null;
  /** Of the whole step, on its first entry: the same step recorded twice must be the same. */
  @OptionalCode() digest!: string | null;
  /** Its number among the lines of the case, from 1. */
  @Whole() position!: number;
  @Code() previousHash!: string;
  @Code() hash!: string;
}
