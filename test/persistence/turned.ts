// Takes one migration back, or applies it again, on a world that has rows, and tells what tables look like before and after.
import type { MigrationInterface } from 'typeorm';
import type { World } from './practice-world';
import { sqlOf } from './sql';

/** Whole or not at all, as when the product is updated. */
export const turned = ({ database }: World, [direction, migration]: ['up' | 'down', MigrationInterface]): Promise<void> =>
  database.transaction(({ queryRunner }) => migration[direction](queryRunner!));

/** The columns and the indexes of the tables whose names are like one of `names` (`%` stands for the rest). */
export const shapeOf = ({ url }: World, names: readonly string[]) =>
  sqlOf(url, (sql) =>
    sql(
      `select table_name as table, column_name as name, data_type as type from information_schema.columns where table_name like any ($1)
       union all select tablename, indexname, indexdef from pg_indexes where tablename like any ($1) order by 1, 2`,
      [names],
    ),
  );
