// Keeps with each decision the advice it was taken under, and what later decisions are compared with (ADR 24).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Advice1700000000050 implements MigrationInterface {
  readonly name = 'Advice1700000000050';

  // Decisions taken before have no advice on record; their category and reason are those of their case.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table command add column advice jsonb;
      alter table decision
        add column advice jsonb,
        add column against_advice boolean not null default false,
        add column category text,
        add column reason text,
        add column cause text;
      update decision set category = e.category, reason = e.snapshot -> 'context' -> 'profile' ->> 'reason'
      from escalation e where e.id = decision.escalation_id;
      alter table decision alter column category set not null;
      create index decision_precedent on decision (organisation_id, category, decided_at desc, id desc) where choice <> 'escalate_further';
      create index decision_against_advice on decision (organisation_id, escalation_id) where against_advice;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index decision_precedent, decision_against_advice;
      alter table decision drop column advice, drop column against_advice, drop column category, drop column reason, drop column cause;
      alter table command drop column advice;
    `);
  }
}
