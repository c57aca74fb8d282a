// Takes away what told that a request had been carried out before its answer was kept: both are written together now (ADR 12).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AnswersWithChanges1700000000056 implements MigrationInterface {
  readonly name = 'AnswersWithChanges1700000000056';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index policy_of_command;
      alter table policy drop column command_id;
      alter table api_key drop column command_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_key add column command_id uuid;
      alter table policy add column command_id uuid;
      create unique index policy_of_command on policy (organisation_id, command_id);
    `);
  }
}
