// Lost if these fail: rules are published over a roster that leaves a case with nobody, and whoever publishes them is not told.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Caller, callerOf, type Reply } from './caller';
import { createOrganisation, type TestOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let organisation: TestOrganisation;
let operator: Caller;
beforeAll(async () => {
  stack = await startApiStack();
  organisation = await createOrganisation(stack.databaseUrl);
  operator = callerOf({ url: stack.url, key: organisation.key, as: 'operator' });
}, 180_000);
afterAll(() => stack?.stop());

const draftWith = async (change: (document: Reply['body']) => object): Promise<number> => {
  const { document } = (await operator('GET /v1/policy')).body;
  return (await operator('POST /v1/policy/drafts', { body: { document: { ...document, ...change(document) } } })).body.version;
};
const check = async (version: number) => (await operator(`POST /v1/policy/drafts/${version}/check`, { idempotencyKey: null })).body;
const health = async () => (await operator('GET /v1/roster-health')).body.items;
const gone = (findings: Reply['body'][]) => findings.find(({ code }) => code === 'matrix_team_unknown');

it('is looked at with the matrix of the draft, not with the published one', async () => {
  const teamId = randomUUID();
  const version = await draftWith(({ matrix }) => ({ matrix: [...matrix, { level: [2], category: ['legal'], teamId }] }));
  expect(gone((await check(version)).warnings)).toMatchObject({ teamId, pointer: '/matrix/3/teamId' });
  expect(gone(await health())).toBeUndefined();
});

it('is told by the check, the publication and the roll-back, and stops none of them', async () => {
  const version = await draftWith(() => ({ check: 'P2D' }));
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query('update team set backup_user_id = null where organisation_id = $1', [organisation.id]);
  await client.end();
  const items = await health();
  expect(items).toContainEqual(expect.objectContaining({ code: 'no_backup', teamId: organisation.teams[2] }));
  const { publishable, warnings } = await check(version);
  expect([publishable, warnings]).toEqual([true, items]);
  const reason = { body: { reason: 'Shorter checks' } };
  const published = await operator(`POST /v1/policy/drafts/${version}/publish`, reason);
  expect([published.status, published.body.warnings]).toEqual([200, items]);
  const back = await operator('POST /v1/policy/versions/1/roll-back', reason);
  expect([back.status, back.body.warnings]).toEqual([201, items]);
}, 30_000);
