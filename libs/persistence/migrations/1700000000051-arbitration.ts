// Gives an arbitration its positions, options, decider, owner, deadline and the message that ends it (ADR 25).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Arbitration1700000000051 implements MigrationInterface {
  readonly name = 'Arbitration1700000000051';

  // What was written before becomes a position of no named team, and a message that never left.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table arbitration_position (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        opened_step integer not null,
        team_id uuid,
        position text,
        policy text,
        margin text,
        objective text,
        stated_by uuid,
        stated_at timestamptz not null
      );
      create index arbitration_position_of_escalation on arbitration_position (organisation_id, escalation_id);
      create table arbitration_option (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        position_id uuid not null references arbitration_position,
        number integer not null,
        label text,
        amount_minor integer not null,
        currency text not null,
        delay text,
        risk text,
        primary key (position_id, number)
      );
      create index arbitration_option_of_escalation on arbitration_option (organisation_id, escalation_id);
      create table arbitration_message (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        opened_step integer not null,
        text text,
        next_update_at timestamptz,
        status text not null,
        written_by uuid,
        written_at timestamptz not null,
        judged_by uuid,
        judged_at timestamptz,
        reason text
      );
      create index arbitration_message_of_escalation on arbitration_message (organisation_id, escalation_id);
      insert into arbitration_position (id, organisation_id, escalation_id, opened_step, position, policy, stated_at)
        select gen_random_uuid(), organisation_id, escalation_id, opened_step, position, policy, opened_at
        from arbitration where position is not null or policy is not null;
      insert into arbitration_message (id, organisation_id, escalation_id, opened_step, text, status, written_by, written_at)
        select gen_random_uuid(), organisation_id, escalation_id, opened_step, customer_message, 'superseded', settled_by, settled_at
        from arbitration where customer_message is not null and settled_at is not null;
      alter table arbitration
        drop column policy,
        drop column position,
        drop column customer_message,
        add column owner_id uuid,
        add column decider_id uuid,
        add column deadline_at timestamptz,
        add column option integer,
        add column applied_policy text,
        add column applied_margin text;
    `);
  }

  // The first position and the last message have room in the version before; the others do not.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table arbitration
        drop column owner_id,
        drop column decider_id,
        drop column deadline_at,
        drop column option,
        drop column applied_policy,
        drop column applied_margin,
        add column policy text,
        add column position text,
        add column customer_message text;
      update arbitration a set policy = p.policy, position = p.position
        from (select distinct on (escalation_id, opened_step) * from arbitration_position order by escalation_id, opened_step, stated_at) p
        where p.escalation_id = a.escalation_id and p.opened_step = a.opened_step;
      update arbitration a set customer_message = m.text
        from (select distinct on (escalation_id, opened_step) * from arbitration_message order by escalation_id, opened_step, written_at desc) m
        where m.escalation_id = a.escalation_id and m.opened_step = a.opened_step;
      drop table arbitration_message, arbitration_option, arbitration_position;
    `);
  }
}
