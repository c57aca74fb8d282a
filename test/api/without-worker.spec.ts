// Lost if these fail: what was accepted while a part of the house was away is forgotten, or a caller waits for an answer that never comes.
import { randomUUID } from 'node:crypto';
import { signAcknowledgeLink } from '@relais/messaging';
import { Client } from 'pg';
import { startApi } from '../../apps/api/start-api';
import { type Caller, callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, configurationOf, linkSecret, startApiStack } from './stack';

let stack: ApiStack;
let call: Caller;
let database: Client;

beforeAll(async () => {
  stack = await startApiStack();
  call = callerOf({ url: stack.url, key: stack.organisation.key, as: 'agent' });
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

const jobs = async (name: string) => {
  const { rows } = await database.query('select count(*)::int as jobs from graphile_worker.jobs where task_identifier = $1', [name]);
  return rows[0].jobs;
};

describe('a raise while no worker runs', () => {
  it('is answered with the accepted case, and its starter job stays', async () => {
    const reply = await call('POST /v1/escalations', { body: raiseBody() });
    expect(reply).toMatchObject({
      status: 201,
      body: { status: 'accepted', allowed: [], version: 0, agentId: stack.organisation.people.agent.id },
    });
    expect(reply.headers.get('location')).toBe(`/v1/escalations/${reply.body.id}`);
    expect(reply.headers.get('etag')).toBe('"0"');
    expect(await jobs('start_escalation')).toBeGreaterThan(0);
    expect(await call(`GET /v1/escalations/${reply.body.id}`)).toMatchObject({ status: 200, body: { id: reply.body.id } });
  }, 15_000);
});

describe('a raise while Temporal is away', () => {
  let alone: Caller;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const api = await startApi({ configuration: configurationOf({ databaseUrl: stack.databaseUrl, temporalAddress: '127.0.0.1:1' }) });
    stop = api.stop;
    alone = callerOf({ url: api.url, key: stack.organisation.key, as: 'agent' });
  });
  afterAll(() => stop?.());

  it('is accepted for good: 202, with a job that starts it later', async () => {
    const before = await jobs('start_escalation');
    const reply = await alone('POST /v1/escalations', { body: raiseBody() });
    expect(reply).toMatchObject({ status: 202, body: { status: 'accepted' } });
    expect(await jobs('start_escalation')).toBe(before + 1);
  });

  it('is one case, however often it is repeated', async () => {
    const [body, idempotencyKey] = [raiseBody(), randomUUID()];
    const first = await alone('POST /v1/escalations', { body, idempotencyKey });
    const second = await alone('POST /v1/escalations', { body, idempotencyKey });
    expect([first.status, second.status, second.body.id]).toEqual([202, 202, first.body.id]);
  });

  it('tells the second raise of a ticket to come back, and keeps it', async () => {
    const body = raiseBody();
    const { body: first } = await alone('POST /v1/escalations', { body });
    const reply = await alone('POST /v1/escalations', { body });
    expect(reply).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(reply.headers.get('retry-after')).toBe('2');
    const { rows } = await database.query(`select type from command where escalation_id = $1 order by claimed_at`, [first.id]);
    expect(rows.map(({ type }) => type)).toEqual(['raise', 'trigger_added']);
  });

  it('leaves reads working, and says of itself that it can serve', async () => {
    expect((await alone('GET /v1/escalations')).status).toBe(200);
    expect(await alone('GET /health/ready')).toMatchObject({ status: 200, body: { postgres: 'up', temporal: 'down' } });
  });

  it('answers a command with 503 and takes it for nothing else', async () => {
    const { body } = await alone('POST /v1/escalations', { body: raiseBody() });
    const reply = await alone(`POST /v1/escalations/${body.id}/add-note`, { body: { note: 'Rappeler demain' } });
    expect(reply).toMatchObject({ status: 503, body: { code: 'temporarily_unavailable' } });
    expect(await alone(`GET /v1/escalations/${body.id}`)).toMatchObject({ body: { status: 'accepted' } });
  });
});

describe('a key', () => {
  it('gives the first answer again, and is refused with another body', async () => {
    const [body, idempotencyKey] = [raiseBody(), randomUUID()];
    const first = await call('POST /v1/escalations', { body, idempotencyKey });
    const again = await call('POST /v1/escalations', { body, idempotencyKey });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await call('POST /v1/escalations', { body: raiseBody(), idempotencyKey });
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  }, 15_000);

  it('belongs to the person it was used for', async () => {
    const idempotencyKey = randomUUID();
    const body = { name: 'Bureau', document: { timeZone: 'Europe/Paris', week: { mon: [['09:00', '17:00']] } } };
    const first = await call('POST /v1/calendars', { body, idempotencyKey, for: 'operator' });
    const theirs = await callerOf({ url: stack.url, key: stack.other.key, as: 'operator' })('POST /v1/calendars', { body, idempotencyKey });
    expect([first.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(first.body.id);
  });
});

describe('the API when it is stopped', () => {
  it('answers what is under way, and takes nothing more', async () => {
    const api = await startApi({ configuration: configurationOf(stack) });
    const body = raiseBody();
    const reply = callerOf({ url: api.url, key: stack.organisation.key, as: 'agent' })('POST /v1/escalations', { body });
    const isUnderWay = () =>
      database.query('select 1 from ticket where reference = $1', [body.ticket.reference]).then(({ rows }) => rows.length > 0);
    while (!(await isUnderWay())) await new Promise((resolve) => setTimeout(resolve, 10));
    await api.stop();
    expect(await reply).toMatchObject({ status: 201, body: { status: 'accepted' } });
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow('fetch failed');
  }, 20_000);
});

describe('another organisation', () => {
  it('finds nothing of this one', async () => {
    const { body } = await call('POST /v1/escalations', { body: raiseBody() });
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'agent' });
    for (const part of ['', '/briefing', '/timeline', '/messages', '/history']) {
      expect((await theirs(`GET /v1/escalations/${body.id}${part}`)).status).toBe(404);
    }
    expect((await theirs(`POST /v1/escalations/${body.id}/add-note`, { body: { note: 'x' } })).status).toBe(404);
    expect((await theirs('GET /v1/escalations')).body.items).toEqual([]);
    expect((await theirs(`GET /v1/calendars/${stack.organisation.calendarId}`)).status).toBe(404);
    const { body: teams } = await theirs('GET /v1/teams');
    expect(teams.items.map(({ id }: { id: string }) => id)).not.toContain(stack.organisation.teams[1]);
  }, 15_000);
});

describe('the link of a mail', () => {
  const sign = (escalationId: string, expiresAt = Date.now() + 60_000) =>
    signAcknowledgeLink(
      { organisationId: stack.organisation.id, escalationId, userId: stack.organisation.people.supervisor.id, step: 3, expiresAt },
      linkSecret,
    );
  const open = (token: string) => call(`GET /acknowledge/${token}`, { key: null, for: null });

  it('shows who would take what, and changes nothing', async () => {
    const { body } = await call('POST /v1/escalations', { body: raiseBody() });
    const reply = await open(sign(body.id));
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('text/html');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.body).toContain('Facture contestée');
    expect(reply.body).toContain('Test supervisor');
    const { rows } = await database.query('select count(*)::int as commands from command where escalation_id = $1', [body.id]);
    expect(rows[0].commands).toBe(1);
  }, 15_000);

  it('is a page in both languages, and 404, when it is forged, expired or of nobody', async () => {
    for (const token of ['x', sign(randomUUID()), sign(randomUUID(), Date.now() - 1), `${sign(randomUUID()).slice(0, -2)}AA`]) {
      const reply = await open(token);
      expect(reply.status).toBe(404);
      expect(reply.body).toMatch(/pas ou plus valable.*not valid/s);
    }
  });
});
