// Lost if these fail: a calendar that cases are born by vanishes or changes in silence, or an update that is taken back opens an office on a holiday.
import { CalendarChangedError, CalendarRepository } from '@relais/persistence';
import { Calendars1700000000052 } from '../../libs/persistence/migrations/1700000000052-calendars';
import { monday, startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

let world: World;
let calendars: CalendarRepository;
beforeAll(async () => {
  world = await startWorld();
  calendars = new CalendarRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const asked = (query: string, values: readonly unknown[] = []) => sqlOf(world.url, (sql) => sql(query, values));
const week = { mon: [['09:00', '17:00']] as [string, string][] };
const document = { timeZone: 'Europe/Paris', week, publicHolidays: { country: 'FR', worked: ['easter 50'] } };
const save = (more: { calendarId?: string; expected?: number } = {}) =>
  calendars.save({
    changer: { organisationId: world.organisationId, principal: 'key', userId: null, at: monday },
    name: 'Bureau',
    document,
    ...more,
  });

it('is read as it was written, and compiled with the dates of the holidays that it names', async () => {
  const saved = (await save())!;
  const found = (await calendars.find({ organisationId: world.organisationId, calendarId: saved.id }))!;
  expect(found).toEqual(saved);
  expect(found.written).toEqual(document);
  const year = new Date(monday).getUTCFullYear();
  expect(found.document.holidays).toEqual(expect.arrayContaining([`${year}-07-14`, `${year + 15}-07-14`]));
  expect(found.document).not.toHaveProperty('publicHolidays');
});

it('takes one of two saves of the same version, and each leaves its line in the trail', async () => {
  const { id: calendarId } = (await save())!;
  const both = await Promise.allSettled([save({ calendarId, expected: 1 }), save({ calendarId, expected: 1 })]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: new CalendarChangedError(2) });
  const trail = await asked(`select what, before, after from config_change where subject_id = $1 order by after ->> 'version'`, [
    calendarId,
  ]);
  expect(trail).toEqual([
    { what: 'calendar_saved', before: null, after: { version: 1 } },
    { what: 'calendar_saved', before: { version: 1 }, after: { version: 2 } },
  ]);
});

it('cannot vanish while a policy or a team counts on it, and no version changes but for a name struck out', async () => {
  const [{ calendar_id: ofPolicy }] = (await asked('select calendar_id from policy limit 1')) as [{ calendar_id: string }];
  const { id: ofTeam } = (await save())!;
  const [{ id: teamId }] = (await asked('select id from team where organisation_id = $1 limit 1', [world.organisationId])) as [
    { id: string },
  ];
  await asked('update team set calendar_id = $1 where id = $2', [ofTeam, teamId]);
  for (const id of [ofPolicy, ofTeam])
    await expect(asked('delete from calendar where id = $1', [id])).rejects.toMatchObject({ code: '23001' });
  await expect(asked(`update calendar set document = '{}' where id = $1`, [ofTeam])).rejects.toMatchObject({ code: '23001' });
  await asked(`update calendar set name = '■' where id = $1`, [ofTeam]);
  await asked('update team set calendar_id = null where id = $1', [teamId]);
  await asked('delete from calendar where id = $1', [ofTeam]);
  expect(await calendars.find({ organisationId: world.organisationId, calendarId: ofTeam })).toBeNull();
});

it('goes back and forth again: what was closed as a named holiday is closed as a date', async () => {
  const shape = () =>
    asked(`select table_name, column_name, data_type from information_schema.columns where table_name in ('calendar', 'team', 'customer')
      union all select 'trigger', tgname, pg_get_triggerdef(oid) from pg_trigger where tgrelid = 'calendar'::regclass and not tgisinternal
      order by 1, 2`);
  const turned = (direction: 'up' | 'down') =>
    world.database.transaction(({ queryRunner }) => new Calendars1700000000052()[direction](queryRunner!));
  const { id: calendarId, document: compiled } = (await save())!;
  const before = await shape();
  await turned('down');
  expect(await shape()).not.toEqual(before);
  await turned('up');
  expect(await shape()).toEqual(before);
  expect((await calendars.find({ organisationId: world.organisationId, calendarId }))!.document).toEqual(compiled);
});
