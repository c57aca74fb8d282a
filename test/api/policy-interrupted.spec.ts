// Lost if these fail: rules that were published count, and whoever published them is told that they cannot be.
import { randomUUID } from 'node:crypto';
import { callerOf } from './caller';
import { cutOff } from './cut-off';
import { createOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
afterAll(() => stack?.stop());

it.each([
  ['a publication', 'POST /v1/policy/drafts/2/publish', 2],
  ['a publication under the next number', 'POST /v1/policy/drafts/2/publish', 4],
  ['a roll-back', 'POST /v1/policy/versions/1/roll-back', 3],
])(
  '%s that was interrupted before its answer and is sent again is made once, and answered with what it did',
  async (_, request, version) => {
    const organisation = await createOrganisation(stack.databaseUrl);
    const operator = callerOf({ url: stack.url, key: organisation.key, as: 'operator' });
    await operator('POST /v1/policy/drafts', { body: {} });
    if (version === 4) {
      await operator('POST /v1/policy/drafts', { body: {} });
      expect((await operator('POST /v1/policy/drafts/3/publish', { body: { reason: 'First' } })).status).toBe(200);
    }
    const call = { body: { reason: 'New hours' }, headers: { 'if-match': `"${version === 4 ? 3 : 1}"` }, idempotencyKey: randomUUID() };
    expect((await cutOff(stack, () => operator(request, call))).body.code).toBe('internal');
    const first = await operator(request, call);
    expect([first.status, first.body.version]).toEqual([version === 3 ? 201 : 200, version]);
    const again = await operator(request, call);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await operator('GET /v1/policy/versions')).body.items[0].version).toBe(version);
  },
  60_000,
);
