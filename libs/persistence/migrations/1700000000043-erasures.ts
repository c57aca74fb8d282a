// Makes room for erasures: whom, why, how far one has come, and the certificate of what is gone (ADR 17).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Erasures1700000000043 implements MigrationInterface {
  readonly name = 'Erasures1700000000043';

  // No reference to customer or user: after a restore from an older backup the row must still stand.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table erasure (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        subject_kind text not null,
        subject_id uuid not null,
        subject_digest text,
        reason text not null,
        legal_basis text,
        erased_by uuid not null,
        begun_at timestamptz not null,
        finished_at timestamptz,
        cursor uuid not null,
        identity jsonb,
        fields jsonb not null default '{}',
        cases jsonb not null default '[]',
        faults_before integer not null default 0,
        faults_after integer not null default 0,
        remaining jsonb not null default '[]'
      );
      create index erasure_by_begin on erasure (organisation_id, begun_at desc, id desc);
      create index erasure_of_subject on erasure (organisation_id, subject_digest);
    `);
  }

  // Certificates are evidence: export them before going back.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasure');
  }
}
