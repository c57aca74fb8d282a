// Lost if these fail: rules are published under which some case stops for good, or rules that nobody can live by any more are brought back.

import { sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { createOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
afterAll(() => stack?.stop());
jest.setTimeout(30_000);

async function operatorOfNew() {
  const organisation = await createOrganisation(stack.databaseUrl);
  return { organisation, operator: callerOf({ url: stack.url, key: organisation.key, as: 'operator' }) };
}

const places = (faults: { pointer: string }[]) => [...new Set(faults.map(({ pointer }) => pointer))];

it('a draft whose every duration is fit is refused where a whole life under it outlasts its calendar', async () => {
  const { operator } = await operatorOfNew();
  const { document } = (await operator('GET /v1/policy')).body;
  // One such wait ends within the ten years that a case knows of its calendar, two in a row do not.
  const body = { document: { ...document, cadence: { ...document.cadence, standard: 'P3000D' } } };
  const { version } = (await operator('POST /v1/policy/drafts', { body })).body;
  const check = (await operator(`POST /v1/policy/drafts/${version}/check`, { idempotencyKey: null })).body;
  expect(check.publishable).toBe(false);
  expect(places(check.faults)).toEqual(['/cadence/standard']);
  expect(check.lives).toBeGreaterThan(0);
  const refused = await operator(`POST /v1/policy/drafts/${version}/publish`, { body: { reason: 'Longer waits' } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'policy_refused' } });
  expect(places(refused.body.errors)).toEqual(['/cadence/standard']);
});

it('old rules are brought back only while cases could live by them today', async () => {
  const { organisation, operator } = await operatorOfNew();
  const { version } = (await operator('POST /v1/policy/drafts', { body: {} })).body;
  expect((await operator(`POST /v1/policy/drafts/${version}/publish`, { body: { reason: 'The same' } })).status).toBe(200);
  await sqlOf(stack.databaseUrl, (sql) => sql(`update "user" set active = false where id = '${organisation.people.director.id}'`));
  const refused = await operator('POST /v1/policy/versions/1/roll-back', { body: { reason: 'Back' } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'policy_refused' } });
  expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer: '/ceilings/direction' }));
  expect((await operator('GET /v1/policy')).body.version).toBe(version);
});
