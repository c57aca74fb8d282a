// Makes room for on-call plans in all their versions, absences with their deputies, and which weekly mail of the roster's health was sent (ADR 21).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OnCall1700000000047 implements MigrationInterface {
  readonly name = 'OnCall1700000000047';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table on_call_plan (
        organisation_id uuid not null references organisation,
        team_id uuid not null references team,
        version integer not null,
        document jsonb not null,
        reason text,
        saved_at timestamptz not null,
        saved_by uuid references "user",
        primary key (team_id, version)
      );
      create table absence (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        user_id uuid not null references "user",
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        deputy_id uuid references "user",
        recorded_at timestamptz not null,
        recorded_by uuid references "user",
        ended_at timestamptz,
        check (starts_at < ends_at),
        check (deputy_id <> user_id)
      );
      create index absence_by_end on absence (organisation_id, ends_at);
      create table roster_mail (
        organisation_id uuid not null references organisation,
        week date not null,
        user_id uuid not null references "user",
        status text not null,
        code text,
        changed_at timestamptz not null,
        primary key (organisation_id, week, user_id)
      );
      create index escalation_open_by_recipient on escalation (organisation_id, recipient_user_id) where status <> 'closed';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index escalation_open_by_recipient;
      drop table roster_mail, absence, on_call_plan;
    `);
  }
}
