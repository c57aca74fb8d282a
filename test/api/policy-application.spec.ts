// Lost if these fail: people agree to other deadlines than a case gets, a running case changes its rules unasked, or one of many is forgotten or done twice.
import { randomUUID } from 'node:crypto';
import { CommandRepository, Database, EscalationRepository, PolicyApplicationRepository } from '@relais/persistence';
import { openTemporalClient, type TemporalClient } from '@relais/temporal';
import { pino } from 'pino';
import { PolicyApplying } from '../../apps/worker/applying/apply-policy';
import { JobRunner } from '../../apps/worker/jobs/job-runner';
import { type JobOwners, tasks } from '../../apps/worker/jobs/tasks';
import type { Reply } from './caller';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, Story } from './story';

const log = pino({ level: 'silent' });
const hour = 3_600_000;
let stack: ApiStack;
let story: Story;
let database: Database;
let temporal: TemporalClient;

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
  database = await Database.open({ url: stack.databaseUrl, applicationName: 'policy-application' });
  const { temporalAddress } = stack;
  temporal = openTemporalClient({ temporalAddress, temporalNamespace: 'default', temporalTaskQueue: 'relais' });
}, 180_000);
afterAll(async () => {
  await temporal?.close();
  await database?.close();
  await stack?.stop();
});
jest.setTimeout(60_000);

const operator = (request: string, body?: object, idempotencyKey = randomUUID()): Promise<Reply> =>
  story.as('operator')(request, { body, idempotencyKey });

/** Publishes the rules with a change; answers the version. */
async function published(change: object): Promise<number> {
  const { document } = (await operator('GET /v1/policy')).body;
  const draft = await operator('POST /v1/policy/drafts', { document: { ...document, ...change } });
  const { status, body } = await operator(`POST /v1/policy/drafts/${draft.body.version}/publish`, { reason: 'Shorter waits' });
  expect(status).toBe(200);
  return body.version;
}

const standard = (response: string, resolution: string) => ({
  targets: { incident: { response, resolution }, vip: { response, resolution }, standard: { response, resolution } },
});

async function raised(): Promise<CaseInHand> {
  const aCase = await story.raise();
  await aCase.reaches('awaiting_acknowledgment');
  return aCase;
}

const clocksOf = async (aCase: CaseInHand): Promise<Record<string, string>> => deadlines((await aCase.read()).body.clocks);
const deadlines = (clocks: { clock: string; dueAt: string }[]) => Object.fromEntries(clocks.map(({ clock, dueAt }) => [clock, dueAt]));
const applications = async (aCase: CaseInHand) =>
  (await aCase.read('/timeline', 'operator')).body.items.filter(({ type }: { type: string }) => type === 'apply_policy');

/** A runner of these jobs alone, as a worker has one; `dying` of its attempts die after the case took the rules, before that is noted. */
function runner({ dying = 0 } = {}): JobRunner {
  const applications = new PolicyApplicationRepository(database);
  let deaths = 0;
  const applying = new PolicyApplying({
    applications: {
      caseOrder: (reference) => applications.caseOrder(reference),
      settle: async (end) => {
        deaths += 1;
        if (deaths <= dying) throw new Error('killed');
        await applications.settle(end);
      },
    },
    commands: new CommandRepository(database),
    cases: new EscalationRepository(database),
    escalations: temporal.escalations,
    now: Date.now,
  });
  const { apply_policy } = tasks({ applying } as unknown as JobOwners);
  return new JobRunner({ databaseUrl: stack.databaseUrl, tasks: { apply_policy }, round: async () => undefined, log });
}

async function settled(location: string): Promise<Reply['body']> {
  for (const end = Date.now() + 40_000; Date.now() < end; ) {
    const { body } = await operator(`GET ${location}`);
    if (body.counts.waiting === 0) return body;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not settled: ${JSON.stringify((await operator(`GET ${location}`)).body.counts)}`);
}

describe('another version for one case', () => {
  it('is shown first, deadline beside deadline, and then is exactly that, with author, reason and both versions in the timeline', async () => {
    const aCase = await raised();
    const before = await clocksOf(aCase);
    const from = (await operator('GET /v1/policy')).body.version;
    const version = await published(standard('PT6H', 'PT12H always'));
    const preview = await operator(`POST /v1/escalations/${aCase.id}/policy/preview`, { version });
    expect(preview).toMatchObject({
      status: 200,
      body: {
        id: aCase.id,
        version,
        fromVersion: from,
        refusal: null,
        response: { to: 'PT6H' },
        resolution: { from: 'P3D', to: 'PT12H always' },
      },
    });
    const { clocks } = preview.body;
    expect(deadlines(clocks)).toEqual(before);
    expect(await clocksOf(aCase)).toEqual(before);
    const { raisedAt, version: tag } = (await aCase.read()).body;
    const foretold = Object.fromEntries(clocks.map(({ clock, newDueAt }: Record<string, string>) => [clock, newDueAt]));
    expect(foretold).toMatchObject({ promise: before.promise, reminder: before.reminder });
    expect(Date.parse(foretold.resolution as string) - Date.parse(raisedAt)).toBe(12 * hour);
    const stale = await aCase.send('operator', ['policy', { version, reason: 'Summer' }], { ifMatch: `"${tag + 1}"` });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale_version']);
    await aCase.does('operator', 'policy', { version, reason: 'Promised to all customers of the summer' });
    expect(await clocksOf(aCase)).toEqual(foretold);
    expect(await applications(aCase)).toEqual([
      expect.objectContaining({
        actor: expect.objectContaining({ person: expect.objectContaining({ id: stack.organisation.people.operator.id }) }),
        text: { reason: 'Promised to all customers of the summer' },
        data: { policyVersion: version, policyVersionBefore: from },
      }),
    ]);
  });

  it('is for operators, published versions and running cases alone', async () => {
    const aCase = await raised();
    const { version } = (await operator('GET /v1/policy')).body;
    const apply = async (...[person, wanted]: [Parameters<Story['as']>[0], number]) => {
      const { status, body } = await aCase.send(person, ['policy', { version: wanted, reason: 'Because' }]);
      return [status, body.code];
    };
    expect(await apply('supervisor', version)).toEqual([403, 'not_entitled']);
    expect(await apply('manager', version)).toEqual([403, 'not_entitled']);
    expect(await apply('operator', 999)).toEqual([404, 'not_found']);
    const draft = (await operator('POST /v1/policy/drafts', {})).body.version;
    expect(await apply('operator', draft)).toEqual([409, 'already_done']);
    for (const request of [`/v1/escalations/${aCase.id}/policy/preview`, `/v1/policy/versions/${draft}/apply/preview`]) {
      const body = request.includes('/versions/') ? { filter: {} } : { version: draft };
      expect((await operator(`POST ${request}`, body)).body.code).toBe('already_done');
      expect((await story.as('manager')(`POST ${request}`, { body })).body.code).toBe('not_entitled');
    }
    await aCase.does('operator', 'cancel', { reason: 'Twice' });
    expect(await apply('operator', version)).toEqual([410, 'closed']);
    expect(await applications(aCase)).toEqual([]);
  });
});

describe('a calendar that was edited', () => {
  it('changes nothing for a running case until its rules are applied again', async () => {
    const aCase = await raised();
    const before = await clocksOf(aCase);
    const { version } = (await operator('GET /v1/policy')).body;
    const night = {
      timeZone: 'UTC',
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['00:00', '01:00']]])),
    };
    const { calendarId } = stack.organisation;
    const former = (await operator(`GET /v1/calendars/${calendarId}`)).body;
    expect((await operator(`PUT /v1/calendars/${calendarId}`, { name: 'Nights', document: night })).status).toBe(200);
    expect(await clocksOf(aCase)).toEqual(before);
    const { body } = await operator(`POST /v1/escalations/${aCase.id}/policy/preview`, { version });
    expect(body).toMatchObject({ calendarVersion: former.version + 1, response: { from: 'PT6H', to: 'PT6H' } });
    await aCase.does('operator', 'policy', { version, reason: 'The new hours' });
    const after = await clocksOf(aCase);
    expect(after.promise).toBe(before.promise);
    // Hardly anything of six hours is used: six nights, or five and a part of the one that is open.
    expect(Date.parse(after.response as string) - Date.now()).toBeGreaterThan(4 * 24 * hour);
    expect((await operator(`PUT /v1/calendars/${calendarId}`, { name: former.name, document: former.document })).status).toBe(200);
  });
});

describe('another version for many cases', () => {
  it('is shown page by page, refuses more than was meant, and reaches each case once though workers die and work side by side', async () => {
    const from = (await operator('GET /v1/policy')).body.version;
    const cases = await Promise.all(Array.from({ length: 4 }, raised));
    const [closing] = cases as [CaseInHand];
    const version = await published({ check: 'P2D', ...standard('PT3H', 'PT9H') });
    const later = await raised();
    const filter = { policyVersion: from, category: 'billing' };
    const counted = async () => (await operator('GET /v1/policy/running-cases')).body.items;
    const { matching, items } = (await operator(`POST /v1/policy/versions/${version}/apply/preview`, { filter })).body;
    expect(await counted()).toEqual(
      expect.arrayContaining([
        { version, cases: 1 },
        { version: from, cases: matching },
      ]),
    );
    const ids = items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(cases.map(({ id }) => id)));
    expect(ids).not.toContain(later.id);
    const first = await operator(`POST /v1/policy/versions/${version}/apply/preview`, { filter, limit: 2 });
    const rest = { filter, cursor: first.body.nextCursor, limit: 200 };
    const second = await operator(`POST /v1/policy/versions/${version}/apply/preview`, rest);
    expect([...first.body.items, ...second.body.items].map(({ id }) => id)).toEqual(ids);
    const apply = `POST /v1/policy/versions/${version}/apply`;
    const tooMany = await operator(apply, { filter, reason: 'All', most: matching - 1 });
    expect([tooMany.status, tooMany.body.errors[0].pointer]).toEqual([422, '/most']);
    const request = { filter, reason: 'Shorter waits for all', most: matching };
    const key = randomUUID();
    const asked = await operator(apply, request, key);
    expect([asked.status, asked.body.counts]).toEqual([202, { waiting: matching, applied: 0, refused: 0, unknown: 0 }]);
    expect(await operator(apply, request, key)).toMatchObject({ status: 202, body: asked.body });
    await closing.does('operator', 'cancel', { reason: 'Solved meanwhile' });
    const runners = [runner({ dying: 2 }), runner({ dying: 1 })];
    for (const one of runners) one.start();
    const done = await settled(asked.headers.get('location') as string);
    await Promise.all(runners.map((one) => one.stop()));
    expect(done.counts).toEqual({ waiting: 0, applied: matching - 1, refused: 1, unknown: 0 });
    const refused = (await operator(`GET ${asked.headers.get('location')}?status=refused`)).body.items;
    expect(refused).toEqual([expect.objectContaining({ id: closing.id, fromVersion: from, code: 'closed' })]);
    for (const one of cases.slice(1)) {
      const { raisedAt } = (await one.read()).body;
      expect(Date.parse((await clocksOf(one)).resolution as string) - Date.parse(raisedAt)).toBe(9 * hour);
      expect(await applications(one)).toEqual([
        expect.objectContaining({
          text: { reason: 'Shorter waits for all' },
          data: { policyVersion: version, policyVersionBefore: from },
        }),
      ]);
    }
    expect(await applications(closing)).toEqual([]);
    expect(await applications(later)).toEqual([]);
    expect(await counted()).toEqual([{ version, cases: matching }]);
  });

  it('is seen by its own organisation alone', async () => {
    const { version } = (await operator('GET /v1/policy')).body;
    const asked = await operator(`POST /v1/policy/versions/${version}/apply`, { filter: { level: 4 }, reason: 'None' });
    expect(asked.body.items).toEqual([]);
    const foreign = new Story({ url: stack.url, organisation: stack.other });
    expect((await foreign.as('operator')(`GET ${asked.headers.get('location')}`)).status).toBe(404);
    const { body } = await foreign.as('operator')('POST /v1/policy/versions/1/apply/preview', { body: { filter: {} } });
    expect(body).toMatchObject({ matching: 0, items: [] });
  });
});
