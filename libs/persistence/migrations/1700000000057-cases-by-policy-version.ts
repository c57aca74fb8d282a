// Makes the cases of one version of the policy quick to find: without it each frozen copy of the rules is unpacked and looked into.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CasesByPolicyVersion1700000000057 implements MigrationInterface {
  readonly name = 'CasesByPolicyVersion1700000000057';

  async up(runner: QueryRunner): Promise<void> {
    // Spelled as the list asks, which Postgres requires of an expression.
    await runner.query(`create index escalation_by_policy_version on escalation (organisation_id, ((rules ->> 'policyVersion')::integer))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index escalation_by_policy_version');
  }
}
