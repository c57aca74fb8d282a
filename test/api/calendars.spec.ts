// Lost if these fail: a policy counts on a calendar that never opens, or a team plans by a deadline that is wrong.
import { randomUUID } from 'node:crypto';
import { type Caller, callerOf } from './caller';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let call: Caller;

beforeAll(async () => {
  stack = await startApiStack();
  call = callerOf({ url: stack.url, key: stack.organisation.key, as: 'operator' });
}, 120_000);
afterAll(() => stack?.stop());

const week = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
    day,
    [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
  ]),
);
const nextYear = `${new Date().getUTCFullYear() + 1}-06-01`;
const office = { timeZone: 'Europe/Paris', week, holidays: ['2026-05-01'] };

describe('calendars', () => {
  it('are saved, listed, read, and saved again under the same id', async () => {
    const created = await call('POST /v1/calendars', { body: { name: 'Bureau', document: office } });
    expect(created).toMatchObject({ status: 201, body: { name: 'Bureau', document: office } });
    const path = created.headers.get('location');
    expect(path).toBe(`/v1/calendars/${created.body.id}`);
    const changed = { ...office, holidays: ['2026-05-01', '2026-05-08'] };
    expect(await call(`PUT ${path}`, { body: { name: 'Bureau', document: changed } })).toMatchObject({
      status: 200,
      body: { document: changed },
    });
    expect((await call(`GET ${path}`)).body.document).toEqual(changed);
    const { body } = await call('GET /v1/calendars');
    expect(body.items.filter(({ name }: { name: string }) => name === 'Bureau')).toHaveLength(1);
  });

  it('are saved once per key', async () => {
    const idempotencyKey = randomUUID();
    const save = () => call('POST /v1/calendars', { body: { name: 'Une fois', document: office }, idempotencyKey });
    const [first, second] = [await save(), await save()];
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
  });

  it.each([
    ['never opens', { timeZone: 'UTC', week: {} }, '/document/week'],
    [
      'opens on single dates alone',
      { timeZone: 'UTC', week: {}, exceptions: [{ date: nextYear, periods: [['09:00', '12:00']] }] },
      '/document/week',
    ],
    ['lies in no zone', { ...office, timeZone: 'Europe/Atlantis' }, '/document/timeZone'],
    [
      'overlaps',
      {
        timeZone: 'UTC',
        week: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      '/document/week/mon/1',
    ],
  ])('are refused before anything is saved when one %s', async (...[, document, pointer]) => {
    const { body: before } = await call('GET /v1/calendars');
    const reply = await call('POST /v1/calendars', { body: { name: 'x', document } });
    expect(reply).toMatchObject({ status: 422, body: { code: 'calendar_refused', errors: [{ pointer }] } });
    expect((await call('GET /v1/calendars')).body).toEqual(before);
  });
});

describe('a version of a calendar', () => {
  const never = '00000000-0000-4000-8000-00000000dead';
  const put = (path: string, { ifMatch, document = office }: { ifMatch: string; document?: object }) =>
    call(`PUT ${path}`, { body: { name: 'Bureau', document }, headers: { 'if-match': ifMatch } });

  it('is saved by one of two who read the same one, and each save is in the trail of the configuration', async () => {
    const created = await call('POST /v1/calendars', { body: { name: 'Versions', document: office } });
    expect([created.headers.get('etag'), created.body.version]).toEqual(['"1"', 1]);
    const path = `/v1/calendars/${created.body.id}`;
    const both = await Promise.all([put(path, { ifMatch: '"1"' }), put(path, { ifMatch: '"1"' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'stale_version', version: 2 });
    expect((await call(`GET ${path}`)).headers.get('etag')).toBe('"2"');
    expect((await put(`/v1/calendars/${never}`, { ifMatch: '"1"' })).body.code).toBe('not_found');
    const trail = (await call('GET /v1/configuration-changes', { for: stack.organisation.people.admin.id })).body.items;
    const ours = trail.filter(({ subjectId }: { subjectId: string }) => subjectId === created.body.id);
    const people = stack.organisation.people;
    expect(ours).toHaveLength(2);
    expect(ours[0]).toMatchObject({ what: 'calendar_saved', userId: people.operator.id, before: { version: 1 }, after: { version: 2 } });
  });
});

describe('public holidays', () => {
  it('are listed by country, region and year with their names, and their source is named', async () => {
    const { status, body } = await call('GET /v1/calendars/holidays?country=FR&region=57&year=2026');
    expect(status).toBe(200);
    const whitMonday = { id: 'easter 50', dates: ['2026-05-25'], names: { fr: 'Lundi de Pentecôte', en: 'Whit Monday' } };
    expect(body.items).toContainEqual({ ...whitMonday, kind: 'public', closes: true });
    expect(body.items.find(({ id }: { id: string }) => id === 'easter 49')).toMatchObject({ kind: 'observance', closes: false });
    expect(body.items.some(({ dates }: { dates: string[] }) => dates.includes('2026-12-26'))).toBe(true);
    expect(body.attribution).toMatchObject({ licence: 'CC BY-SA 3.0' });
  });

  it('are known of the places that are listed, and of no other', async () => {
    const { body } = await call('GET /v1/calendars/holiday-places');
    const france = body.items.find(({ country }: { country: string }) => country === 'FR');
    expect(france.regions).toContainEqual(expect.objectContaining({ region: '57' }));
    for (const [query, pointer] of [
      ['country=ZZ&year=2026', '/query/country'],
      ['country=FR&region=99&year=2026', '/query/region'],
      ['country=FR&year=1969', '/query/year'],
    ])
      expect(await call(`GET /v1/calendars/holidays?${query}`)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  it('close a calendar that names them, but for those that are worked', async () => {
    const document = { ...office, holidays: undefined, publicHolidays: { country: 'FR', worked: ['easter 50'] } };
    const { status, body } = await call('POST /v1/calendars', { body: { name: 'France', document } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      document: { publicHolidays: document.publicHolidays },
      publicHolidaysUntil: expect.stringMatching(/-12-31$/),
    });
    const deadlines = await Promise.all(
      ['2026-05-13T16:00:00Z', '2026-05-22T16:00:00Z'].map(async (from) => {
        const by = [{ calendarId: body.id }, { calendar: document }];
        const asked = by.map((calendar) => call('POST /v1/calendars/deadline', { body: { ...calendar, from, amount: 'PT1H' } }));
        return (await Promise.all(asked)).map((reply) => reply.body.deadline);
      }),
    );
    // Ascension Thursday is closed, Whit Monday is worked.
    expect(deadlines).toEqual([Array(2).fill('2026-05-15T08:00:00.000Z'), Array(2).fill('2026-05-25T08:00:00.000Z')]);
  });

  it('that nobody knows are refused by their place, nothing saved', async () => {
    const publicHolidays = { country: 'FR', worked: ['Pentecôte'], alsoClosed: ['12-26', '05-01'] };
    const reply = await call('POST /v1/calendars', { body: { name: 'x', document: { ...office, publicHolidays } } });
    expect(reply).toMatchObject({ status: 422, body: { code: 'calendar_refused' } });
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/document/publicHolidays/worked/0',
      '/document/publicHolidays/alsoClosed/0',
      '/document/publicHolidays/alsoClosed/1',
    ]);
  });
});

describe('calculations', () => {
  it('name the deadline and what was skipped, and need no key', async () => {
    const body = { calendar: office, from: '2026-04-30T16:00:00+02:00', amount: 'PT4H' };
    expect(await call('POST /v1/calendars/deadline', { body, idempotencyKey: null })).toMatchObject({
      status: 200,
      body: { deadline: '2026-05-04T09:00:00.000Z', skipped: expect.arrayContaining([expect.objectContaining({ reason: 'holiday' })]) },
    });
  });

  it('go backwards, and count what passed, on a calendar by its id', async () => {
    const { calendarId } = stack.organisation;
    const deadline = await call('POST /v1/calendars/deadline', { body: { calendarId, from: '2026-05-04T10:00:00Z', amount: '-PT4H' } });
    expect(deadline.body).toEqual({ deadline: '2026-05-04T06:00:00.000Z', skipped: [] });
    const elapsed = await call('POST /v1/calendars/elapsed', {
      body: { calendarId, from: '2026-05-04T10:00:00Z', to: '2026-05-04T17:30:00Z' },
    });
    expect(elapsed.body).toEqual({ elapsed: 'PT7H30M' });
  });

  it.each([
    ['both a calendar and an id', { calendar: office, calendarId: randomUUID(), from: '2026-05-04T10:00:00Z', amount: 'PT1H' }, 400],
    ['neither', { from: '2026-05-04T10:00:00Z', amount: 'PT1H' }, 400],
    ['an unknown id', { calendarId: randomUUID(), from: '2026-05-04T10:00:00Z', amount: 'PT1H' }, 404],
    ['an amount in words', { calendar: office, from: '2026-05-04T10:00:00Z', amount: 'four hours' }, 400],
    ['more than ten years', { calendar: office, from: '2026-05-04T10:00:00Z', amount: 'P9999D' }, 400],
    ['opening hours beyond the calendar', { calendar: office, from: '2026-05-04T10:00:00Z', amount: 'PT80000H' }, 400],
    ['a calendar that never opens', { calendar: { timeZone: 'UTC', week: {} }, from: '2026-05-04T10:00:00Z', amount: 'PT1H' }, 422],
    [
      'an instant before the calendar of the organisation began',
      { calendar: office, from: '0001-01-01T00:00:00Z', amount: '-P3000D' },
      400,
    ],
  ])('refuse %s', async (...[, body, status]) => {
    expect((await call('POST /v1/calendars/deadline', { body })).status).toBe(status);
  });
});

describe('what else is read of an organisation', () => {
  it('is its policy, its teams and its people', async () => {
    expect(await call('GET /v1/policy')).toMatchObject({ status: 200, body: { version: 1, calendarId: stack.organisation.calendarId } });
    const teams = (await call('GET /v1/teams')).body.items;
    expect(teams.map(({ level }: { level: number }) => level)).toEqual([1, 2, 3, 4]);
    const users = (await call('GET /v1/users')).body.items;
    expect(users.find(({ username }: { username: string }) => username === 'gone')).toMatchObject({ active: false });
  });

  it('is the documentation, open to everybody', async () => {
    const anybody = { key: null, for: null };
    expect((await call('GET /openapi.json', anybody)).body.openapi).toBe('3.1.0');
    for (const [path, type] of [
      ['/docs', 'text/html'],
      ['/docs/swagger-ui.css', 'text/css'],
      ['/docs/start.js', 'javascript'],
    ]) {
      const reply = await call(`GET ${path}`, anybody);
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toContain(type);
    }
  });
});
