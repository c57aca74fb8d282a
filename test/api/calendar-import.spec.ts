// Lost if these fail: a closing that the preview showed is not there, one that was not understood is missing in silence, or a file's names are kept.
import { randomUUID } from 'node:crypto';
import { sqlOf } from '../persistence/sql';
import { type Caller, callerOf } from './caller';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let call: Caller;
beforeAll(async () => {
  stack = await startApiStack();
  call = callerOf({ url: stack.url, key: stack.organisation.key, as: 'operator' });
}, 120_000);
afterAll(() => stack?.stop());

const hours = [['09:00', '17:00']];
const office = { timeZone: 'Europe/Paris', week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
// The first Monday of June next year, so that it lies within the horizon whenever this runs.
const year = new Date().getUTCFullYear() + 1;
const monday = [1, 2, 3, 4, 5, 6, 7].find((day) => new Date(Date.UTC(year, 5, day)).getUTCDay() === 1)!;
const date = (day: number) => `${year}-06-${String(day).padStart(2, '0')}`;
const compact = (day: number) => date(day).replaceAll('-', '');

const file = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:closing',
  'SUMMARY:Inventaire de Paul Martin',
  `DTSTART;VALUE=DATE:${compact(monday)}`,
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:afternoon',
  `DTSTART;TZID=Romance Standard Time:${compact(monday + 1)}T150000`,
  'DURATION:PT4H',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:sunday',
  `DTSTART;VALUE=DATE:${compact(monday + 6)}`,
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n');

const calendar = async () => {
  const { body } = await call('POST /v1/calendars', { body: { name: 'Bureau', document: office } });
  return `/v1/calendars/${body.id}`;
};

it('shows what a file adds and what is there already, keeps nothing, then adds exactly that', async () => {
  const path = await calendar();
  const preview = await call(`POST ${path}/import/preview`, { body: { iCalendar: file }, idempotencyKey: null });
  expect([preview.status, preview.headers.get('etag'), preview.body.version]).toEqual([200, '"1"', 1]);
  expect(preview.body.changes).toEqual([
    {
      date: date(monday),
      kind: 'added',
      before: hours,
      after: [],
      events: [{ line: 3, uid: 'closing', summary: 'Inventaire de Paul Martin' }],
    },
    {
      date: date(monday + 1),
      kind: 'added',
      before: hours,
      after: [['09:00', '15:00']],
      events: [{ line: 8, uid: 'afternoon', summary: null }],
    },
  ]);
  expect(preview.body.already).toEqual([{ date: date(monday + 6), events: [{ line: 13, uid: 'sunday', summary: null }] }]);
  expect(preview.body.zones).toEqual([{ name: 'Romance Standard Time', timeZone: 'Europe/Paris', because: 'windows' }]);
  expect((await call(`GET ${path}`)).body).toMatchObject({ version: 1, document: office });
  const imported = await call(`POST ${path}/import`, { body: { iCalendar: file }, headers: { 'if-match': '"1"' } });
  expect([imported.status, imported.body]).toEqual([200, { ...preview.body, version: 2 }]);
  const saved = await call(`GET ${path}`);
  expect([saved.headers.get('etag'), saved.body.document]).toEqual(['"2"', preview.body.document]);
  const again = await call(`POST ${path}/import`, { body: { iCalendar: file }, headers: { 'if-match': '"2"' } });
  expect([again.body.version, again.body.changes]).toEqual([2, []]);
  const body = { calendarId: saved.body.id, from: `${date(monday)}T07:00:00Z`, amount: 'PT0H' };
  expect((await call('POST /v1/calendars/deadline', { body })).body.deadline).toBe(`${date(monday + 1)}T07:00:00.000Z`);
});

it('is refused over a version that somebody saved since the preview', async () => {
  const path = await calendar();
  await call(`PUT ${path}`, { body: { name: 'Bureau', document: office } });
  const late = await call(`POST ${path}/import`, { body: { iCalendar: file }, headers: { 'if-match': '"1"' } });
  expect(late).toMatchObject({ status: 412, body: { code: 'stale_version', version: 2 } });
});

it('is done once per key, and neither the file nor its words are kept', async () => {
  const path = await calendar();
  const idempotencyKey = randomUUID();
  const send = () => call(`POST ${path}/import`, { body: { iCalendar: file }, idempotencyKey });
  const [first, second] = [await send(), await send()];
  expect([second.status, second.body.version]).toEqual([200, first.body.version]);
  expect(second.body.changes[0].events).toEqual([{ line: 3, uid: 'closing', summary: null }]);
  const kept = await sqlOf(stack.databaseUrl, (sql) =>
    sql('select c::text as row from command c union all select c::text from calendar c'),
  );
  expect(kept.filter(({ row }) => row.includes('Paul Martin'))).toEqual([]);
});

it('is refused whole with each line that is not understood', async () => {
  const path = await calendar();
  const faulty = file
    .replace(compact(monday + 1), `${year}0631`)
    .replace('TZID=Romance Standard Time', 'TZID=Europe/Atlantis')
    .replace('VALUE=DATE:', 'VALUE=DATE:x');
  for (const place of ['import', 'import/preview']) {
    const reply = await call(`POST ${path}/${place}`, { body: { iCalendar: faulty } });
    expect([reply.status, reply.body.code]).toEqual([422, 'calendar_import_refused']);
    expect(reply.body.errors.map(({ detail }: { detail: string }) => detail.split(':')[0])).toEqual([
      'line 6, event closing',
      'line 10, event afternoon',
    ]);
  }
  expect((await call(`GET ${path}`)).body.version).toBe(1);
});

it('opens days where the events are said to be hours, and refuses what would overlap a night', async () => {
  const path = await calendar();
  const body = { iCalendar: file, events: 'open' };
  const { changes, document } = (await call(`POST ${path}/import/preview`, { body })).body;
  expect(changes.map(({ after }: { after: object }) => after)).toEqual([[['00:00', '24:00']], [['15:00', '19:00']], [['00:00', '24:00']]]);
  expect(document.exceptions).toHaveLength(3);
  const night = file.replace('T150000', 'T230000').replace('DURATION:PT4H', 'DURATION:PT12H');
  const reply = await call(`POST ${path}/import/preview`, { body: { iCalendar: night, events: 'open' } });
  expect(reply).toMatchObject({
    status: 422,
    body: { code: 'calendar_refused', errors: [{ pointer: expect.stringContaining('/document/exceptions/') }] },
  });
});

it('is for those who may change calendars', async () => {
  const path = await calendar();
  for (const as of ['agent', 'supervisor'] as const) {
    const theirs = callerOf({ url: stack.url, key: stack.organisation.key, as });
    expect((await theirs(`POST ${path}/import/preview`, { body: { iCalendar: file } })).status).toBe(403);
  }
  const foreign = callerOf({ url: stack.url, key: stack.other.key, as: 'operator' });
  expect((await foreign(`POST ${path}/import`, { body: { iCalendar: file } })).status).toBe(404);
});
