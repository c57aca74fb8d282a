// Writes rows of a table; the one place where TypeORM's partial types, which cannot say a JSON document, are told what a row is.
import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

interface Rows<Entity extends ObjectLiteral> {
  readonly into: EntityTarget<Entity>;
  readonly rows: readonly Partial<Entity>[];
}

/** @throws DatabaseError 23505 when one exists already. */
export async function insertRows<Entity extends ObjectLiteral>(manager: EntityManager, { into, rows }: Rows<Entity>): Promise<void> {
  if (rows.length > 0) await manager.insert(into, rows as QueryDeepPartialEntity<Entity>[]);
}

/** Whether the row was written; false when a unique index holds its place already. */
export async function insertUnlessThere<Entity extends ObjectLiteral>(
  manager: EntityManager,
  { into, row, answering }: { into: EntityTarget<Entity>; row: Partial<Entity>; answering: string },
): Promise<boolean> {
  const insert = manager
    .createQueryBuilder()
    .insert()
    .into(into)
    .values(row as QueryDeepPartialEntity<Entity>);
  const { raw } = (await insert.orIgnore().returning(answering).execute()) as { raw: unknown[] };
  return raw.length > 0;
}

/** Changes the rows that match; answers how many did. */
export async function changeRows<Entity extends ObjectLiteral>(
  manager: EntityManager,
  { of, where, to }: { of: EntityTarget<Entity>; where: Partial<Entity>; to: Partial<Entity> },
): Promise<number> {
  const { affected } = await manager.update(of, where, to as QueryDeepPartialEntity<Entity>);
  return affected ?? 0;
}
