// Makes room for the application of a policy's version to many running cases: what was asked, and what became of each case (ADR 27).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PolicyApplications1700000000053 implements MigrationInterface {
  readonly name = 'PolicyApplications1700000000053';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table policy_application (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        version integer not null,
        calendar_id uuid not null,
        calendar_version integer not null,
        reason text,
        asked_by uuid not null references "user",
        asked_at timestamptz not null,
        foreign key (organisation_id, version) references policy (organisation_id, version),
        foreign key (calendar_id, calendar_version) references calendar (id, version)
      );
      create table policy_application_case (
        application_id uuid not null references policy_application,
        escalation_id uuid not null references escalation,
        organisation_id uuid not null references organisation,
        from_version integer not null,
        status text not null,
        code text,
        settled_at timestamptz,
        primary key (application_id, escalation_id)
      );
    `);
  }

  // What was applied stays in the timelines; cases that still wait for it keep the rules they have.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table policy_application_case;
      drop table policy_application;
    `);
  }
}
