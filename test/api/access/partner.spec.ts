// Lost if these fail: a partner's people read of the customer, of costs or of strangers what their cases do not need (domain.md §1, "Outsourcing").
import { randomUUID } from 'node:crypto';
import type { RaiseRequest } from '@relais/contracts';
import { makePartner, sqlOf } from '../../persistence/sql';
import { type Caller, callerOf, type Reply } from '../caller';
import { raiseBody } from '../raise-body';
import { type ApiStack, startApiStack } from '../stack';
import { CaseInHand, Story } from '../story';

const cost = 7_731;
/** A word in each field that is masked and may be searched for. */
const planted = {
  name: 'Quillan',
  reference: 'CREF-ORCHID',
  email: 'plantedmail@example.com',
  plan: 'Xenolith',
  contract: 'Zeugma',
  link: 'https://files.example.com/plantedlink',
  option: 'Ytterbium',
  recommendation: 'Wolframite',
  opinion: 'Vermiculite',
  note: 'Thunbergia',
  mail: 'Sassafras',
  motive: 'Rhododendron',
  override: 'Quercitron',
} as const;

let stack: ApiStack;
let partner: Caller;
let company: Caller;
let userId: string;
let held: CaseInHand;

const raiseOf = (agentId: string): RaiseRequest => {
  const { dossier } = raiseBody();
  const evidence = [{ kind: 'invoice' as const, label: 'Facture', link: planted.link }];
  const context = { ...dossier.context, plan: planted.plan, contract: planted.contract };
  const judged = { options: [{ label: planted.option }], recommendation: planted.recommendation, agentOpinion: planted.opinion };
  return raiseBody({
    customer: { reference: planted.reference, name: planted.name, email: planted.email, language: 'fr' },
    dossier: { ...dossier, subject: 'Malachite', context, evidence, ...judged },
    agentId,
  });
};

/** A case of the partner's that the company decided, its mails as they were sent; who reads is its point of contact, a colleague of who wrote it. */
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  const ofPartner = () => makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  ({ userId } = await ofPartner());
  const { userId: writerId } = await ofPartner();
  const call = { url: stack.url, key: stack.organisation.key };
  partner = callerOf({ ...call, as: userId });
  company = callerOf({ ...call, as: 'supervisor' });
  const raised = await partner('POST /v1/escalations', { body: { ...raiseOf(writerId), pointOfContactId: userId } });
  expect(raised.status).toBe(201);
  expect(raised.body.customerReference).toBeNull();
  held = new CaseInHand(new Story(stack), raised.body.id);
  await held.reaches('awaiting_acknowledgment');
  await held.does('supervisor', 'acknowledge', { promisedAt: new Date(Date.now() + 3_600_000).toISOString() });
  await held.does('supervisor', 'add-note', { note: planted.note });
  const actions = [{ kind: 'credit', amountMinor: cost }];
  await held.does('supervisor', 'decide', {
    choice: 'approve',
    motive: planted.motive,
    override: planted.override,
    cost: { amountMinor: cost, currency: 'EUR' },
    actions,
  });
  await held.reaches('following_up');
  await sqlOf(stack.databaseUrl, (sql) =>
    sql('update message set subject = $1, body = $1 where escalation_id = $2', [planted.mail, held.id]),
  );
}, 180_000);
afterAll(() => stack.stop());

const paths = () =>
  ['', '/briefing', '/dossier/versions', '/dossier/versions/1', '/dossier/versions/1/diff/1', '/advice', '/timeline', '/messages'].map(
    (part) => `GET /v1/escalations/${held.id}${part}`,
  );
const everything = async (call: Caller): Promise<Reply[]> =>
  Promise.all(['GET /v1/escalations', ...paths(), 'GET /v1/teams', 'GET /v1/calendars'].map((request) => call(request)));
const planting = [...Object.values(planted), `"amountMinor":${cost}`].filter((mark) => mark !== planted.email);

it('shows the company every planted word, so that the search below can find', async () => {
  const said = JSON.stringify((await everything(company)).map(({ body }) => body));
  expect(planting.filter((mark) => !said.includes(mark))).toEqual([]);
});

it('shows a partner’s people none of them, on any route', async () => {
  const replies = await everything(partner);
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  const note = await partner(`POST /v1/escalations/${held.id}/add-note`, { body: { note: 'Vu' } });
  expect(note.status).toBe(200);
  const said = JSON.stringify([...replies, note].map(({ body }) => body));
  expect([...planting, planted.email].filter((mark) => said.includes(mark))).toEqual([]);
  expect(said).toContain('Malachite');
});

it('names to them whoever has a part in the case, and nobody else', async () => {
  const { people } = stack.organisation;
  await held.does('manager', 'reassign', { role: 'point_of_contact', to: people.manager.id, reason: 'Congés' });
  await held.does('director', 'reassign', { role: 'point_of_contact', to: userId, reason: 'Retour' });
  const { body } = await partner(`GET /v1/escalations/${held.id}/timeline`);
  const said = JSON.stringify(body);
  expect(said).toContain('Test supervisor');
  expect(said).not.toMatch(/Test (manager|director)/);
  expect(said).toContain('quelqu’un a réaffecté');
});

it('answers a repeat masked, and as unknown once the case is theirs no more', async () => {
  const mine = await partner('POST /v1/escalations', { body: raiseOf(userId) });
  const request = `POST /v1/escalations/${mine.body.id}/add-note`;
  const same = { body: { note: 'Vu' }, idempotencyKey: randomUUID() };
  const first = await partner(request, same);
  expect(first.body.customerReference).toBeNull();
  expect((await partner(request, same)).body).toEqual(first.body);
  const other = stack.organisation.people.agent.id;
  const moved = 'update escalation set agent_id = $1, owner_id = $1, point_of_contact_id = $1 where id = $2';
  await sqlOf(stack.databaseUrl, (sql) => sql(moved, [other, mine.body.id]));
  const { instance: _one, ...hidden } = (await partner(request, same)).body;
  const { instance: _other, ...unknown } = (await partner(`POST /v1/escalations/${randomUUID()}/add-note`, same)).body;
  expect(hidden).toEqual(unknown);
  expect(hidden.code).toBe('not_found');
});

it('finds nothing for them by a word that they may not read', async () => {
  const foundBy = async (call: Caller, q: string) => (await call(`GET /v1/escalations?q=${encodeURIComponent(q)}`)).body.items.length;
  for (const q of [
    planted.name,
    planted.reference,
    planted.plan,
    planted.contract,
    planted.option,
    planted.recommendation,
    planted.opinion,
  ]) {
    expect({ q, found: await foundBy(company, q) }).not.toEqual({ q, found: 0 });
    expect({ q, found: await foundBy(partner, q) }).toEqual({ q, found: 0 });
  }
  expect(await foundBy(partner, 'malachite')).toBe(1);
});
