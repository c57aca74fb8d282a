// Lost if these fail: a rule counts that nobody decided or checked, two people overwrite each other's rules, or nobody can tell what a case was born under.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Caller, callerOf, type Reply } from './caller';
import { createOrganisation, type PersonName, type TestOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let database: Client;

beforeAll(async () => {
  stack = await startApiStack();
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 180_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

/** An organisation of its own, so that no test lives by the rules of another. */
class Rules {
  private constructor(readonly organisation: TestOrganisation) {}

  static async ofNewOrganisation(): Promise<Rules> {
    return new Rules(await createOrganisation(stack.databaseUrl));
  }

  as(person: PersonName): Caller {
    return callerOf({ url: stack.url, key: this.organisation.key, as: person });
  }

  /** A draft by the operator: the published rules with `change`. */
  async draft(change: object = {}): Promise<Reply['body']> {
    const { document } = (await this.as('operator')('GET /v1/policy')).body;
    const reply = await this.as('operator')('POST /v1/policy/drafts', { body: { document: { ...document, ...change } } });
    expect([reply.status, reply.body.status, reply.headers.get('etag')]).toEqual([201, 'draft', '"1"']);
    return reply.body;
  }

  publish(version: number, { by = 'operator', ifMatch, ...body }: { by?: PersonName; ifMatch?: number; revision?: number } = {}) {
    const headers = ifMatch === undefined ? undefined : { 'if-match': `"${ifMatch}"` };
    return this.as(by)(`POST /v1/policy/drafts/${version}/publish`, { headers, body: { reason: 'Shorter waits before summer', ...body } });
  }

  async published(): Promise<Reply['body']> {
    return (await this.as('operator')('GET /v1/policy')).body;
  }
}

// A publication walks some hundreds of lives.
jest.setTimeout(30_000);

let rules: Rules;
beforeEach(async () => {
  rules = await Rules.ofNewOrganisation();
});

describe('a draft', () => {
  it('counts for nobody until it is published, then for every new case, with author, reason and instant', async () => {
    const draft = await rules.draft({ check: 'P2D' });
    expect(await rules.published()).toMatchObject({ version: 1, document: { check: 'P3D' } });
    const published = await rules.publish(draft.version, { by: 'admin', ifMatch: 1 });
    const { people } = rules.organisation;
    expect(published).toMatchObject({
      status: 200,
      body: {
        ...{ version: 2, status: 'published', basedOn: 1, authors: [people.operator.id], publishedBy: people.admin.id },
        reason: 'Shorter waits before summer',
      },
    });
    expect(Date.parse(published.body.publishedAt)).toBeGreaterThan(Date.now() - 60_000);
    expect(await rules.published()).toMatchObject({ version: 2, document: { check: 'P2D' } });
  });

  it('copies an older version, and is replaced whole by whoever read its newest save', async () => {
    const { body } = await rules.as('operator')('POST /v1/policy/drafts', { body: { from: 1 } });
    const save = (ifMatch: string) =>
      rules.as('admin')(`PUT /v1/policy/drafts/${body.version}`, {
        headers: { 'if-match': ifMatch },
        body: { document: { ...body.document, reminders: 3 } },
      });
    const saved = await save('"1"');
    expect([saved.status, saved.headers.get('etag'), saved.body.document.reminders]).toEqual([200, '"2"', 3]);
    expect(saved.body.authors).toEqual([rules.organisation.people.operator.id, rules.organisation.people.admin.id]);
    expect(await save('"1"')).toMatchObject({ status: 412, body: { code: 'stale_version', version: 2 } });
    expect(await rules.publish(body.version, { revision: 1 })).toMatchObject({ status: 412, body: { version: 2 } });
  });

  it('is made once for its key', async () => {
    const call = { body: { from: 1 }, idempotencyKey: randomUUID() };
    const operator = rules.as('operator');
    const [first, again] = [await operator('POST /v1/policy/drafts', call), await operator('POST /v1/policy/drafts', call)];
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect((await operator('GET /v1/policy/versions')).body.items).toHaveLength(2);
  });

  it('is refused whole when it is malformed, each place named, and nothing is kept', async () => {
    const { document } = await rules.published();
    const broken = { ...document, check: 'three days', levels: [], ceilings: { ...document.ceilings, agent: -1 }, mood: 'good' };
    const reply = await rules.as('operator')('POST /v1/policy/drafts', { body: { document: broken } });
    expect([reply.status, reply.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      400,
      ['/document/ceilings/agent', '/document/check', '/document/levels', '/document/mood'],
    ]);
    const elsewhere = { from: 1, calendarId: randomUUID() };
    expect(await rules.as('operator')('POST /v1/policy/drafts', { body: elsewhere })).toMatchObject({
      status: 422,
      body: { code: 'invalid_command', errors: [{ pointer: '/calendarId' }] },
    });
    expect((await rules.as('operator')('GET /v1/policy/versions')).body.items).toHaveLength(1);
  });
});

describe('a check', () => {
  it('says where cases could not live, and such a draft is not published', async () => {
    const draft = await rules.draft({ levels: [2, 4, 3], feedback: 'PT0S' });
    const pointers = ({ body: { faults } }: Reply) => faults.map(({ pointer }: { pointer: string }) => pointer);
    const check = await rules.as('operator')(`POST /v1/policy/drafts/${draft.version}/check`, { idempotencyKey: null });
    expect([check.status, check.body.publishable, pointers(check)]).toEqual([200, false, ['/feedback', '/levels/2']]);
    const refused = await rules.publish(draft.version);
    expect(refused).toMatchObject({ status: 422, body: { code: 'policy_refused' } });
    expect(refused.body.errors).toEqual(check.body.faults);
    expect((await rules.published()).version).toBe(1);
  });

  it('walks whole lives under rules that are fit', async () => {
    const { version } = await rules.draft();
    const { body } = await rules.as('manager')(`POST /v1/policy/drafts/${version}/check`, { idempotencyKey: null });
    expect([body.publishable, body.faults]).toEqual([true, []]);
    expect(body.lives).toBeGreaterThan(200);
  });
});

describe('two who publish at once', () => {
  it.each([
    ['each naming the version that was published', 1],
    ['each by what their draft is based on', undefined],
  ])('%s: one wins, the other is told', async (_, ifMatch) => {
    const drafts = [await rules.draft({ check: 'P1D' }), await rules.draft({ check: 'P2D' })];
    const replies = await Promise.all(drafts.map(({ version }) => rules.publish(version, { ifMatch })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [won] = replies.filter(({ status }) => status === 200);
    const [lost] = replies.filter(({ status }) => status === 412);
    expect(lost?.body).toMatchObject({ code: 'stale_version', version: won?.body.version });
    expect(await rules.published()).toMatchObject({ version: won?.body.version, document: { check: won?.body.document.check } });
  });

  it('a draft that was overtaken takes the next number, so that the newest number is what counts', async () => {
    const [early, late] = [await rules.draft({ check: 'P1D' }), await rules.draft({ check: 'P2D' })];
    expect((await rules.publish(late.version)).body.version).toBe(3);
    expect((await rules.publish(early.version, { ifMatch: 3 })).body.version).toBe(4);
    expect(await rules.published()).toMatchObject({ version: 4, document: { check: 'P1D' } });
  });
});

describe('a published version', () => {
  it('never changes: not by the API, not in the database', async () => {
    const { document } = await rules.published();
    const body = { document };
    for (const request of ['PUT /v1/policy/drafts/1', 'POST /v1/policy/drafts/1/publish', 'POST /v1/policy/drafts/1/check']) {
      const reply = await rules.as('operator')(request, { body: request.startsWith('PUT') ? body : { reason: 'again' } });
      expect([request, reply.status]).toEqual([request, 409]);
    }
    const where = 'where organisation_id = $1 and version = 1';
    for (const change of [`update policy set document = '{}'`, 'update policy set published_at = now()', 'delete from policy']) {
      await expect(database.query(`${change} ${where}`, [rules.organisation.id])).rejects.toMatchObject({ code: '23001' });
    }
    expect((await rules.published()).document).toEqual(document);
  });

  it('is brought back as a new version, and both are compared place by place', async () => {
    await rules.publish((await rules.draft({ check: 'P2D', levels: [2, 3] })).version);
    const operator = rules.as('operator');
    const { body } = await operator('GET /v1/policy/versions/1/diff/2');
    expect(body).toEqual({
      ...{ from: 1, to: 2 },
      changes: expect.arrayContaining([
        { pointer: '/check', from: 'P3D', to: 'P2D' },
        { pointer: '/levels/2', from: 4 },
      ]),
    });
    const back = { headers: { 'if-match': '"1"' }, body: { reason: 'Too short for the partner' } };
    expect((await operator('POST /v1/policy/versions/1/roll-back', back)).status).toBe(412);
    const rolled = await operator('POST /v1/policy/versions/1/roll-back', { ...back, headers: { 'if-match': '"2"' } });
    expect(rolled).toMatchObject({ status: 201, body: { version: 3, rolledBackTo: 1, reason: 'Too short for the partner' } });
    expect((await operator('GET /v1/policy/versions/1/diff/3')).body.changes).toEqual([]);
    const listed = (await operator('GET /v1/policy/versions?limit=2')).body.items;
    expect(listed.map(({ version, status }: Reply['body']) => [version, status])).toEqual([
      [3, 'published'],
      [2, 'published'],
    ]);
    const changes = (await rules.as('admin')('GET /v1/configuration-changes')).body.items;
    expect(changes.map(({ what, after }: Reply['body']) => `${what} ${after.version}`)).toEqual([
      'policy_rolled_back 3',
      'policy_published 2',
      'policy_drafted 2',
    ]);
  });
});

describe('a second pair of eyes', () => {
  it('is needed once the published rules ask for it, also to ask for it no more', async () => {
    const asking = await rules.draft({ publishing: { secondPair: true } });
    expect((await rules.publish(asking.version)).status).toBe(200);
    const relaxing = await rules.draft({ publishing: { secondPair: false } });
    expect(await rules.publish(relaxing.version)).toMatchObject({ status: 403, body: { code: 'second_pair_needed' } });
    const rollBack = { body: { reason: 'alone' } };
    expect(await rules.as('admin')('POST /v1/policy/versions/1/roll-back', rollBack)).toMatchObject({ status: 403 });
    expect((await rules.publish(relaxing.version, { by: 'admin' })).status).toBe(200);
    expect((await rules.publish((await rules.draft()).version)).status).toBe(200);
  });

  it('is not whoever wrote any of the draft, were it the last word alone', async () => {
    await rules.publish((await rules.draft({ publishing: { secondPair: true } })).version);
    const { version, document } = await rules.draft({ reminders: 4 });
    await rules.as('admin')(`PUT /v1/policy/drafts/${version}`, { body: { document } });
    for (const by of ['operator', 'admin'] as const) expect((await rules.publish(version, { by })).status).toBe(403);
  });
});

describe('who', () => {
  it('writes rules is operator or administrator, in person', async () => {
    for (const person of ['agent', 'supervisor', 'manager', 'director'] as const) {
      const reply = await rules.as(person)('POST /v1/policy/drafts', { body: { from: 1 } });
      expect(reply).toMatchObject({ status: 403, body: { code: 'not_entitled', allowedRoles: ['operator', 'admin'] } });
    }
    expect((await rules.as('operator')('POST /v1/policy/drafts', { for: null, body: { from: 1 } })).status).toBe(422);
  });

  it('belongs to another organisation finds none of its versions', async () => {
    const { version } = await rules.draft();
    const stranger = (await Rules.ofNewOrganisation()).as('operator');
    for (const request of [
      `GET /v1/policy/versions/${version}`,
      `GET /v1/policy/versions/1/diff/${version}`,
      `POST /v1/policy/drafts/${version}/check`,
      `POST /v1/policy/drafts/${version}/publish`,
      `POST /v1/policy/versions/${version}/roll-back`,
    ]) {
      const body = request.startsWith('GET') || request.endsWith('check') ? undefined : { reason: 'theirs' };
      expect([request, (await stranger(request, { body })).status]).toEqual([request, 404]);
    }
  });
});
