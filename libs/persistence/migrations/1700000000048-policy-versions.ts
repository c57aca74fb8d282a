// Makes room for drafts and their authors, and lets nobody change a policy that was published (ADR 22).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyVersions1700000000048 implements MigrationInterface {
  readonly name = 'PolicyVersions1700000000048';

  // An erasure may strike a name out of the reason: it alone may change.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table policy
        add column authors uuid[] not null default '{}',
        add column drafted_at timestamptz,
        add column changed_at timestamptz,
        add column revision integer not null default 1,
        add column based_on integer,
        add column rolled_back_to integer,
        add column published_by uuid references "user",
        add column reason text,
        add column command_id uuid;
      create unique index policy_of_command on policy (organisation_id, command_id);
      create function keep_published_policy() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
          return new;
        end if;
        raise exception 'version % of the policy is published and stays as it is', old.version using errcode = 'restrict_violation';
      end $$;
      create trigger keep_published before update or delete on policy
        for each row when (old.published_at is not null) execute function keep_published_policy();
    `);
  }

  // A draft would pass for nothing that the version before knows: it goes.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger keep_published on policy;
      drop function keep_published_policy();
      delete from policy where published_at is null;
      drop index policy_of_command;
      alter table policy
        drop column authors,
        drop column drafted_at,
        drop column changed_at,
        drop column revision,
        drop column based_on,
        drop column rolled_back_to,
        drop column published_by,
        drop column reason,
        drop column command_id;
    `);
  }
}
