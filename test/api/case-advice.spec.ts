// Lost if these fail: a supervisor is advised without what the house knows of the customer, or a cost that is too high loses its way up.
import { makePartner, sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { adviceOn, approve, customer, euro, taken } from './case-taken';
import { type ApiStack, startApiStack } from './stack';
import { inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack.stop());

const factOf = (facts: readonly { fact: string }[], name: string) => facts.find(({ fact }) => fact === name);

describe('a case’s own advice', () => {
  it('comes from what the case knows and what the reader supposes, and names what nobody knows', async () => {
    const held = await story.raise({ customer: customer(), assessment: { verdict: 'justified', situation: 'dispute_or_compensation' } });
    const body = await adviceOn(held);
    expect(body).toMatchObject({ policyVersion: 1, dossierVersion: 1, withheld: null });
    expect(body.evaluation).toMatchObject({ verdict: 'yes', rule: 'dispute_or_compensation', because: { fr: expect.any(String) } });
    expect(body.decision).toMatchObject({ advice: 'case_by_case', certain: false, balance: { green: 2, amber: 0, red: 0 }, repeat: false });
    expect(factOf(body.decisionFacts, 'satisfaction')).toEqual({ fact: 'satisfaction', value: 4.8, from: 'dossier' });
    for (const fact of ['costMinor', 'cause', 'churnRisk', 'policy'])
      expect(factOf(body.decisionFacts, fact)).toEqual({ fact, value: null, from: 'unknown' });
    const supposed = await adviceOn(held, '?costMinor=3500&cause=customer_situation&churnRisk=high');
    expect(supposed.decision).toMatchObject({ advice: 'approve', certain: true, leaning: 'approve', rule: 'loyal-legitimate-small' });
    expect(supposed.decision.criteria.map(({ criterion, colour }: Record<string, string>) => `${criterion} ${colour}`)).toEqual([
      'tenure green',
      'satisfaction green',
      'cost amber',
      'cause amber',
      'churn_risk green',
    ]);
  }, 30_000);

  it('knows nothing of what an assessment said that the case did not take', async () => {
    const held = await story.raise({ customer: customer(), assessment: undefined });
    const refused = ['assess', { verdict: 'justified', situation: 'already_answered' }] satisfies [string, object];
    expect((await held.send('expert', refused)).status).toBe(403);
    expect((await adviceOn(held)).evaluation).toMatchObject({ rule: null });
    await held.does('agent', 'assess', { verdict: 'justified', situation: 'dispute_or_compensation' });
    expect((await held.send('agent', refused)).status).toBe(409);
    expect((await adviceOn(held)).evaluation).toMatchObject({ verdict: 'yes', rule: 'dispute_or_compensation' });
  }, 30_000);

  it('counts what the customer asked before, what came of it and what it cost', async () => {
    const theirs = customer();
    const first = await taken(story, { customer: theirs, profile: { category: 'billing' } });
    await first.does('supervisor', 'decide', approve(3500, { actions: [{ kind: 'credit', amountMinor: 3500 }] }));
    const second = await story.raise({ customer: theirs, profile: { category: 'legal' } });
    const third = await story.raise({ customer: theirs });
    const { earlier, decision, decisionFacts } = await adviceOn(third);
    expect(earlier).toMatchObject({ count: 2, sameCategory: 1 });
    expect(earlier.items).toMatchObject([
      { id: second.id, category: 'legal', granted: null },
      { id: first.id, category: 'billing', granted: euro(3500) },
    ]);
    expect(decision.repeat).toBe(true);
    expect(factOf(decisionFacts, 'repeat')).toMatchObject({ value: true, from: 'history' });
    expect((await adviceOn(first)).earlier).toEqual({ count: 0, sameCategory: 0, items: [] });
  }, 60_000);

  it('shows how the like was decided, and how the customer was three days later', async () => {
    const like = { category: 'vip', reason: 'high_risk_customer', cause: 'company_error' } as const;
    const before = await taken(story, { profile: like });
    await before.does('supervisor', 'decide', { choice: 'alternative', motive: 'Un mois', cost: euro(5000) });
    await before.reaches('following_up');
    await before.does('supervisor', 'record-check', { satisfied: true, satisfaction: 5 });
    const other = await taken(story, { profile: { category: 'vip' } });
    await other.does('supervisor', 'decide', { choice: 'maintain_refusal', motive: 'Non', cost: euro(0) });
    const held = await story.raise({ customer: customer(), profile: { ...like } });
    const { precedents } = await adviceOn(held, '?costMinor=4000');
    expect(precedents.weighed).toBe(2);
    expect(precedents.items).toMatchObject([
      {
        id: before.id,
        choice: 'alternative',
        amountMinor: 5000,
        satisfied: true,
        satisfaction: 5,
        alike: ['reason', 'cause', 'cost_band'],
      },
      { id: other.id, choice: 'maintain_refusal', satisfied: null, alike: [] },
    ]);
  }, 60_000);

  it('is masked for a partner’s people where it tells what the company grants, and knows only of their cases', async () => {
    const { userId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
    const theirs = customer();
    await story.raise({ customer: theirs });
    const held = await story.raise({ customer: theirs, agentId: userId });
    const partner = callerOf({ url: stack.url, key: stack.organisation.key, as: userId });
    const { status, body } = await partner(`GET /v1/escalations/${held.id}/advice?costMinor=100`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      decision: null,
      decisionFacts: [],
      earlier: { count: 0, items: [] },
      precedents: { weighed: 0, items: [] },
    });
    expect((await adviceOn(held)).earlier.count).toBe(1);
  }, 30_000);
});

it('a cost above the ceiling is answered with the command that carries it up, and the next level reads who recommends what and why', async () => {
  const held = await taken(story, { profile: { category: 'billing' } });
  const refused = await held.send('supervisor', ['decide', approve(15_000, { motive: 'Deux mois de panne' })]);
  expect(refused).toMatchObject({ status: 403, body: { code: 'above_ceiling', ceilingMinor: 10_000, allowedRoles: ['direction'] } });
  const { command, body } = refused.body.next;
  await held.does('supervisor', command, body);
  await held.reaches('awaiting_acknowledgment');
  const recommendation = { choice: 'approve', amountMinor: 15_000 };
  const { recommendation: inCase } = (await held.read('', 'expert')).body;
  const { recommendation: inBriefing } = (await held.read('/briefing', 'expert')).body;
  expect(inCase).toEqual(recommendation);
  const by = stack.organisation.people.supervisor.id;
  expect(inBriefing).toEqual({ ...recommendation, currency: 'EUR', motive: 'Deux mois de panne', by, at: expect.any(String) });
  expect(factOf((await adviceOn(held)).decisionFacts, 'costMinor')).toMatchObject({ value: 15_000, from: 'recommendation' });
}, 30_000);

it('a cost above the ceiling at the top of the ladder is answered with who may decide it, and with no command that would be refused', async () => {
  const { people, teams } = stack.organisation;
  const held = await story.raise({ profile: { category: 'billing', level: 4 } });
  await held.reaches('awaiting_acknowledgment');
  await held.does('director', 'reassign', { role: 'recipient', to: people.expert.id, teamId: teams[3], reason: 'Absence' });
  await held.does('expert', 'acknowledge', { promisedAt: inHours(4) });
  const refused = await held.send('expert', ['decide', approve(15_000)]);
  expect(refused).toMatchObject({ status: 403, body: { code: 'above_ceiling', ceilingMinor: 10_000, allowedRoles: ['direction'] } });
  expect(refused.body.detail).toContain('top of the ladder');
  expect(refused.body).not.toHaveProperty('next');
}, 30_000);

it('a decision taken before advice was kept has none on record', async () => {
  const held = await taken(story);
  await held.does('supervisor', 'decide', { choice: 'maintain_refusal', motive: 'Non', cost: euro(0) });
  await sqlOf(stack.databaseUrl, (sql) => sql('update decision set advice = null where escalation_id = $1', [held.id]));
  expect((await adviceOn(held)).decisions).toMatchObject([{ choice: 'maintain_refusal', advice: null }]);
}, 30_000);
