// Creates the tables of one whole escalation: organisation, rules, intake, case, its past, and what leaves the house (design.md §5).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TheLifeOfACase1700000000001 implements MigrationInterface {
  readonly name = 'TheLifeOfACase1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation (
        id uuid primary key,
        name text not null,
        practice boolean not null default false,
        language text not null,
        created_at timestamptz not null
      );
      create table "user" (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        username text not null,
        name text,
        email text,
        language text not null,
        active boolean not null default true,
        created_at timestamptz not null,
        constraint user_username unique (organisation_id, username)
      );
      create table team (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        name text not null,
        level integer not null,
        partner boolean not null default false,
        primary_user_id uuid references "user",
        backup_user_id uuid references "user",
        constraint team_name unique (organisation_id, name)
      );
      create table membership (
        organisation_id uuid not null references organisation,
        team_id uuid not null references team,
        user_id uuid not null references "user",
        role text not null,
        primary key (team_id, user_id, role)
      );
      create index membership_of_user on membership (organisation_id, user_id);

      create table calendar (
        organisation_id uuid not null references organisation,
        id uuid not null,
        version integer not null,
        name text not null,
        document jsonb not null,
        saved_at timestamptz not null,
        primary key (id, version)
      );
      create index calendar_of_organisation on calendar (organisation_id, id, version desc);
      create table policy (
        organisation_id uuid not null references organisation,
        version integer not null,
        document jsonb not null,
        calendar_id uuid not null,
        published_at timestamptz,
        primary key (organisation_id, version)
      );

      create table customer (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        reference text not null,
        name text,
        email text,
        language text not null,
        constraint customer_reference unique (organisation_id, reference)
      );
      create table ticket (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        reference text not null,
        customer_id uuid not null references customer,
        created_at timestamptz,
        link text,
        constraint ticket_reference unique (organisation_id, reference)
      );
      create index ticket_by_reference_start on ticket (organisation_id, lower(reference) text_pattern_ops);

      create table escalation (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        ticket_id uuid not null references ticket,
        customer_id uuid not null references customer,
        follows uuid references escalation,
        subject text,
        status text not null,
        outcome text,
        class text not null,
        category text not null,
        level integer not null,
        agent_id uuid not null,
        owner_id uuid not null,
        point_of_contact_id uuid not null,
        recipient_team_id uuid,
        recipient_user_id uuid,
        next_clock text,
        next_due_at timestamptz,
        snoozed_until timestamptz,
        raised_at timestamptz not null,
        recorded_at timestamptz not null,
        version integer not null,
        step integer not null,
        missing jsonb not null default '[]',
        machine_version integer not null,
        snapshot jsonb,
        rules jsonb not null,
        input jsonb not null
      );
      -- life.md §1: a ticket has one case that is not closed; of two raises at once, one meets this.
      create unique index escalation_open_ticket on escalation (organisation_id, ticket_id) where status <> 'closed';
      -- Keyset pages: both sorts end with the id; a case without a clock comes last.
      create index escalation_by_next_clock on escalation (organisation_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id);
      create index escalation_by_raise on escalation (organisation_id, raised_at desc, id desc);
      create index escalation_by_status on escalation (organisation_id, status, (coalesce(next_due_at, 'infinity'::timestamptz)), id);
      create index escalation_by_owner on escalation (organisation_id, owner_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id);
      create index escalation_by_team on escalation (organisation_id, recipient_team_id, (coalesce(next_due_at, 'infinity'::timestamptz)), id);
      create index escalation_by_subject_start on escalation (organisation_id, lower(subject) text_pattern_ops);
      create index escalation_overdue on escalation (next_due_at) where status <> 'closed';
      create index escalation_never_started on escalation (raised_at) where status = 'accepted';

      create table command (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        principal text not null,
        key text not null,
        request_hash text not null,
        type text not null,
        escalation_id uuid references escalation,
        actor jsonb not null,
        body jsonb,
        attempt integer not null default 0,
        outcome_status integer,
        outcome_body jsonb,
        claimed_at timestamptz not null,
        answered_at timestamptz,
        constraint command_key unique (organisation_id, principal, key)
      );
      create index command_of_escalation on command (organisation_id, escalation_id);
      create index command_unanswered on command (claimed_at) where outcome_status is null;

      create table dossier (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        version integer not null,
        content jsonb,
        written_by uuid,
        written_at timestamptz not null,
        primary key (escalation_id, version)
      );
      create table fact (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        happened_at timestamptz not null,
        text text,
        added_by uuid,
        added_at timestamptz not null
      );
      create index fact_of_escalation on fact (organisation_id, escalation_id);
      create table evidence (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        kind text not null,
        label text,
        link text,
        added_by uuid,
        added_at timestamptz not null
      );
      create index evidence_of_escalation on evidence (organisation_id, escalation_id);
      create table note (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        internal boolean not null,
        text text,
        added_by uuid,
        added_at timestamptz not null
      );
      create index note_of_escalation on note (organisation_id, escalation_id);

      create table task (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        kind text not null,
        opened_step integer not null,
        addressee text not null,
        opened_at timestamptz not null,
        closed_step integer,
        closed_at timestamptz,
        primary key (escalation_id, kind, opened_step)
      );
      create unique index task_open on task (escalation_id, kind) where closed_step is null;
      create table action (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        id text not null,
        decision_id uuid not null,
        kind text not null,
        amount_minor integer not null,
        currency text not null,
        description text,
        status text not null,
        runs integer not null,
        attempts jsonb not null default '[]',
        changed_at timestamptz not null,
        primary key (escalation_id, id)
      );
      create table decision (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        choice text not null,
        amount_minor integer not null,
        currency text not null,
        draft jsonb,
        motive text,
        customer_message text,
        next_steps text,
        "override" text,
        decided_by uuid not null,
        decided_at timestamptz not null
      );
      create index decision_of_escalation on decision (organisation_id, escalation_id);
      create table arbitration (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        opened_step integer not null,
        opened_by text not null,
        opened_at timestamptz not null,
        question text,
        policy text,
        position text,
        settled_to text,
        team_id uuid,
        user_id uuid,
        reason text,
        customer_message text,
        settled_by uuid,
        settled_at timestamptz,
        primary key (escalation_id, opened_step)
      );
      create table information_request (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        asked_from text not null,
        question text,
        asked_by uuid,
        asked_at timestamptz not null,
        answer text,
        answered_by uuid,
        answered_at timestamptz
      );
      create index information_request_of_escalation on information_request (organisation_id, escalation_id);
      create table follow_up (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        satisfied boolean not null,
        satisfaction integer,
        recommendation integer,
        gesture_used boolean,
        retained boolean,
        comment text,
        checked_by uuid,
        checked_at timestamptz not null
      );
      create index follow_up_of_escalation on follow_up (organisation_id, escalation_id);
      create table feedback (
        organisation_id uuid not null references organisation,
        escalation_id uuid primary key references escalation,
        well_done text,
        to_improve text,
        to_learn text,
        lesson text,
        given_by uuid,
        given_at timestamptz,
        rating integer,
        rating_comment text,
        rated_by uuid,
        rated_at timestamptz
      );

      create table timeline_entry (
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        step integer not null,
        sequence integer not null,
        at timestamptz not null,
        kind text not null,
        type text not null,
        clock text,
        actor jsonb not null,
        command_id uuid,
        from_status text,
        to_status text not null,
        data jsonb not null,
        text jsonb,
        digest text,
        previous_hash text,
        hash text,
        primary key (escalation_id, step, sequence)
      );

      create table message (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        escalation_id uuid not null references escalation,
        step integer not null,
        key text not null,
        kind text not null,
        addressee text not null,
        user_id uuid,
        address text,
        language text not null,
        channel text not null,
        status text not null,
        code text,
        clock text,
        attempt integer,
        action_id text,
        message_id text not null,
        subject text,
        body text,
        created_at timestamptz not null,
        taken_at timestamptz,
        sent_at timestamptz,
        constraint message_key unique (key)
      );
      create index message_of_escalation on message (organisation_id, escalation_id, step);
      create index message_not_sent on message (organisation_id, status) where status <> 'sent';
      create table delivery_attempt (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        message_id uuid not null references message,
        at timestamptz not null,
        outcome text not null,
        code text
      );
      create index delivery_attempt_of_message on delivery_attempt (organisation_id, message_id);

      create table access_log (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        at timestamptz not null,
        principal text not null,
        user_id uuid,
        escalation_id uuid not null,
        what text not null
      );
      create index access_log_of_escalation on access_log (organisation_id, escalation_id, at);
      create table api_key (
        id uuid primary key,
        organisation_id uuid not null references organisation,
        name text not null,
        hash text not null,
        scopes text[] not null,
        created_at timestamptz not null,
        revoked_at timestamptz,
        constraint api_key_hash unique (hash)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table api_key, access_log, delivery_attempt, message, timeline_entry, feedback, follow_up, information_request, arbitration, decision,
        action, task, note, evidence, fact, dossier, command, escalation, ticket, customer, policy, calendar, membership, team, "user", organisation;
    `);
  }
}
