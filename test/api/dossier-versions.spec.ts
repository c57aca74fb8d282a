// Lost if these fail: a dossier is rewritten and nobody can tell what the first recipient had read, or a partner's agent loses what they wrote.
import { makePartner } from '../persistence/sql';
import { type Caller, callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { CaseInHand, Story } from './story';

const judged = { options: [{ label: 'Un avoir' }], recommendation: 'L’avoir', agentOpinion: 'Fondée' };
const written = { ...raiseBody().dossier, ...judged };

let stack: ApiStack;
let held: CaseInHand;
let writer: Caller;
let colleague: Caller;
let writerId: string;
const versions = (part = '') => `GET /v1/escalations/${held.id}/dossier/versions${part}`;

/** A partner's agent raised the case; a colleague of theirs is its point of contact. */
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  const partner = () => makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
  const [one, other] = [await partner(), await partner()];
  const call = { url: stack.url, key: stack.organisation.key };
  writer = callerOf({ ...call, as: one.userId });
  colleague = callerOf({ ...call, as: other.userId });
  writerId = one.userId;
  const raised = await writer('POST /v1/escalations', { body: raiseBody({ dossier: written, pointOfContactId: other.userId }) });
  held = new CaseInHand(new Story(stack), raised.body.id);
  await held.reaches('awaiting_acknowledgment');
}, 180_000);
afterAll(() => stack.stop());

const briefing = async (call: Caller) => (await call(`GET /v1/escalations/${held.id}/briefing`)).body.dossier;

it('a partner’s agent who reads the briefing and sends it back with one field changed keeps options, opinion, contract and evidence', async () => {
  const read = await briefing(writer);
  expect(read).toMatchObject(judged);
  const changed = { ...read, preciseAsk: 'Accorder un avoir de 40 euros' };
  expect((await writer(`PUT /v1/escalations/${held.id}/dossier`, { body: { dossier: changed } })).status).toBe(200);
  const { body } = await writer(versions('/1/diff/2'));
  expect(body.changes).toEqual([{ pointer: '/preciseAsk', from: written.preciseAsk, to: changed.preciseAsk }]);
  expect((await held.read('/briefing', 'supervisor')).body.dossier).toEqual(changed);
});

it('names who wrote each version and when, the newest first', async () => {
  const { body } = await colleague(versions());
  expect(body.items).toEqual([
    { version: 2, writtenBy: writerId, writtenAt: expect.any(String) },
    { version: 1, writtenBy: writerId, writtenAt: expect.any(String) },
  ]);
  expect(body.items[0].writtenAt > body.items[1].writtenAt).toBe(true);
});

it('shows each version as it was written, also the one that was replaced', async () => {
  expect((await held.read('/dossier/versions/1')).body).toMatchObject({
    version: 1,
    dossier: { preciseAsk: written.preciseAsk, ...judged },
  });
  expect((await held.read('/dossier/versions/2')).body.dossier.preciseAsk).toBe('Accorder un avoir de 40 euros');
});

it('compares either way, and finds no difference of a version with itself', async () => {
  expect((await held.read('/dossier/versions/2/diff/1')).body).toMatchObject({
    from: { version: 2 },
    to: { version: 1 },
    changes: [{ pointer: '/preciseAsk', to: written.preciseAsk }],
  });
  expect((await held.read('/dossier/versions/2/diff/2')).body.changes).toEqual([]);
});

it('shows a colleague who does not complete it neither costs nor evidence, and of a difference only where it is', async () => {
  for (const dossier of [await briefing(colleague), (await colleague(versions('/1'))).body.dossier]) {
    expect(dossier.preciseAsk).toEqual(expect.any(String));
    expect(Object.keys(dossier)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/options|recommendation|agentOpinion|evidence/)]),
    );
    expect(dossier.context.contract).toBeUndefined();
  }
  expect((await colleague(versions('/1/diff/2'))).body.changes).toEqual([{ pointer: '/preciseAsk' }]);
});

it('knows no version that was never written, and none of another organisation', async () => {
  for (const part of ['/dossier/versions/3', '/dossier/versions/1/diff/3']) expect((await held.read(part)).status).toBe(404);
  expect((await held.read('/dossier/versions/0')).status).toBe(400);
  for (const part of ['', '/1', '/1/diff/2']) expect((await writer(versions(part), { key: stack.other.key, for: null })).status).toBe(404);
});
