// Lets people sign in and keys be rotated, keeps what was changed of the configuration, and counts attempts across processes (ADR 14).
import type { MigrationInterface, QueryRunner } from 'typeorm';

const keys = `
  alter table api_key
    add column start text,
    add column previous_hash text,
    add column previous_until timestamptz,
    add column command_id uuid,
    add column last_used_at timestamptz,
    add constraint api_key_previous_hash unique (previous_hash);
  create index api_key_of_organisation on api_key (organisation_id, created_at);`;

const identities = `
  create table user_identity (
    organisation_id uuid not null references organisation,
    user_id uuid not null references "user",
    issuer text not null,
    subject text not null,
    primary key (issuer, subject),
    constraint user_identity_of_user unique (user_id, issuer)
  );`;

const changes = `
  create table config_change (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    at timestamptz not null,
    principal text not null,
    user_id uuid,
    what text not null,
    subject_id uuid not null,
    before jsonb,
    after jsonb
  );
  create index config_change_of_organisation on config_change (organisation_id, at desc, id);`;

// Of no organisation: what is counted here has not been recognised yet. The columns are those that rate-limiter-flexible writes.
const counts = `
  create table rate_limit (key text primary key, points integer not null, expire bigint);`;

export class SigningIn1700000000040 implements MigrationInterface {
  readonly name = 'SigningIn1700000000040';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [keys, identities, changes, counts]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rate_limit, config_change, user_identity;
      drop index api_key_of_organisation;
      alter table api_key
        drop column start, drop column previous_hash, drop column previous_until, drop column command_id, drop column last_used_at;
    `);
  }
}
