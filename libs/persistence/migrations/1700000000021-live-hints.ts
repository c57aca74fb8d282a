// Tells every listening process of a changed case, when and only when the transaction that changed it is kept (design.md §6, "live").
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LiveHints1700000000021 implements MigrationInterface {
  readonly name = 'LiveHints1700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function tell_case_changed() returns trigger language plpgsql
        as $$
        begin
          perform pg_notify('relais_case',
            json_build_object('organisationId', new.organisation_id, 'escalationId', new.id, 'version', new.version)::text);
          return null;
        end $$;
      create trigger tell_case_born after insert on escalation for each row execute function tell_case_changed();
      create trigger tell_case_changed after update on escalation for each row
        when (old.* is distinct from new.*) execute function tell_case_changed();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tell_case_born on escalation;
      drop trigger tell_case_changed on escalation;
      drop function tell_case_changed();
    `);
  }
}
