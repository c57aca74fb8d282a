// Lost if these fail: somebody reads a dossier and nobody can tell afterwards (domain.md §1, "Outsourcing").
import { signAcknowledgeLink } from '@relais/messaging';
import { endpoints } from '../../../apps/api/endpoints';
import { makePartner, sqlOf } from '../../persistence/sql';
import { type Caller, callerOf } from '../caller';
import { raiseBody } from '../raise-body';
import { type ApiStack, linkSecret, startApiStack } from '../stack';

let stack: ApiStack;
let company: Caller;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  company = callerOf({ url: stack.url, key: stack.organisation.key, as: 'supervisor' });
}, 180_000);
afterAll(() => stack.stop());

async function raised(change: Parameters<typeof raiseBody>[0] = {}): Promise<string> {
  const reply = await company('POST /v1/escalations', { body: raiseBody(change), for: 'agent' });
  expect([201, 202]).toContain(reply.status);
  return reply.body.id;
}

const readsOf = (escalationId: string) =>
  sqlOf(stack.databaseUrl, (sql) =>
    sql('select organisation_id, user_id, principal, what from access_log where escalation_id = $1 order by at, what', [escalationId]),
  );
const partsReadOf = async (escalationId: string): Promise<string[]> => (await readsOf(escalationId)).map(({ what }) => what);

const reads = endpoints.filter(({ method, access: { about } }) => method === 'GET' && about === 'case');

it('is of every GET of one case', () => {
  expect(reads.filter(({ access }) => access.reads === undefined)).toEqual([]);
  expect(new Set(reads.map(({ access }) => access.reads)).size).toBe(reads.length);
});

it.each(reads.map(({ name, path, access }) => [name, path, access.reads] as const))(
  'records %s with who, of what',
  async (...[, path, part]) => {
    const id = await raised();
    const request = `GET ${path.replace('{escalationId}', id).replaceAll(/\{\w+\}/g, '1')}`;
    expect((await company(request)).status).toBe(200);
    expect((await company(request, { for: null })).status).toBe(200);
    expect((await company(request, { key: stack.other.key })).status).toBe(404);
    const { id: userId } = stack.organisation.people.supervisor;
    const rows = await readsOf(id);
    expect(rows.map(({ what }) => what)).toEqual([part, part]);
    expect(rows.map(({ user_id }) => user_id)).toEqual(expect.arrayContaining([userId, null]));
    expect(rows.map(({ principal }) => principal)).toEqual(expect.arrayContaining([expect.stringContaining(`for:${userId}`)]));
    expect(new Set(rows.map(({ organisation_id }) => organisation_id))).toEqual(new Set([stack.organisation.id]));
  },
);

it('records what a search found, and what a list showed to a partner', async () => {
  const { userId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  const [found, other] = [await raised({ dossier: { ...raiseBody().dossier, subject: 'Azurite' }, agentId: userId }), await raised()];
  await company('GET /v1/escalations?limit=200');
  expect(await partsReadOf(found)).toEqual([]);
  expect((await company('GET /v1/escalations?q=azurite')).body.items).toHaveLength(1);
  expect(await partsReadOf(found)).toEqual(['search']);
  await company('GET /v1/escalations', { for: userId });
  expect(await partsReadOf(found)).toEqual(['search', 'search']);
  expect(await partsReadOf(other)).toEqual([]);
}, 30_000);

it('records the page behind a link', async () => {
  const id = await raised();
  const { supervisor } = stack.organisation.people;
  const claim = { organisationId: stack.organisation.id, escalationId: id, userId: supervisor.id, step: 1, expiresAt: Date.now() + 60_000 };
  await company(`GET /acknowledge/${signAcknowledgeLink(claim, linkSecret)}`, { key: null, for: null });
  expect(await readsOf(id)).toMatchObject([{ user_id: supervisor.id, what: 'acknowledgment', principal: `link for:${supervisor.id}` }]);
}, 30_000);

it('answers nothing that it cannot record', async () => {
  const id = await raised();
  await sqlOf(stack.databaseUrl, (sql) => sql('alter table access_log rename to access_log_gone'));
  try {
    expect((await company(`GET /v1/escalations/${id}/briefing`)).status).toBeGreaterThanOrEqual(500);
  } finally {
    await sqlOf(stack.databaseUrl, (sql) => sql('alter table access_log_gone rename to access_log'));
  }
}, 30_000);
