// Lost if these fail: an operator does not hear that a case stands still, or another organisation hears of it.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { callerOf } from './caller';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let database: Client;
beforeAll(async () => {
  stack = await startApiStack();
  database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
}, 120_000);
afterAll(async () => {
  await database?.end();
  await stack?.stop();
});

const address = 'GET /v1/reconciliation/findings';
const operator = () => callerOf({ url: stack.url, key: stack.organisation.key, as: 'operator' });

async function found({ minutesAgo, resolution = null }: { minutesAgo: number; resolution?: string | null }): Promise<string> {
  const escalationId = randomUUID();
  const detail = { workflow: 'gone', step: 4, workflowStep: null, reason: 'workflow_gone' };
  await database.query(
    `insert into reconciliation_finding (organisation_id, escalation_id, kind, remedy, detail, first_seen_at, last_seen_at, resolved_at, resolution)
     select $1, $2, 'not_running', 'operator', $3, moment, moment, case when $5::text is not null then moment end, $5::text
     from (select date_trunc('milliseconds', now()) - make_interval(mins => $4) as moment) as given`,
    [stack.organisation.id, escalationId, JSON.stringify(detail), minutesAgo, resolution],
  );
  return escalationId;
}

it('lists open findings newest first, page by page, with what is known of each; the resolved ones when asked for', async () => {
  const [oldest, middle, newest] = [await found({ minutesAgo: 9 }), await found({ minutesAgo: 5 }), await found({ minutesAgo: 1 })];
  const ended = await found({ minutesAgo: 3, resolution: 'resumed' });
  const first = await operator()(`${address}?limit=2`);
  expect([first.status, first.body.items.map((item: { escalationId: string }) => item.escalationId)]).toEqual([200, [newest, middle]]);
  expect(first.body.items[0]).toMatchObject({
    kind: 'not_running',
    remedy: 'operator',
    resolvedAt: null,
    detail: { reason: 'workflow_gone' },
  });
  const second = await operator()(`${address}?limit=2&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ items: [{ escalationId: oldest }], nextCursor: null });
  const all = await operator()(`${address}?state=all`);
  expect(all.body.items.map((item: { escalationId: string }) => item.escalationId)).toEqual([newest, ended, middle, oldest]);
  expect(all.body.items[1].resolution).toBe('resumed');
});

it('is for operators of the organisation alone', async () => {
  await found({ minutesAgo: 1 });
  const agent = callerOf({ url: stack.url, key: stack.organisation.key, as: 'agent' });
  expect(await agent(address)).toMatchObject({ status: 403, body: { code: 'not_entitled' } });
  const other = callerOf({ url: stack.url, key: stack.other.key, as: 'operator' });
  expect(await other(address)).toMatchObject({ status: 200, body: { items: [] } });
});

it('refuses a cursor of another list', async () => {
  expect(await operator()(`${address}?cursor=MS4x`)).toMatchObject({ status: 400, body: { code: 'invalid_cursor' } });
});
