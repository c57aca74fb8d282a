// Takes one migration back, or applies it again, on a world that has rows.
import type { MigrationInterface } from 'typeorm';
import type { World } from './practice-world';

/** Whole or not at all, as when the product is updated. */
export const turned = ({ database }: World, [direction, migration]: ['up' | 'down', MigrationInterface]): Promise<void> =>
  database.transaction(({ queryRunner }) => migration[direction](queryRunner!));
