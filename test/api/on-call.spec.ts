// Lost if these fail: a team plans its duty and the case goes elsewhere, a plan with a hole is kept, or somebody plans who may not.
import ICAL from 'ical.js';
import { callerOf } from './caller';
import type { PersonName } from './organisations';
import { type ApiStack, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const id = (person: PersonName) => stack.organisation.people[person].id;
const team = (level: 1 | 2 | 3 | 4) => stack.organisation.teams[level];
const hour = 3_600_000;
const now = Math.floor(Date.now() / hour) * hour;
const iso = (hours: number) => new Date(now + hours * hour).toISOString();
const yesterday = iso(-24).slice(0, 10);

const layerOf = (people: readonly PersonName[], change: object = {}) => ({
  name: 'Jour',
  rotation: 'daily',
  startsOn: yesterday,
  handOff: '00:00',
  people: people.map((person) => ({ userId: id(person) })),
  ...change,
});
const planOf = (people: readonly PersonName[], change: object = {}) => ({ timeZone: 'UTC', layers: [layerOf(people)], ...change });
const save = (plan: object, { as = 'operator', level = 2, ifMatch }: { as?: PersonName; level?: 2 | 3; ifMatch?: string } = {}) =>
  story.as(as)(`PUT /v1/teams/${team(level)}/on-call`, { body: plan, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
const who = async (at?: string) => (await story.as('agent')(`GET /v1/on-call?team=${team(2)}${at ? `&at=${at}` : ''}`)).body;

describe('a plan over the API', () => {
  it('is saved, read as it can be saved again, and the next case goes to whoever has the shift', async () => {
    const saved = await save(planOf(['backup', 'backup'], { backup: { kind: 'person', userId: id('supervisor') } }), { ifMatch: '"0"' });
    expect([saved.status, saved.headers.get('etag'), saved.body.version]).toEqual([200, '"1"', 1]);
    const read = await story.as('agent')(`GET /v1/teams/${team(2)}/on-call`);
    expect([read.headers.get('etag'), read.body]).toEqual(['"1"', saved.body]);
    expect((await save(read.body.plan, { ifMatch: '"1"' })).body).toMatchObject({ version: 2, plan: read.body.plan });
    const escalation = await story.raise();
    await escalation.reaches('awaiting_acknowledgment');
    expect((await escalation.read()).body.recipient).toEqual({ teamId: team(2), userId: id('backup'), backupUserId: id('supervisor') });
    expect(await who()).toMatchObject({
      person: { userId: id('backup'), because: 'layer', layer: 'Jour' },
      backupUserId: id('supervisor'),
    });
  }, 60_000);

  it('is saved by one of two who read the same version; the other gets 412 with the version of today', async () => {
    const { version } = (await save(planOf(['supervisor']))).body;
    const both = await Promise.all(
      ['operator', 'admin'].map((as) => save(planOf(['backup']), { as: as as PersonName, ifMatch: `"${version}"` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(both.find(({ status }) => status === 412)!.body).toMatchObject({ code: 'stale_version', version: version + 1 });
  });

  it('is refused whole with every fault by its place, and who cannot answer is named', async () => {
    const before = (await story.as('agent')(`GET /v1/teams/${team(2)}/on-call`)).body;
    const faulty = {
      timeZone: 'Europe/Atlantis',
      layers: [{ ...layerOf(['gone']), endsOn: yesterday }],
      backup: { kind: 'person', userId: stack.other.people.agent.id },
      lastResort: [id('gone')],
    };
    const reply = await save(faulty);
    expect([reply.status, reply.body.code]).toEqual([422, 'on_call_plan_refused']);
    const places = reply.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    expect(places).toEqual(['/timeZone', '/layers/0/endsOn', '/layers/0/people/0/userId', '/backup/userId', '/lastResort/0']);
    expect(reply.body.errors[2].detail).toContain('Test gone');
    expect(JSON.stringify(reply.body)).not.toContain(stack.other.people.agent.username);
    expect((await story.as('agent')(`GET /v1/teams/${team(2)}/on-call`)).body).toEqual(before);
  });

  it('is planned by the managers of the team, operators and administrators, and by nobody else', async () => {
    for (const as of ['agent', 'supervisor', 'director'] as const)
      expect((await save(planOf(['supervisor']), { as })).body.code).toBe('not_entitled');
    expect((await save(planOf(['supervisor']), { as: 'manager' })).body.code).toBe('not_entitled');
    expect((await save(planOf(['expert']), { as: 'manager', level: 3 })).status).toBe(200);
    expect((await save(planOf(['supervisor']), { as: 'admin' })).status).toBe(200);
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    expect((await theirs(`GET /v1/teams/${team(2)}/on-call`)).status).toBe(404);
    expect((await theirs(`PUT /v1/teams/${team(2)}/on-call`, { body: { timeZone: 'UTC', layers: [] } })).status).toBe(404);
    expect((await theirs(`GET /v1/on-call?team=${team(2)}`)).status).toBe(404);
  });
});

describe('an override and a swap', () => {
  const stretch = (person: PersonName, [from, to]: [number, number]) => ({ userId: id(person), from: iso(from), to: iso(to) });
  const post = (what: string, body: object) => story.as('operator')(`POST /v1/teams/${team(2)}/on-call/${what}`, { body });

  it('puts somebody first from one instant to another', async () => {
    await save(planOf(['supervisor']));
    const reply = await post('overrides', { ...stretch('expert', [30, 40]), reason: 'Formation' });
    expect([reply.status, reply.body.reason]).toEqual([200, 'Formation']);
    const at = async (hours: number) => (await who(iso(hours))).person.userId;
    expect([await at(29), await at(30), await at(39), await at(40)]).toEqual(
      ['supervisor', 'expert', 'expert', 'supervisor'].map((one) => id(one as PersonName)),
    );
    expect((await post('overrides', stretch('gone', [50, 51]))).body).toMatchObject({
      code: 'on_call_plan_refused',
      errors: [{ pointer: '/userId' }],
    });
  });

  it('lets two people take each other’s stretch, and only what is theirs', async () => {
    await save(planOf(['supervisor', 'backup']));
    const starts = Date.parse(`${yesterday}T00:00:00Z`);
    const hours = (days: number) => (starts + days * 24 * hour - now) / hour;
    // Two days on, a day is the supervisor's again; the next is the backup's.
    const [one, other] = [stretch('supervisor', [hours(4), hours(5)]), stretch('backup', [hours(5), hours(6)])];
    expect((await post('swaps', { one, other })).status).toBe(200);
    expect((await who(iso(hours(4)))).person).toMatchObject({ userId: id('backup'), because: 'override' });
    expect((await who(iso(hours(5)))).person).toMatchObject({ userId: id('supervisor'), because: 'override' });
    expect((await who(iso(hours(6)))).person).toMatchObject({ userId: id('supervisor'), because: 'layer' });
    const again = await post('swaps', { one, other });
    expect(again.body).toMatchObject({ code: 'on_call_plan_refused', errors: [{ pointer: '/one/userId' }, { pointer: '/other/userId' }] });
  });
});

describe('an absence', () => {
  const away = (as: PersonName, body: object) => story.as(as)('POST /v1/absences', { body });

  it('gives the shift to the deputy, whose ceiling is said where it is lower, and back when it ends', async () => {
    await save(planOf(['manager']));
    const recorded = await away('manager', { userId: id('manager'), from: iso(-1), to: iso(48), deputyId: id('agent') });
    expect(recorded.status).toBe(201);
    expect(await who()).toMatchObject({
      person: { userId: id('agent'), because: 'deputy', insteadOf: id('manager'), ceilingMinor: 0 },
      passedOver: [{ userId: id('manager'), why: 'absent' }],
    });
    expect((await story.as('supervisor')('GET /v1/absences')).body.items).toEqual([recorded.body]);
    const ended = await story.as('manager')(`POST /v1/absences/${recorded.body.id}/end`, { body: {} });
    expect(ended.body.endedAt).not.toBeNull();
    expect((await who()).person.userId).toBe(id('manager'));
    expect((await story.as('supervisor')('GET /v1/absences')).body.items).toEqual([]);
  });

  it('is said by the person, a manager of their team or whoever runs the organisation', async () => {
    const body = { userId: id('expert'), from: iso(100), to: iso(101) };
    expect((await away('agent', body)).body.code).toBe('not_entitled');
    expect((await away('supervisor', { ...body, userId: id('agent') })).body.code).toBe('not_entitled');
    expect((await away('manager', body)).status).toBe(201);
    expect((await away('manager', { ...body, userId: id('supervisor') })).body.code).toBe('not_entitled');
    const mine = await away('supervisor', { ...body, userId: id('supervisor') });
    expect(mine.status).toBe(201);
    expect((await story.as('agent')(`POST /v1/absences/${mine.body.id}/end`, { body: {} })).body.code).toBe('not_entitled');
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    expect((await theirs(`POST /v1/absences/${mine.body.id}/end`, { body: {} })).status).toBe(404);
    expect((await theirs('POST /v1/absences', { body })).status).toBe(400);
  });

  it('that closes a circle of deputies is refused, with the circle named; so is a deputy who left', async () => {
    const days = { from: iso(200), to: iso(240) };
    expect((await away('agent', { userId: id('agent'), ...days, deputyId: id('backup') })).status).toBe(201);
    const circle = await away('backup', { userId: id('backup'), ...days, deputyId: id('agent') });
    expect(circle.body).toMatchObject({ code: 'absence_refused', errors: [{ pointer: '/deputyId' }] });
    expect(circle.body.errors[0].detail).toMatch(/agent → backup → agent|backup → agent → backup/);
    expect((await away('backup', { userId: id('backup'), ...days, deputyId: id('gone') })).body).toMatchObject({
      errors: [{ pointer: '/deputyId' }],
    });
  });
});

describe('a calendar', () => {
  it('covers its stretch piece by piece, as JSON and as iCalendar alike', async () => {
    await save(planOf([], { layers: [layerOf(['supervisor', 'backup'], { endsOn: iso(96).slice(0, 10) })] }));
    const window = `team=${team(2)}&from=${iso(0)}&to=${iso(200)}`;
    const { items } = (await story.as('agent')(`GET /v1/on-call/calendar?${window}`)).body;
    expect([items[0].from, items.at(-1).to]).toEqual([iso(0), iso(200)]);
    for (const [index, { from }] of items.entries()) if (index > 0) expect(from).toBe(items[index - 1].to);
    expect(items.at(-1).person).toBeNull();
    const file = await story.as('agent')(`GET /v1/on-call/calendar.ics?${window}`);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const events = new ICAL.Component(ICAL.parse(file.body)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    expect(events.map(({ startDate, endDate }) => [startDate, endDate].map((time) => time.toJSDate().toISOString()))).toEqual(
      items.map(({ from, to }: { from: string; to: string }) => [from, to].map((at) => `${at.slice(0, 19)}.000Z`)),
    );
    expect(events.map(({ summary }) => summary)).toEqual(
      expect.arrayContaining(['Test supervisor – Team 2', 'Test backup – Team 2', 'Personne d’astreinte – Team 2']),
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });

  it('is asked for 92 days at most, forwards, within ten years', async () => {
    const asked = async (from: string, to: string) =>
      (await story.as('agent')(`GET /v1/on-call/calendar?team=${team(2)}&from=${from}&to=${to}`)).status;
    expect(await asked(iso(0), iso(92 * 24))).toBe(200);
    expect(await asked(iso(0), iso(92 * 24 + 1))).toBe(400);
    expect(await asked(iso(1), iso(1))).toBe(400);
    expect(await asked('2099-01-01T00:00:00Z', '2099-01-02T00:00:00Z')).toBe(400);
  });

  it('of a plan that nobody saved is answered, and nothing is kept', async () => {
    const before = (await story.as('agent')(`GET /v1/teams/${team(2)}/on-call`)).body;
    const preview = (body: object) => story.as('manager')('POST /v1/on-call/preview', { body, idempotencyKey: null });
    const plan = planOf(['expert']);
    expect((await preview({ plan, at: iso(1) })).body).toMatchObject({ onCall: { person: { userId: id('expert') } }, periods: null });
    const absences = [{ userId: id('expert'), from: iso(2), to: iso(3), deputyId: id('agent') }];
    const { periods } = (await preview({ plan, absences, from: iso(0), to: iso(4) })).body;
    expect(periods.map(({ person }: { person: { userId: string } }) => person.userId)).toEqual([id('expert'), id('agent'), id('expert')]);
    expect((await preview({ plan: planOf(['gone']), at: iso(1) })).body).toMatchObject({
      errors: [{ pointer: '/plan/layers/0/people/0/userId' }],
    });
    expect((await preview({ plan, at: iso(1), from: iso(1), to: iso(2) })).status).toBe(400);
    expect((await story.as('agent')(`GET /v1/teams/${team(2)}/on-call`)).body).toEqual(before);
  });
});

it('the roster’s health names each gap with its hours, and is for whoever can mend it', async () => {
  const hours = { mon: [['09:00', '17:00']] };
  await save(planOf([], { layers: [layerOf(['supervisor'], { hours })] }));
  const { status, body } = await story.as('manager')('GET /v1/roster-health');
  expect(status).toBe(200);
  const of = (code: string) => body.items.filter((item: { code: string; teamId: string }) => item.code === code && item.teamId === team(2));
  expect(of('nobody_on_call')[0].periods.length).toBeGreaterThanOrEqual(2);
  expect(of('no_backup')).toHaveLength(1);
  expect((await story.as('supervisor')('GET /v1/roster-health')).body.code).toBe('not_entitled');
});
