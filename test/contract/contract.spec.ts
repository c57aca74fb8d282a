// Lost if these fail: a client built from the document meets an answer, a status or a crash that the document does not know.
import { Client } from 'pg';
import { endpoints } from '../../apps/api/endpoints';
import { raiseBody } from '../api/raise-body';
import { type ApiStack, startApiStack } from '../api/stack';
import { giveEveryRole } from './contract-world';
import { type ContractReport, runSchemathesis } from './schemathesis';

// Limits of calls and of failed sign-ins have tests of their own; here every call must reach its endpoint.
const settings = { FAILED_SIGN_INS_PER_PRINCIPAL: '1000000', FAILED_SIGN_INS_PER_ADDRESS: '1000000', REQUESTS_PER_MINUTE: '10000000' };
const administrators = ['access', 'erasures'];
const ofCases = ['escalations', 'commands'];
let stack: ApiStack;

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true, settings });
  await giveEveryRole(stack);
}, 120_000);
afterAll(async () => stack?.stop());

/** How many calls there were, over so many operations at least. */
function assertKept({ report, printed }: { report: ContractReport; printed: string }, operations: number): number {
  const { generated } = report.test_cases;
  console.log(`${generated} calls over ${report.operations.tested} operations in ${Math.round(report.running_time)} s`);
  if (report.failures.length + report.errors.length > 0) console.error(printed);
  expect(report).toMatchObject({ complete: true, failures: [], errors: [], operations: { errored: 0 } });
  expect(report.operations.tested).toBeGreaterThanOrEqual(operations);
  return generated;
}

/** Kinds of commands that cases have taken, not only refused. */
async function kindsOfCommandsTaken(): Promise<string[]> {
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  const taken = 'select type, count(*) from command where outcome_status < 300 and escalation_id is not null group by 1 order by 1';
  const { rows } = await client.query(taken).finally(() => client.end());
  console.log(`commands taken: ${rows.map(({ type, count }) => `${type} ${count}`).join(', ')}`);
  return rows.map(({ type }) => type);
}

describe('the API under ten thousand generated calls', () => {
  it('answers every one of them as documented, over whole lives too', async () => {
    const { key, people, teams } = stack.organisation;
    const world = { person: people.supervisor.id, team: teams[2], raise: raiseBody() };
    const everything = { url: stack.url, key, actingFor: people.supervisor.username, examples: 48, world };
    const calls = assertKept(await runSchemathesis(everything), endpoints.length - 1);
    // Cases alone, so that every scenario begins with a raise or soon comes to one.
    const lives = { ...everything, tags: ofCases, phases: ['stateful'], examples: 120 };
    // Not every command fits a life that chance makes; the calls above have asked each of them.
    const steps = assertKept(await runSchemathesis(lives), 20);
    expect((await kindsOfCommandsTaken()).length).toBeGreaterThanOrEqual(10);
    // Another organisation, whose keys and people may be revoked and erased while it runs.
    const { other } = stack;
    const administered = { ...everything, world: {}, key: other.key, actingFor: other.people.admin.username, tags: administrators };
    const more = assertKept(await runSchemathesis(administered), endpoints.filter(({ tag }) => administrators.includes(tag)).length);
    expect(calls + steps + more).toBeGreaterThanOrEqual(10_000);
  }, 1_500_000);
});

describe('the stream, which never ends and is therefore asked here', () => {
  const ask = (path: string, headers: Record<string, string>) => fetch(stack.url + path, { headers, signal: AbortSignal.timeout(10_000) });

  it('answers with the documented status and media type', async () => {
    const known = { authorization: `Bearer ${stack.organisation.key}` };
    const open = await ask('/v1/stream', known);
    expect([open.status, open.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/event-stream')]);
    await open.body?.cancel();
    expect((await ask('/v1/stream', {})).status).toBe(401);
    expect((await ask('/v1/stream?colour=red', known)).status).toBe(400);
    expect((await ask('/v1/stream', { ...known, 'relais-acting-for': 'nobody' })).status).toBe(403);
  });
});
