// Lost if these fail: a case is changed by whom it must not be, twice, or by somebody who had not seen what happened.
import { randomUUID } from 'node:crypto';
import { callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const acknowledgment = (): [string, object] => ['acknowledge', { promisedAt: inHours(3) }];
const note = (text: string): [string, object] => ['add-note', { note: text }];
const timelineLength = async (escalation: CaseInHand) => (await escalation.read('/timeline')).body.items.length;

describe('a command', () => {
  it('that is not taken now is 409 and says what is', async () => {
    const escalation = await story.raise();
    const before = await timelineLength(escalation);
    const reply = await escalation.send('supervisor', ['record-check', { satisfied: true }]);
    expect(reply).toMatchObject({ status: 409, body: { code: 'not_allowed_now', allowed: expect.arrayContaining(['acknowledge']) } });
    expect(await timelineLength(escalation)).toBe(before);
  });

  it('for somebody else is 403, a cost above the ceiling too, naming who may', async () => {
    const escalation = await story.raise();
    expect(await escalation.send('agent', acknowledgment())).toMatchObject({ status: 403, body: { code: 'not_entitled' } });
    await escalation.does('supervisor', ...acknowledgment());
    const costly = { choice: 'approve', motive: 'x', cost: { amountMinor: 20_000, currency: 'EUR' } };
    expect(await escalation.send('supervisor', ['decide', costly])).toMatchObject({
      status: 403,
      body: { code: 'above_ceiling', ceilingMinor: 10_000, allowedRoles: ['direction'] },
    });
  });

  it('that contradicts the case or the organisation is 422 and says where', async () => {
    const escalation = await story.raise();
    await escalation.does('supervisor', ...acknowledgment());
    const inDollars = { choice: 'approve', motive: 'x', cost: { amountMinor: 1, currency: 'USD' } };
    expect(await escalation.send('supervisor', ['decide', inDollars])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/cost/currency' }] },
    });
    const stranger = { role: 'owner', to: stack.other.people.supervisor.id, reason: 'x' };
    expect(await escalation.send('manager', ['reassign', stranger])).toMatchObject({ status: 422, body: { errors: [{ pointer: '/to' }] } });
  });

  it('that puts somebody of another organisation on the line is 422 and says whom', async () => {
    const escalation = await story.raise({ profile: { category: 'billing', live: true } });
    const onTheLine = [stack.organisation.people.backup.id, stack.other.people.supervisor.id];
    expect(await escalation.send('supervisor', ['pick-up', { onTheLine }])).toMatchObject({
      status: 422,
      body: { code: 'invalid_command', errors: [{ pointer: '/onTheLine/1' }] },
    });
  });

  it('may name people on the line in capitals, and nobody who is gone', async () => {
    const escalation = await story.raise({ profile: { category: 'billing', live: true } });
    const { backup, gone } = stack.organisation.people;
    const [known, left] = [backup.id.toUpperCase(), gone.id];
    expect(await escalation.send('supervisor', ['pick-up', { onTheLine: [left, known] }])).toMatchObject({
      status: 422,
      body: { code: 'invalid_command', errors: [{ pointer: '/onTheLine/0' }] },
    });
    await escalation.does('supervisor', 'pick-up', { onTheLine: [known] });
  });

  it('of two people who acknowledge is one 200 and one 409 naming who has it', async () => {
    const escalation = await story.raise();
    const replies = await Promise.all([escalation.send('supervisor', acknowledgment()), escalation.send('backup', acknowledgment())]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { ownerId } = (await escalation.read()).body;
    expect(replies.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'already_acknowledged', by: ownerId });
  });

  it('with a stale If-Match is 412 with the version, and is taken with that one under the same key', async () => {
    const escalation = await story.raise();
    const { headers } = await escalation.read();
    const read = headers.get('etag') as string;
    await escalation.does('supervisor', ...note('entre-temps'));
    const idempotencyKey = randomUUID();
    const stale = await escalation.send('supervisor', note('de suite'), { ifMatch: read, idempotencyKey });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale_version' } });
    const fresh = await escalation.send('supervisor', note('de suite'), { ifMatch: `"${stale.body.version}"`, idempotencyKey });
    expect(fresh.status).toBe(200);
  });

  it('refused with 409 is not remembered: the same key is taken once the case allows it', async () => {
    const escalation = await story.raise();
    const [idempotencyKey, check] = [
      randomUUID(),
      ['decide', { choice: 'maintain_refusal', motive: 'x', cost: { amountMinor: 0, currency: 'EUR' } }] as [string, object],
    ];
    expect((await escalation.send('supervisor', check, { idempotencyKey })).status).toBe(409);
    await escalation.does('supervisor', ...acknowledgment());
    expect((await escalation.send('supervisor', check, { idempotencyKey })).status).toBe(200);
  });

  it('repeated is done once, also at the same time, and answered the same', async () => {
    const escalation = await story.raise();
    const idempotencyKey = randomUUID();
    const replies = await Promise.all([1, 2, 3].map(() => escalation.send('supervisor', note('une fois'), { idempotencyKey })));
    const again = await escalation.send('supervisor', note('une fois'), { idempotencyKey });
    for (const reply of [...replies, again])
      expect([reply.status, reply.body.version, reply.body.step]).toEqual([200, again.body.version, again.body.step]);
    const { items } = (await escalation.read('/timeline')).body;
    expect(items.filter(({ type }: { type: string }) => type === 'add_note')).toHaveLength(1);
    expect(await escalation.send('supervisor', note('autre chose'), { idempotencyKey })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
  });

  it('to a closed case is 410; what was answered before is answered still', async () => {
    const escalation = await story.raise();
    const idempotencyKey = randomUUID();
    const first = await escalation.send('supervisor', note('avant la fin'), { idempotencyKey });
    await escalation.does('agent', 'withdraw', { statement: 'Le client renonce' });
    expect(await escalation.send('supervisor', note('après'))).toMatchObject({ status: 410, body: { code: 'closed' } });
    const again = await escalation.send('supervisor', note('avant la fin'), { idempotencyKey });
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('beyond what one case takes at once is 429, asks for patience, and is taken later', async () => {
    const escalation = await story.raise();
    const keys = Array.from({ length: 40 }, () => randomUUID());
    const send = (idempotencyKey: string) => escalation.send('supervisor', note('foule'), { idempotencyKey });
    const replies = await Promise.all(keys.map(send));
    const refused = keys.filter((_, index) => replies[index]?.status === 429);
    expect(replies.every(({ status }) => status === 200 || status === 429)).toBe(true);
    expect(refused.length).toBeGreaterThan(0);
    for (const key of refused) expect((await send(key)).status).toBe(200);
    const { items } = (await escalation.read('/timeline')).body;
    expect(items.filter(({ type }: { type: string }) => type === 'add_note')).toHaveLength(40);
  }, 60_000);
});

describe('a second raise for a ticket', () => {
  it('joins the open case with 200, once per key; after the end it is a new case', async () => {
    const body = raiseBody();
    const raise = (idempotencyKey = randomUUID()) => story.as('agent')('POST /v1/escalations', { body, idempotencyKey });
    const first = await raise();
    const key = randomUUID();
    const joined = await raise(key);
    expect(joined).toMatchObject({ status: 200, body: { id: first.body.id, counts: { triggers: 1 } } });
    expect((await raise(key)).body).toEqual(joined.body);
    await story.as('agent')(`POST /v1/escalations/${first.body.id}/withdraw`, { body: { statement: 'x' } });
    const next = await raise();
    expect(next.status).toBe(201);
    expect(next.body.id).not.toBe(first.body.id);
  }, 30_000);

  it('of two at the same instant makes one case', async () => {
    const body = raiseBody();
    const replies = await Promise.all([1, 2, 3].map(() => story.as('agent')('POST /v1/escalations', { body })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
  }, 30_000);
});

describe('the list', () => {
  it('shows the soonest clock first, page by page, nothing twice, filtered', async () => {
    const whole = (await story.as('supervisor')('GET /v1/escalations?limit=200')).body.items;
    const due = whole.map(({ nextDueAt }: { nextDueAt: string | null }) => nextDueAt ?? '9');
    expect(due).toEqual([...due].sort());
    const paged: { id: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await story.as('supervisor')(`GET /v1/escalations?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole);
    const closed = (await story.as('supervisor')('GET /v1/escalations?status=closed&status=deciding&sort=raisedAt')).body.items;
    expect(closed.length).toBeGreaterThan(0);
    expect(new Set(closed.map(({ status }: { status: string }) => status))).toEqual(new Set(['closed', 'deciding']));
  });

  it('shows nothing of it to another organisation', async () => {
    const theirs = callerOf({ url: stack.url, key: stack.other.key, as: 'supervisor' });
    expect((await theirs('GET /v1/escalations')).body.items).toEqual([]);
  });
});
