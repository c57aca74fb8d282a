// Counts what an erasure does, field by field, and in which cases.
import type { EntityManager } from 'typeorm';
import type { ErasedField, ErasureEntity } from '../entities/erasure.entity';

export interface Change {
  /** `table.column`, as the certificate names it. */
  readonly field: string;
  readonly how: keyof ErasedField;
  /** An update or insert that returns the case of each row it changed as `case_id`, null where it has none. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

export class Tally {
  readonly fields: Record<string, ErasedField>;
  readonly cases: Set<string>;

  constructor(before: Pick<ErasureEntity, 'fields' | 'cases'>) {
    this.fields = { ...before.fields };
    this.cases = new Set(before.cases);
  }

  async make(manager: EntityManager, { field, how, sql, values }: Change): Promise<void> {
    const [rows] = await manager.query<[{ case_id: string | null }[], number]>(sql, [...values]);
    this.add({ field, how, rows });
  }

  add({ field, how, rows }: Pick<Change, 'field' | 'how'> & { rows: readonly { readonly case_id: string | null }[] }): void {
    if (rows.length === 0) return;
    const known = this.fields[field] ?? { emptied: 0, struckOut: 0 };
    this.fields[field] = { ...known, [how]: known[how] + rows.length };
    for (const { case_id: id } of rows) if (id !== null) this.cases.add(id);
  }
}
