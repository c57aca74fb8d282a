// Makes room for the moment until which quiet hours hold a message (ADR 28).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class QuietHours1700000000054 implements MigrationInterface {
  readonly name = 'QuietHours1700000000054';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message add column held_until timestamptz');
  }

  // A held message is queued, and its job comes at the same moment.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table message drop column held_until');
  }
}
