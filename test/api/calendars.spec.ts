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
