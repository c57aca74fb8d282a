// Chains the timeline, those lines included that exist already, and makes room for its anchors and for Temporal's histories (ADR 13).
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type SealedEntry, sealed, type TimelineFacts, type Words } from '../timeline/seal';

const columns = `
  alter table escalation add column timeline_hash text, add column timeline_length integer not null default 0;
  alter table timeline_entry
    add column position integer, add column owner_id uuid, add column point_of_contact_id uuid,
    add column text_salt text, add column text_digest text;`;

// No reference to the case: an anchor must outlive whoever deletes it.
const tables = `
  create table timeline_anchor (
    organisation_id uuid not null references organisation,
    escalation_id uuid not null,
    position integer not null,
    step integer not null,
    sequence integer not null,
    hash text not null,
    anchored_at timestamptz not null,
    primary key (escalation_id, position)
  );
  create table history_archive (
    organisation_id uuid not null references organisation,
    escalation_id uuid primary key references escalation,
    events integer not null,
    history bytea not null,
    archived_at timestamptz not null
  );`;

const strict = `
  alter table timeline_entry alter column position set not null, alter column previous_hash set not null, alter column hash set not null;`;

const linesOf = `
  select organisation_id as "organisationId", escalation_id as "escalationId", step, sequence, (extract(epoch from at) * 1000)::float8 as at,
    kind, type, clock, actor, command_id as "commandId", from_status as "fromStatus", to_status as "toStatus", owner_id as "ownerId",
    point_of_contact_id as "pointOfContactId", data, text, digest
  from timeline_entry where escalation_id = $1 order by step, sequence`;

const seal = `
  update timeline_entry set position = $4, text_salt = $5, text_digest = $6, previous_hash = $7, hash = $8
  where escalation_id = $1 and step = $2 and sequence = $3`;

// What Temporal still remembers of the cases that have closed.
const archive = `
  select graphile_worker.add_job('archive_history', json_build_object('organisationId', organisation_id, 'escalationId', id), max_attempts => 25)
  from escalation where status = 'closed'`;

export class ProvenPast1700000000030 implements MigrationInterface {
  readonly name = 'ProvenPast1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    const cases = (await runner.query('select distinct escalation_id as id from timeline_entry')) as { id: string }[];
    for (const { id } of cases) await chain(runner, id);
    await runner.query(strict);
    await runner.query(tables);
    await runner.query(archive);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table history_archive, timeline_anchor;
      alter table timeline_entry
        alter column previous_hash drop not null, alter column hash drop not null, drop column position, drop column owner_id,
        drop column point_of_contact_id, drop column text_salt, drop column text_digest;
      alter table escalation drop column timeline_hash, drop column timeline_length;
    `);
  }
}

async function chain(runner: QueryRunner, escalationId: string): Promise<void> {
  const lines = (await runner.query(linesOf, [escalationId])) as (TimelineFacts & Words)[];
  const entries: SealedEntry[] = sealed(lines, { length: 0, hash: null });
  for (const { step, sequence, position, textSalt, textDigest, previousHash, hash } of entries) {
    await runner.query(seal, [escalationId, step, sequence, position, textSalt, textDigest, previousHash, hash]);
  }
  const end = [escalationId, entries.at(-1)?.hash, entries.length];
  await runner.query('update escalation set timeline_hash = $2, timeline_length = $3 where id = $1', end);
}
