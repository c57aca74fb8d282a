// Makes cases findable by words: one row per case with what can be searched of it, kept by triggers in the transaction that changes the words.
import type { MigrationInterface, QueryRunner } from 'typeorm';

// Both modules come with Postgres and are trusted: the owner of the database may create them.
const modules = 'create extension if not exists unaccent; create extension if not exists btree_gin;';

const configurations = `
  create text search configuration relais_french (copy = pg_catalog.french);
  alter text search configuration relais_french alter mapping for hword, hword_part, word with unaccent, french_stem;
  create text search configuration relais_english (copy = pg_catalog.english);
  alter text search configuration relais_english alter mapping for hword, hword_part, word with unaccent, english_stem;
  create text search configuration relais_simple (copy = pg_catalog.simple);
  alter text search configuration relais_simple alter mapping for hword, hword_part, word with unaccent, simple;`;

// `from current`: a restored database runs them under another search path. They are declared immutable so that Postgres can derive index ranges
// from them; what they depend on, dictionaries and rules of accents, changes with a new version of Postgres at most.
const asking = String.raw`
  create function search_plain(words text) returns text language sql immutable parallel safe set search_path from current
    as $$ select lower(unaccent(words)) $$;
  create function search_start(words text) returns text language sql immutable parallel safe set search_path from current
    as $$ select regexp_replace(search_plain(words), '([\\%_])', '\\\1', 'g') || '%' $$;
  -- French as it is written, French and English without accents, and the words as typed; in names and references the last perhaps not to its end.
  create function search_query(words text) returns tsquery language sql immutable parallel safe set search_path from current
    as $$
      select plainto_tsquery('french', words) || plainto_tsquery('relais_french', words) || plainto_tsquery('relais_english', words)
        || regexp_replace(plainto_tsquery('relais_simple', words)::text, '''$', ''':*AD')::tsquery
    $$;`;

// 50,000 characters, twenty minutes of reading: more would overflow the megabyte of a tsvector, and a dossier that cannot be searched to its end
// must not keep a step from being recorded.
const words = `
  create function search_vector(words text) returns tsvector language sql immutable parallel safe set search_path from current
    as $$
      select to_tsvector('french', coalesce(words, '')) || to_tsvector('relais_french', coalesce(words, ''))
        || to_tsvector('relais_english', coalesce(words, ''))
    $$;
  create function search_typed(words text) returns tsvector language sql immutable parallel safe set search_path from current
    as $$ select search_vector(words) || to_tsvector('relais_simple', coalesce(words, '')) $$;
  -- Every text of a dossier but codes and addresses.
  create function search_text(dossier jsonb) returns text language sql immutable parallel safe set search_path from current
    as $$
      select string_agg(said #>> '{}', ' ')
      from (
        select field -> 'value' as said
        from jsonb_path_query(dossier, 'strict $.** ? (@.type() == "object").keyvalue()') as field
        where field ->> 'key' not in ('kind', 'link', 'answer', 'churnRisk', 'currency')
        union all
        select jsonb_path_query(dossier, 'strict $.** ? (@.type() == "array")[*]')
      ) as texts
      where jsonb_typeof(said) = 'string'
    $$;
  create function search_dossier(case_id uuid) returns text language sql stable set search_path from current
    as $$
      select left(concat_ws(' ',
        (select search_text(content) from dossier where escalation_id = case_id order by version desc limit 1),
        (select string_agg(text, ' ') from fact where escalation_id = case_id),
        (select string_agg(label, ' ') from evidence where escalation_id = case_id)), 50000)
    $$;`;

// Weights: A what names the case, B its dossier, D who the customer is (which a partner's people do not search).
// The case is locked before its words are read: of two writers, the second sees what the first wrote. The same lock as `record` takes first.
const table = `
  create table case_search (
    escalation_id uuid primary key references escalation on delete cascade,
    organisation_id uuid not null references organisation,
    ticket_reference text not null,
    customer_reference text not null,
    words tsvector not null
  );
  create function search_refresh(case_id uuid) returns void language plpgsql set search_path from current
    as $$
    begin
      perform from escalation where id = case_id for no key update;
      insert into case_search (escalation_id, organisation_id, ticket_reference, customer_reference, words)
      select e.id, e.organisation_id, search_plain(t.reference), search_plain(c.reference),
        setweight(search_typed(e.subject || ' '), 'A') || setweight(to_tsvector('relais_simple', t.reference), 'A')
          || setweight(search_vector(search_dossier(e.id)), 'B')
          || setweight(search_typed(concat_ws(' ', c.reference, c.name)), 'D')
      from escalation e join ticket t on t.id = e.ticket_id join customer c on c.id = e.customer_id
      where e.id = case_id
      on conflict (escalation_id) do update
        set ticket_reference = excluded.ticket_reference, customer_reference = excluded.customer_reference, words = excluded.words;
    end $$;`;

const triggers = `
  create function search_case_changed() returns trigger language plpgsql set search_path from current
    as $$ begin perform search_refresh(new.id); return null; end $$;
  create trigger search_case_born after insert on escalation for each row execute function search_case_changed();
  create trigger search_case_changed after update of subject, ticket_id, customer_id on escalation for each row
    when ((old.subject, old.ticket_id, old.customer_id) is distinct from (new.subject, new.ticket_id, new.customer_id))
    execute function search_case_changed();

  create function search_part_changed() returns trigger language plpgsql set search_path from current
    as $$ begin perform search_refresh(case when tg_op = 'DELETE' then old.escalation_id else new.escalation_id end); return null; end $$;
  create trigger search_dossier_changed after insert or update or delete on dossier for each row execute function search_part_changed();
  create trigger search_fact_changed after insert or update or delete on fact for each row execute function search_part_changed();
  create trigger search_evidence_changed after insert or update or delete on evidence for each row execute function search_part_changed();

  create function search_customer_changed() returns trigger language plpgsql set search_path from current
    as $$ begin perform search_refresh(id) from escalation where customer_id = new.id order by id; return null; end $$;
  create trigger search_customer_changed after update of reference, name on customer for each row
    when ((old.reference, old.name) is distinct from (new.reference, new.name)) execute function search_customer_changed();
  create function search_ticket_changed() returns trigger language plpgsql set search_path from current
    as $$ begin perform search_refresh(id) from escalation where ticket_id = new.id order by id; return null; end $$;
  create trigger search_ticket_changed after update of reference on ticket for each row
    when (old.reference is distinct from new.reference) execute function search_ticket_changed();`;

// Written down first and indexed then: a database with cases is migrated faster so.
const indexes = `
  select search_refresh(id) from escalation;
  create index escalation_of_customer on escalation (customer_id);
  create index case_search_words on case_search using gin (organisation_id, words);
  create index case_search_ticket on case_search (organisation_id, ticket_reference text_pattern_ops);
  create index case_search_customer on case_search (organisation_id, customer_reference text_pattern_ops);
  drop index escalation_by_subject_start, ticket_by_reference_start;`;

export class Search1700000000020 implements MigrationInterface {
  readonly name = 'Search1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [modules, configurations, asking, words, table, triggers, indexes]) await runner.query(statements);
  }

  // The modules stay: they were perhaps there before, or something else uses them by now.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index escalation_by_subject_start on escalation (organisation_id, lower(subject) text_pattern_ops);
      create index ticket_by_reference_start on ticket (organisation_id, lower(reference) text_pattern_ops);
      drop index escalation_of_customer;
      drop trigger search_case_born on escalation;
      drop trigger search_case_changed on escalation;
      drop trigger search_dossier_changed on dossier;
      drop trigger search_fact_changed on fact;
      drop trigger search_evidence_changed on evidence;
      drop trigger search_customer_changed on customer;
      drop trigger search_ticket_changed on ticket;
      drop function search_case_changed(), search_part_changed(), search_customer_changed(), search_ticket_changed(), search_refresh(uuid);
      drop table case_search;
      drop function search_dossier(uuid), search_text(jsonb), search_typed(text), search_vector(text), search_query(text), search_start(text), search_plain(text);
      drop text search configuration relais_french;
      drop text search configuration relais_english;
      drop text search configuration relais_simple;
    `);
  }
}
