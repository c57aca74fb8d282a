// What the recipient needs to act: the versions of the dossier, and what people added to it one by one (domain.md §5).
import type { Dossier } from '@relais/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Flag, Id, Instant, Key, OptionalId, Words, WordsDocument } from './columns';

@Entity()
export class DossierEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @WordsDocument() content!: Dossier | null;
  @OptionalId() writtenBy!: string | null;
  @Instant() writtenAt!: number;
}

@Entity()
export class FactEntity {
  /** The id of the command that brought it. */
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Instant() happenedAt!: number;
  @Words() text!: string | null;
  @OptionalId() addedBy!: string | null;
  @Instant() addedAt!: number;
}

@Entity()
export class EvidenceEntity {
  /** The id of the command that brought it. */
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Code() kind!: string;
  @Words() label!: string | null;
  @Words() link!: string | null;
  @OptionalId() addedBy!: string | null;
  @Instant() addedAt!: number;
}

@Entity()
export class NoteEntity {
  /** The id of the command that brought it. */
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Flag() internal!: boolean;
  @Words() text!: string | null;
  @OptionalId() addedBy!: string | null;
  @Instant() addedAt!: number;
}
