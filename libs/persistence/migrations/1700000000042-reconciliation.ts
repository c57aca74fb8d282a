// Makes room for what the reconciler finds, and for when it last looked at each case (ADR 16).
import type { MigrationInterface, QueryRunner } from 'typeorm';

// No reference to case or organisation: a workflow may run for one that this database has never heard of.
const findings = `
  create table reconciliation_finding (
    id uuid primary key default gen_random_uuid(),
    organisation_id uuid not null,
    escalation_id uuid not null,
    kind text not null,
    remedy text not null,
    detail jsonb not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    resolved_at timestamptz,
    resolution text,
    check ((resolved_at is null) = (resolution is null))
  );
  create unique index reconciliation_finding_open on reconciliation_finding (escalation_id, kind) where resolved_at is null;
  create index reconciliation_finding_by_first_seen on reconciliation_finding (organisation_id, first_seen_at desc, id desc);`;

// A table of its own: a look must not touch the case's row, whose every change is told to open screens.
const looks = `
  create table reconciliation_look (
    organisation_id uuid not null references organisation,
    escalation_id uuid primary key references escalation,
    looked_at timestamptz not null
  );`;

export class Reconciliation1700000000042 implements MigrationInterface {
  readonly name = 'Reconciliation1700000000042';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(findings);
    await runner.query(looks);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reconciliation_look, reconciliation_finding');
  }
}
