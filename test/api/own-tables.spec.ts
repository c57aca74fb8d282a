// Lost if these fail: a case is held to rules that were published after it was raised, or to the domain's in place of its organisation's.
import type { Reply } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const dossier = {
  hitPolicy: 'collect',
  inputs: [{ name: 'category', expression: 'category' }],
  outputs: [{ name: 'requirement', type: 'string' }],
  rules: [{ id: 'how-often', when: ['-'], gives: ['"frequency"'] }],
  examples: [],
};
const advice = {
  hitPolicy: 'first',
  inputs: [{ name: 'cost', expression: 'costMinor' }],
  outputs: [{ name: 'advice', type: 'string' }],
  rules: [{ id: 'generous', when: ['-'], gives: ['"approve"'] }],
  examples: [],
};
const evaluation = {
  hitPolicy: 'first',
  inputs: [{ name: 'situation', expression: 'situation' }],
  outputs: [{ name: 'verdict', type: 'string' }],
  rules: [{ id: 'always', when: ['-'], gives: ['"yes"'] }],
  examples: [],
};

async function publish(change: object): Promise<number> {
  const operator = story.as('operator');
  const { document } = (await operator('GET /v1/policy')).body;
  const draft = await operator('POST /v1/policy/drafts', { body: { document: { ...document, ...change } } });
  const published = await operator(`POST /v1/policy/drafts/${draft.body.version}/publish`, { body: { reason: 'For this test' } });
  expect(published.status).toBe(200);
  return published.body.version;
}
const missing = ({ body }: Reply): string[] => body.missing.map(({ pointer }: { pointer: string }) => pointer);

it('a case is asked for what its own version requires and advised by it, whatever is published after', async () => {
  const withoutFrequency = { dossier: { ...raiseBody().dossier, particulars: { period: 'Mai' } } };
  const own = await publish({ tables: { dossier, advice, evaluation } });
  const held = await story.raise(withoutFrequency);
  await held.reaches('documenting');
  expect(missing(await held.read())).toEqual(['/particulars/frequency']);
  const later = await publish({ tables: {} });
  await held.does('agent', 'add-fact', { at: new Date(Date.now() - 60_000).toISOString(), text: 'Une troisième facture' });
  const after = await held.read();
  expect([after.body.status, missing(after)]).toEqual(['documenting', ['/particulars/frequency']]);
  expect((await held.read('/advice?costMinor=50000', 'supervisor')).body).toMatchObject({
    policyVersion: own,
    evaluation: { rule: 'always' },
    decision: { rule: 'generous', advice: 'approve' },
  });
  const next = await story.raise({});
  await next.reaches('awaiting_acknowledgment');
  const { body } = await next.read('/advice?costMinor=50000', 'supervisor');
  expect(body).toMatchObject({ policyVersion: later });
  expect([body.evaluation.rule, body.decision.rule]).not.toEqual(['always', 'generous']);
  expect(body.decision.advice).not.toBe('approve');
}, 60_000);

it('a case goes to the team of the row that its own version has first, and one raised before stays where it is', async () => {
  const { teams } = stack.organisation;
  const { matrix } = (await story.as('operator')('GET /v1/policy')).body.document;
  const recipientOf = async (one: CaseInHand) => (await one.read()).body.recipient.teamId;
  const before = await story.raise();
  await before.reaches('awaiting_acknowledgment');
  await publish({ matrix: [{ category: ['billing'], level: [2], teamId: teams[3] }, ...matrix] });
  const [billing, other] = [await story.raise(), await story.raise({ profile: { category: 'technical' } })];
  for (const one of [billing, other]) await one.reaches('awaiting_acknowledgment');
  expect([await recipientOf(before), await recipientOf(billing), await recipientOf(other)]).toEqual([teams[2], teams[3], teams[2]]);
}, 60_000);
