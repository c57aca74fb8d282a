// Lost if these fail: rules that were published count, and whoever published them is told that they cannot be.
import { randomUUID } from 'node:crypto';
import { sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { createOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
afterAll(() => stack?.stop());

/** As a process leaves it that dies between the change and its answer, longer ago than any change takes. */
const unanswered = (key: string) =>
  sqlOf(stack.databaseUrl, (sql) =>
    sql(
      `update command set outcome_status = null, outcome_body = null, answered_at = null, claimed_at = claimed_at - interval '1 minute' where key = '${key}'`,
    ),
  );

it.each([
  ['a publication', 'POST /v1/policy/drafts/2/publish', 2],
  ['a publication under the next number', 'POST /v1/policy/drafts/2/publish', 4],
  ['a roll-back', 'POST /v1/policy/versions/1/roll-back', 3],
])(
  '%s that was interrupted before its answer and is sent again is answered with what it did',
  async (_, request, version) => {
    const organisation = await createOrganisation(stack.databaseUrl);
    const operator = callerOf({ url: stack.url, key: organisation.key, as: 'operator' });
    await operator('POST /v1/policy/drafts', { body: {} });
    if (version === 4) {
      await operator('POST /v1/policy/drafts', { body: {} });
      expect((await operator('POST /v1/policy/drafts/3/publish', { body: { reason: 'First' } })).status).toBe(200);
    }
    const call = { body: { reason: 'New hours' }, headers: { 'if-match': `"${version === 4 ? 3 : 1}"` }, idempotencyKey: randomUUID() };
    const first = await operator(request, call);
    expect([first.status, first.body.version]).toEqual([version === 3 ? 201 : 200, version]);
    await unanswered(call.idempotencyKey);
    const again = await operator(request, call);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await operator('GET /v1/policy/versions')).body.items[0].version).toBe(version);
  },
  60_000,
);
