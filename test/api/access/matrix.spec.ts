// Lost if this fails: somebody reads or changes a case that is not for them. Every endpoint × caller × relation, from the tables alone.
import { randomUUID } from 'node:crypto';
import { type CaseView, commandBodies, erasureReasons, legalBases, type PublicCommand } from '@relais/contracts';
import { adviceTable } from '@relais/domain/decision';
import { markedBody } from '@relais/testing/cases';
import type { CommandEndpoint } from '../../../apps/api/commands/command.endpoints';
import { endpoints } from '../../../apps/api/endpoints';
import type { Endpoint } from '../../../apps/api/http/endpoint';
import { makePartner, sqlOf } from '../../persistence/sql';
import { type Caller, callerOf, type Reply } from '../caller';
import { policyOf } from '../organisations';
import { raiseBody } from '../raise-body';
import { type ApiStack, startApiStack } from '../stack';
import { CaseInHand, Story } from '../story';
import { type Expected, expected, type MatrixCaller, type Relation, relations } from './expected';
import { type MatrixPeople, matrixPeople } from './people';

interface Cell {
  readonly row: Endpoint;
  readonly caller: MatrixCaller;
  readonly relation: Relation | null;
  readonly escalationId: string | null;
}

let stack: ApiStack;
let people: MatrixPeople;
/** The id of the case for each relation, by the caller's name. */
const cases = new Map<string, Readonly<Record<Relation, string>>>();
const seen = new Map<string, CaseView>();

const as = ({ person }: MatrixCaller): Caller => {
  const call = callerOf({ url: stack.url, key: stack.organisation.key, as: '' });
  return (request, more = {}) => call(request, { for: person?.id ?? null, ...more });
};

async function raised(agentId: string, { level = 2, foreign = false } = {}): Promise<string> {
  const { key } = foreign ? stack.other : stack.organisation;
  const call = callerOf({ url: stack.url, key, as: 'agent' });
  const body = raiseBody({ profile: { category: 'billing', level }, ...(foreign ? {} : { agentId }) });
  const { status, body: view } = await call('POST /v1/escalations', { body });
  expect(status).toBe(201);
  const story = new Story({ url: stack.url, organisation: foreign ? stack.other : stack.organisation });
  await new CaseInHand(story, view.id).reaches('awaiting_acknowledgment');
  const { body: settled } = await call(`GET /v1/escalations/${view.id}`, { for: null });
  seen.set(view.id, settled);
  return view.id;
}

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  people = await matrixPeople(stack.databaseUrl, stack.organisation);
  const { backup } = stack.organisation.people;
  const [other, partners, foreign] = await Promise.all([
    raised(backup.id, { level: 4 }),
    raised(people.stranger.id, { level: 4 }),
    raised('', { foreign: true }),
  ]);
  await Promise.all(
    people.callers.map(async ({ name, person }) => {
      const own = person ? await raised(person.id) : other;
      cases.set(name, { own, 'other team’s': other, 'partner team’s': partners, 'other organisation’s': foreign });
    }),
  );
}, 180_000);
afterAll(() => stack.stop());

const codes: Partial<Record<PublicCommand, () => object>> = {
  pick_up: () => ({ onTheLine: [stack.organisation.people.supervisor.id] }),
  end_call: () => ({ onTheLine: [stack.organisation.people.supervisor.id] }),
  reassign: () => ({
    role: 'recipient',
    to: stack.organisation.people.supervisor.id,
    teamId: stack.organisation.teams[2],
    reason: 'Congés',
  }),
  open_arbitration: () => ({ teamId: stack.organisation.teams[2], deciderId: stack.organisation.people.manager.id }),
  state_position: () => ({ teamId: stack.organisation.teams[2] }),
  settle_arbitration: () => ({
    to: 'recipient',
    userId: stack.organisation.people.supervisor.id,
    teamId: stack.organisation.teams[2],
  }),
};

const openMondays = { name: 'Lundi', document: { timeZone: 'UTC', week: { mon: [['09:00', '17:00']] } } };
const plan = { timeZone: 'UTC', layers: [] };
const someday = { userId: randomUUID(), from: '2031-02-02T09:00:00Z', to: '2031-02-02T10:00:00Z' };
/** Of endpoints that are no command, where words alone make no body. */
const bodies: Readonly<Record<string, object>> = {
  createCalendar: openMondays,
  saveCalendar: openMondays,
  chooseTeamCalendar: { calendarId: null },
  erasePerson: { subject: { customerReference: 'nobody' }, reason: erasureReasons[0], legalBasis: legalBases[0] },
  saveOnCallPlan: plan,
  overrideOnCall: someday,
  swapOnCall: { one: someday, other: someday },
  previewOnCall: { plan, at: someday.from },
  previewTemplate: { name: 'update.customer', language: 'fr', subject: 'S', body: 'B' },
  recordAbsence: someday,
  applyPolicy: { version: 1, reason: 'word' },
  previewPolicyOfCase: { version: 1 },
  draftPolicy: { from: 999_999 },
  planPolicy: { document: policyOf({ 1: randomUUID(), 2: randomUUID(), 3: randomUUID(), 4: randomUUID() }) },
  savePolicyDraft: { document: policyOf({ 1: randomUUID(), 2: randomUUID(), 3: randomUUID(), 4: randomUUID() }) },
  tryPolicyTable: {},
  moveTableRule: {},
  savePolicyTable: adviceTable,
  addTableRule: { rule: adviceTable.rules[0] },
  replaceTableRule: { when: [], gives: [] },
  calculateDeadline: { calendar: openMondays.document, from: '2026-02-02T09:00:00Z', amount: 'PT1H' },
  calculateElapsed: { calendar: openMondays.document, from: '2026-02-02T09:00:00Z', to: '2026-02-02T10:00:00Z' },
};

const stretch = `?team=${someday.userId}&from=${someday.from}&to=${someday.to}`;
/** Of endpoints that ask for something in the address. */
const queries: Readonly<Record<string, string>> = {
  whoIsOnCall: `?team=${someday.userId}`,
  onCallCalendar: stretch,
  exportOnCallCalendar: stretch,
  listHolidays: '?country=FR&year=2031',
};

function bodyOf(row: Endpoint): unknown {
  if (!row.body) return undefined;
  if (row.name in bodies || !('command' in row)) return bodies[row.name] ?? markedBody(row.body.schema, 'word');
  const { command } = row as CommandEndpoint;
  return { ...(markedBody(commandBodies[command](), 'word') as object), ...codes[command]?.() };
}

const neverThere = '"999999"';

/** Perhaps taken is no answer: asked again with the same key until there is one. */
async function ask({ row, caller, escalationId }: Cell): Promise<Reply> {
  const place = row.path
    .replace('{escalationId}', escalationId ?? '')
    .replaceAll(/\{(version|from|to)\}/g, row.access.about === 'case' ? '1' : '999999')
    .replace('{table}', 'advice')
    .replaceAll(/\{\w+\}/g, () => randomUUID());
  const path = place + (queries[row.name] ?? '');
  const headers: Record<string, string> = row.ifMatch ? { 'if-match': neverThere } : {};
  const call = { body: bodyOf(row), headers, idempotencyKey: randomUUID() };
  let reply = await as(caller)(`${row.method} ${path}`, call);
  while (reply.status === 503) reply = await as(caller)(`${row.method} ${path}`, call);
  return reply;
}

const answered = ({ status, body }: Reply): string => (status < 400 ? 'in' : body.code);
/** What an endpoint may say to somebody whom it lets in and whose body or id means nothing to it. */
const letIn = new Set(['in', 'not_found', 'invalid_request', 'calendar_refused', 'invalid_command', 'decision_table_refused']);

function says(cell: Cell, reply: Reply): string {
  const got = answered(reply);
  return expectedOf(cell) === 'in' && cell.row.access.about !== 'case' && letIn.has(got) ? 'in' : got;
}

const expectedOf = ({ row, caller, relation, escalationId }: Cell): Expected =>
  expected(row, { caller, relation, seen: escalationId === null ? null : (seen.get(escalationId) ?? null) });

const ofOneCase = endpoints.filter(({ access }) => access.about === 'case');
// Cases that a list shows and a ticket joins, and streams, are below; links carry their own proof.
const ofNoCase = endpoints.filter(
  ({ access: { about }, name }) => about === 'organisation' || (about === 'nothing' && !name.includes('cknowledg')),
);

async function differences(cells: readonly Cell[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const cell of cells) {
    const reply = await ask(cell);
    const [got, wanted] = [says(cell, reply), expectedOf(cell)];
    if (got !== wanted) wrong.push(`${cell.row.name} · ${cell.caller.name} · ${cell.relation}: ${got} instead of ${wanted}`);
  }
  return wrong;
}

it('lets everybody do to one case exactly what the tables say', async () => {
  const lanes = people.callers.flatMap((caller) =>
    relations.map((relation) => {
      const escalationId = cases.get(caller.name)?.[relation] as string;
      return ofOneCase.map((row): Cell => ({ row, caller, relation, escalationId }));
    }),
  );
  const wrong: string[][] = [];
  const waiting = [...lanes];
  const worker = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) wrong.push(await differences(lane));
  };
  await Promise.all(Array.from({ length: 6 }, worker));
  process.stdout.write(`access matrix: ${lanes.flat().length} cells of one case\n`);
  expect(wrong.flat()).toEqual([]);
}, 120_000);

it('lets everybody see and run the organisation exactly as the tables say', async () => {
  const cells = people.callers.flatMap((caller) => ofNoCase.map((row): Cell => ({ row, caller, relation: null, escalationId: null })));
  process.stdout.write(`access matrix: ${cells.length} cells of no case\n`);
  expect(await differences(cells)).toEqual([]);
}, 60_000);

const ofTheirOrganisation = ['own', 'other team’s', 'partner team’s'] as const;
const relationsSeenBy = ({ person }: MatrixCaller): readonly Relation[] => (person?.partner ? ['own'] : ofTheirOrganisation);

it('lists to everybody the cases that they may see, and no others', async () => {
  for (const caller of people.callers) {
    const { body } = await as(caller)('GET /v1/escalations?limit=200');
    const listed = new Set(body.items.map(({ id }: { id: string }) => id));
    const there = relations.filter((relation) => listed.has(cases.get(caller.name)?.[relation]));
    expect({ caller: caller.name, there }).toEqual({ caller: caller.name, there: relationsSeenBy(caller) });
  }
}, 60_000);

it('opens a stream of hints to every caller', async () => {
  for (const { person } of people.callers) {
    const aborting = new AbortController();
    const headers = { authorization: `Bearer ${stack.organisation.key}`, ...(person && { 'relais-acting-for': person.id }) };
    const { status } = await fetch(`${stack.url}/v1/stream`, { headers, signal: aborting.signal });
    aborting.abort();
    expect(status).toBe(200);
  }
}, 60_000);

it('lets everybody with a name raise, and join no case that is hidden from them', async () => {
  for (const caller of people.callers) {
    for (const relation of ofTheirOrganisation) {
      const { ticketReference } = seen.get(cases.get(caller.name)?.[relation] as string) as CaseView;
      const { status } = await as(caller)('POST /v1/escalations', { body: raiseBody({ ticket: { reference: ticketReference } }) });
      const joined = relationsSeenBy(caller).includes(relation) ? 200 : 403;
      const wanted = caller.person ? joined : 422;
      expect({ caller: caller.name, relation, status }).toEqual({ caller: caller.name, relation, status: wanted });
    }
  }
}, 60_000);

it('knows nothing of another organisation’s ticket', async () => {
  const foreign = cases.get('agent')?.['other organisation’s'] as string;
  const { ticketReference } = seen.get(foreign) as CaseView;
  const caller = people.callers[0] as MatrixCaller;
  const reply = await as(caller)('POST /v1/escalations', { body: raiseBody({ ticket: { reference: ticketReference } }) });
  expect(reply.status).toBe(201);
  expect(reply.body.id).not.toBe(foreign);
}, 60_000);

it('lets somebody without a role do nothing', async () => {
  const { userId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  await sqlOf(stack.databaseUrl, (sql) => sql('delete from membership where user_id = $1', [userId]));
  const call = callerOf({ url: stack.url, key: stack.organisation.key, as: userId });
  for (const request of ['GET /v1/escalations', 'GET /v1/teams', 'GET /v1/stream', `GET /v1/escalations/${cases.get('agent')?.own}`])
    expect(await call(request)).toMatchObject({ status: 403, body: { code: 'not_entitled' } });
}, 60_000);
