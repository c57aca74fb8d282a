// The column types that every table shares, so that an instant or a document is stored the same everywhere.
import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

const instantTransformer = {
  to: (value: number | null | undefined): Date | null | undefined => (typeof value === 'number' ? new Date(value) : value),
  from: (value: Date | null): number | null => value?.getTime() ?? null,
};

/** Epoch milliseconds in TypeScript, `timestamptz` in Postgres. */
export const Instant = (options: ColumnOptions = {}) => Column({ type: 'timestamptz', transformer: instantTransformer, ...options });
export const OptionalInstant = () => Instant({ nullable: true });

export const Key = () => PrimaryColumn({ type: 'uuid' });
export const Id = () => Column({ type: 'uuid' });
export const OptionalId = () => Column({ type: 'uuid', nullable: true });

/** A code, or a name that Relais gave. */
export const Code = () => Column({ type: 'text' });
export const OptionalCode = () => Column({ type: 'text', nullable: true });

/** Words a person wrote: always nullable, because erasing a person empties them (design.md §1.6). */
export const Words = () => Column({ type: 'text', nullable: true });
/** A document with words in it, nullable for the same reason. */
export const WordsDocument = () => Column({ type: 'jsonb', nullable: true });

export const Whole = () => Column({ type: 'integer' });
export const OptionalWhole = () => Column({ type: 'integer', nullable: true });
export const Flag = () => Column({ type: 'boolean' });
export const OptionalFlag = () => Column({ type: 'boolean', nullable: true });
/** Codes, ids, amounts and instants. */
export const Document = () => Column({ type: 'jsonb' });
export const OptionalDocument = () => Column({ type: 'jsonb', nullable: true });
