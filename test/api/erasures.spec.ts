// Lost if these fail: anybody erases anybody, an erasure keeps the very name it erases, or the cases of an erased customer stop.
import { randomUUID } from 'node:crypto';
import { rowsWith } from '../persistence/planted-life';
import { callerOf } from './caller';
import { type ApiStack, startApiStack } from './stack';
import { inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const customerOf = (mark: string) => ({
  reference: `${mark}-9`,
  name: `${mark} Petit`,
  email: `${mark}@example.org`,
  language: 'fr' as const,
});
const raised = (mark: string) => story.raise({ customer: customerOf(mark), ticket: { reference: `${mark} ticket` } });
const erase = (subject: object, more: { idempotencyKey?: string; reason?: string } = {}) => {
  const { reason = 'asked_by_the_person', ...call } = more;
  return story.as('admin')('POST /v1/erasures', { body: { subject, reason, legalBasis: 'consent_withdrawn' }, ...call });
};

describe('an erasure over the API', () => {
  it('answers its certificate, keeps no name, and the running case goes on to its end', async () => {
    const escalation = await raised('zqmarie');
    await escalation.does('agent', 'add-note', { note: 'zqmarie called twice' });
    const idempotencyKey = randomUUID();
    const reply = await erase({ customerReference: 'zqmarie-9' }, { idempotencyKey });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      status: 'finished',
      subject: { kind: 'customer' },
      by: stack.organisation.people.admin.id,
      legalBasis: 'consent_withdrawn',
      cases: [escalation.id],
      timelines: { faultsBefore: 0, faultsAfter: 0 },
      remaining: [{ code: 'unreachable_customer', ids: [escalation.id] }],
    });
    expect(reply.body.fields).toContainEqual({ table: 'note', field: 'text', emptied: 1, struckOut: 0 });
    expect(await rowsWith(stack.databaseUrl, /zqmarie/i)).toEqual([]);
    expect((await escalation.read()).body).toMatchObject({
      status: 'awaiting_acknowledgment',
      subject: null,
      customerReference: expect.stringMatching(/^erased-/),
    });
    expect((await escalation.read('/briefing', 'supervisor')).body).toMatchObject({
      dossier: null,
      customer: { name: null },
      notes: [{ text: null }],
    });
    expect(JSON.stringify((await escalation.read('/history')).body)).not.toContain('zqmarie');

    await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(3) });
    const decision = {
      choice: 'approve',
      motive: 'Notre erreur',
      cost: { amountMinor: 3500, currency: 'EUR' },
      actions: [{ kind: 'credit', amountMinor: 3500 }],
    };
    await escalation.does('supervisor', 'decide', decision);
    await escalation.reaches('following_up');

    // The same request is the same erasure; another key is another one, of what was written since.
    const repeated = await erase({ customerReference: 'zqmarie-9' }, { idempotencyKey });
    expect([repeated.status, repeated.body]).toEqual([201, reply.body]);
    const again = await erase({ customerReference: 'zqmarie-9' });
    expect([again.status, again.body.subject]).toEqual([201, reply.body.subject]);
    expect(again.body.id).not.toBe(reply.body.id);
    await escalation.does('supervisor', 'record-check', { satisfied: true });
    await escalation.does('supervisor', 'give-feedback', { wellDone: 'Dossier clair' });
    await escalation.does('agent', 'rate-support', { rating: 5 });
    await escalation.reaches('closed');
  }, 60_000);

  it('is read again by its id and in the list, page after page, by administrators of the organisation alone', async () => {
    await raised('zqlist');
    const made = [await erase({ customerReference: 'zqlist-9' }), await erase({ customerReference: 'zqlist-9' })];
    const one = await story.as('admin')(`GET /v1/erasures/${made[0]!.body.id}`);
    expect([one.status, one.body]).toEqual([200, made[0]!.body]);
    const first = await story.as('admin')('GET /v1/erasures?limit=1');
    expect(first.body).toEqual({ items: [made[1]!.body], next: made[1]!.body.id });
    const second = await story.as('admin')(`GET /v1/erasures?limit=1&after=${first.body.next}`);
    expect(second.body.items).toEqual([made[0]!.body]);
    for (const person of ['agent', 'supervisor', 'manager', 'director', 'operator'] as const) {
      expect((await story.as(person)('GET /v1/erasures')).body.code).toBe('not_entitled');
      expect((await story.as(person)(`GET /v1/erasures/${made[0]!.body.id}`)).body.code).toBe('not_entitled');
      const refused = await story.as(person)('POST /v1/erasures', {
        body: { subject: { customerReference: 'zqlist-9' }, reason: 'ordered' },
      });
      expect([refused.status, refused.body.code]).toEqual([403, 'not_entitled']);
    }
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    expect((await theirs(`GET /v1/erasures/${made[0]!.body.id}`)).status).toBe(404);
    expect((await theirs('GET /v1/erasures')).body).toEqual({ items: [], next: null });
  });

  it('of nobody is 404, of a reason in words 400, and under a used key 422; nothing is erased then', async () => {
    await raised('zqkept');
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'admin' });
    const body = { subject: { customerReference: 'zqkept-9' }, reason: 'ordered' };
    expect((await theirs('POST /v1/erasures', { body })).status).toBe(404);
    expect((await erase({ userId: stack.other.people.agent.id })).status).toBe(404);
    expect((await erase({ customerId: randomUUID() })).status).toBe(404);
    expect((await erase({ customerReference: 'zqkept-9' }, { reason: 'Mme zqkept asked' })).status).toBe(400);
    expect((await erase({ customerReference: 'zqkept-9', userId: stack.organisation.people.agent.id })).status).toBe(400);
    expect((await rowsWith(stack.databaseUrl, /zqkept/)).length).toBeGreaterThan(3);
    const idempotencyKey = randomUUID();
    expect((await erase({ customerReference: 'zqkept-9' }, { idempotencyKey })).status).toBe(201);
    expect((await erase({ userId: stack.organisation.people.agent.id }, { idempotencyKey })).body.code).toBe('idempotency_key_reused');
    expect((await story.as('agent')('GET /v1/escalations')).status).toBe(200);
  });

  it('of a user: who left may not act any more, is listed without a name, and their cases are named to be given on', async () => {
    const escalation = await raised('zqclient');
    const { backup } = stack.organisation.people;
    await escalation.does('operator', 'reassign', { role: 'owner', to: backup.id, reason: 'zz' });
    const reply = await erase({ userId: backup.id }, { reason: 'left_the_organisation' });
    expect(reply.status).toBe(201);
    expect(reply.body.remaining).toContainEqual({ code: 'cases_to_reassign', ids: [escalation.id] });
    expect((await story.as('backup')('GET /v1/escalations')).body.code).toBe('acting_person_unknown');
    const { body } = await story.as('admin')('GET /v1/users');
    expect(body.items.find(({ id }: { id: string }) => id === backup.id)).toMatchObject({
      username: `erased-${backup.id}`,
      name: null,
      email: null,
      active: false,
    });
    expect(
      (await escalation.does('manager', 'reassign', { role: 'owner', to: stack.organisation.people.supervisor.id, reason: 'zz' })).ownerId,
    ).toBe(stack.organisation.people.supervisor.id);
  });
});
