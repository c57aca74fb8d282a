// Lets calendars name public holidays, teams have hours of their own and customers a zone; a calendar in use cannot vanish (ADR 26).
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calendars1700000000052 implements MigrationInterface {
  readonly name = 'Calendars1700000000052';

  // An erasure may strike a name out of what a calendar is called: that alone may change.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table calendar
        add column public_holidays jsonb not null default '[]',
        add column saved_by uuid references "user";
      alter table team add column calendar_id uuid;
      alter table customer add column time_zone text;
      create function keep_calendar() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if to_jsonb(new) - 'name' = to_jsonb(old) - 'name' then
            return new;
          end if;
          raise exception 'version % of a calendar stays as it was saved', old.version using errcode = 'restrict_violation';
        end if;
        if exists (select from policy where organisation_id = old.organisation_id and calendar_id = old.id)
          or exists (select from team where organisation_id = old.organisation_id and calendar_id = old.id) then
          raise exception 'a policy or a team counts on this calendar' using errcode = 'restrict_violation';
        end if;
        return old;
      end $$;
      create trigger keep_calendar before update or delete on calendar for each row execute function keep_calendar();
    `);
  }

  // Holidays that were named become the dates they were: what is closed stays closed.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger keep_calendar on calendar;
      drop function keep_calendar();
      update calendar set document = document - 'publicHolidays'
        || jsonb_build_object('holidays', coalesce(document -> 'holidays', '[]') || public_holidays)
        where public_holidays <> '[]';
      alter table calendar drop column public_holidays, drop column saved_by;
      alter table team drop column calendar_id;
      alter table customer drop column time_zone;
    `);
  }
}
