// Lost if these fail: a change is made twice or never, and whoever asked for it cannot find out which by asking again.
import { randomUUID } from 'node:crypto';
import { CommandRepository, Database } from '@relais/persistence';
import { ok } from '../../apps/api/http/answer';
import { ProblemError } from '../../apps/api/http/problem-error';
import { KeyedChanges } from '../../apps/api/idempotency/keyed-changes.service';
import { type Sql, sqlOf, untilWaiting } from '../persistence/sql';
import { type Call, type Caller, callerOf } from './caller';
import { cutOff, longAgo } from './cut-off';
import { isoIn, office, planOf, repeatable } from './keyed-requests';
import { createOrganisation, type PersonName, type TestOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let organisation: TestOrganisation;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
beforeEach(async () => {
  organisation = await createOrganisation(stack.databaseUrl);
});
afterAll(() => stack?.stop());

const as = (person: PersonName): Caller => callerOf({ url: stack.url, key: organisation.key, as: person });
const asked = <Result>(work: (sql: Sql) => Promise<Result>) => sqlOf(stack.databaseUrl, work);
const teamPath = () => `/v1/teams/${organisation.teams[2]}`;
const sending = (request: string, call: Call & { by: PersonName }) => repeatable(request, { url: stack.url, organisation, ...call });

interface Change {
  readonly request: () => string;
  readonly by: PersonName;
  readonly body: () => unknown;
  /** Where its traces are. */
  readonly table: string;
}

const changes: Readonly<Record<string, Change>> = {
  'a new calendar': {
    request: () => 'POST /v1/calendars',
    by: 'operator',
    body: () => ({ name: 'Une fois', document: office }),
    table: 'calendar',
  },
  'a saved calendar': {
    request: () => `PUT /v1/calendars/${organisation.calendarId}`,
    by: 'operator',
    body: () => ({ name: 'Une fois', document: office }),
    table: 'calendar',
  },
  'an on-call plan': {
    request: () => `PUT ${teamPath()}/on-call`,
    by: 'operator',
    body: () => planOf(organisation),
    table: 'on_call_plan',
  },
  'the hours of a team': {
    request: () => `PUT ${teamPath()}/calendar`,
    by: 'operator',
    body: () => ({ calendarId: organisation.calendarId }),
    table: 'config_change',
  },
  'an absence': {
    request: () => 'POST /v1/absences',
    by: 'supervisor',
    body: () => ({ userId: organisation.people.supervisor.id, from: isoIn(1), to: isoIn(2) }),
    table: 'absence',
  },
  'an API key': {
    request: () => 'POST /v1/api-keys',
    by: 'admin',
    body: () => ({ name: 'Une fois', scopes: ['escalations:read'] }),
    table: 'api_key',
  },
  'an erasure': {
    request: () => 'POST /v1/erasures',
    by: 'admin',
    body: () => ({ subject: { userId: organisation.people.gone.id }, reason: 'left_the_organisation' }),
    table: 'erasure',
  },
  'a draft of the policy': { request: () => 'POST /v1/policy/drafts', by: 'operator', body: () => ({}), table: 'policy' },
};

const rowsOf = async (table: string): Promise<number> =>
  asked(async (sql) => (await sql(`select count(*)::int as count from ${table} where organisation_id = $1`, [organisation.id]))[0]!.count);

describe.each(Object.entries(changes))('%s', (_, { request, by, body, table }) => {
  it('that is cut off before its answer is kept is made once when its key comes again', async () => {
    const before = await rowsOf(table);
    const send = sending(request(), { by, body: body() });
    expect((await cutOff(stack, send)).body.code).toBe('internal');
    const again = await send();
    expect([200, 201]).toContain(again.status);
    expect(await rowsOf(table)).toBe(before + 1);
  });
});

it('a draft that somebody saved after its request was cut off is not made a second time', async () => {
  const send = sending('POST /v1/policy/drafts', { by: 'operator', body: {} });
  await cutOff(stack, send);
  const { body } = await as('operator')('GET /v1/policy/versions/1');
  await as('admin')('PUT /v1/policy/drafts/2', { body: { document: body.document } });
  expect((await send()).status).toBe(201);
  expect((await as('operator')('GET /v1/policy/versions')).body.items).toHaveLength(2);
});

describe('a change that is refused', () => {
  it('is refused the same when its key comes again at once', async () => {
    const send = sending(`PUT ${teamPath()}/calendar`, { by: 'operator', body: { calendarId: randomUUID() } });
    expect([await send(), await send()]).toMatchObject([{ body: { code: 'invalid_command' } }, { body: { code: 'invalid_command' } }]);
  });

  it('is made when its key comes again and nothing speaks against it any more', async () => {
    const path = `/v1/calendars/${organisation.calendarId}`;
    const body = { name: 'Bureau', document: office };
    const send = sending(`PUT ${path}`, { by: 'operator', body, headers: { 'if-match': '"2"' } });
    expect((await send()).body.code).toBe('stale_version');
    await as('admin')(`PUT ${path}`, { body });
    expect(await send()).toMatchObject({ status: 200, body: { version: 3 } });
  });
});

it('a change that was refused long ago is made once by repeats that come together', async () => {
  const calendarId = randomUUID();
  const send = sending(`PUT ${teamPath()}/calendar`, { by: 'operator', body: { calendarId } });
  await send();
  await asked((sql) =>
    sql('insert into calendar select organisation_id, $2, version, name, document, saved_at from calendar where organisation_id = $1', [
      organisation.id,
      calendarId,
    ]),
  );
  await longAgo(stack.databaseUrl);
  await Promise.all([1, 2, 3, 4, 5].map(send));
  expect((await send()).status).toBe(200);
  expect(await rowsOf('config_change')).toBe(1);
});

describe('a change under way', () => {
  const save = () =>
    sending(`PUT /v1/calendars/${organisation.calendarId}`, { by: 'operator', body: { name: 'Bureau', document: office } });
  /** Nothing that is traced is changed meanwhile. */
  const held = <Result>(work: (sql: Sql) => Promise<Result>) =>
    asked(async (sql) => {
      await sql('begin');
      await sql('lock table config_change in share mode');
      const result = await work(sql);
      await sql('rollback');
      return result;
    });

  it('asks its repeat to come back, which is then answered the same', async () => {
    const send = save();
    const { first, repeat } = await held(async () => {
      const sent = send();
      await untilWaiting(stack.databaseUrl);
      return { first: sent, repeat: await send() };
    });
    expect([repeat.body.code, repeat.headers.get('retry-after')]).toEqual(['key_in_use', '1']);
    expect(await send()).toMatchObject({ status: 200, body: (await first).body });
    expect((await first).body.version).toBe(2);
  });

  it('is made by its repeat at once when its connection to the database is cut', async () => {
    const send = save();
    const first = await held(async (sql) => {
      const sent = send();
      await untilWaiting(stack.databaseUrl);
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
      return sent;
    });
    expect(first.body.code).toBe('temporarily_unavailable');
    expect(await send()).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('is no refusal of its repeat that looks at what it has done', async () => {
    const database = await Database.open({ url: stack.databaseUrl, applicationName: 'test-overtaken' });
    const changes = new KeyedChanges(new CommandRepository(database), Date.now);
    const { id, people } = organisation;
    const actor = { kind: 'person', userId: people.operator.id, roles: ['operator'], teamIds: [] } as const;
    const principal = { kind: 'person', organisationId: id, scopes: [], name: `person:${actor.userId}`, actor } as const;
    const request = {
      principal,
      idempotencyKey: randomUUID(),
      requestHash: 'hash',
      endpoint: { name: 'saveCalendar' },
      body: {},
      at: Date.now(),
    };
    const repeated = await changes.onceChecked(request, async () => {
      await changes.once(request, async () => ok({ version: 2 }));
      throw new ProblemError({ code: 'stale_version', detail: 'Read it again.' });
    });
    await database.close();
    expect(repeated.body).toEqual({ version: 2 });
  });
});
