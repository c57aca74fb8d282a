// Lost if these fail: a supervisor decides against the house's rule and nobody can say why, or is advised without what the house knows of the customer.
import { randomUUID } from 'node:crypto';
import { makePartner, sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack.stop());

const customer = (reference: string = randomUUID()) => ({ reference, name: 'Marie Durand', language: 'fr' as const });
const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const approve = (amountMinor: number, more: object = {}) => ({ choice: 'approve', motive: 'Geste', cost: euro(amountMinor), ...more });

/** A case that its supervisor has taken; of an aggressive customer unless told otherwise. */
async function taken(change: Parameters<Story['raise']>[0] = {}): Promise<CaseInHand> {
  const held = await story.raise({ customer: customer(), profile: { category: 'billing', cause: 'aggression' }, ...change });
  await held.reaches('awaiting_acknowledgment');
  await held.does('supervisor', 'acknowledge', { promisedAt: inHours(1) });
  return held;
}
const adviceOn = async (held: CaseInHand, query = '') => (await held.read(`/advice${query}`, 'supervisor')).body;
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
    const first = await taken({ customer: theirs, profile: { category: 'billing' } });
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
    const before = await taken({ profile: like });
    await before.does('supervisor', 'decide', { choice: 'alternative', motive: 'Un mois', cost: euro(5000) });
    await before.reaches('following_up');
    await before.does('supervisor', 'record-check', { satisfied: true, satisfaction: 5 });
    const other = await taken({ profile: { category: 'vip' } });
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

describe('a decision against the advice', () => {
  it('says why, or is refused with the place, the advice and the remedy', async () => {
    const held = await taken();
    const refused = await held.send('supervisor', ['decide', approve(3500)]);
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'override_unexplained',
        errors: [{ pointer: '/override', detail: expect.any(String) }],
        advice: { advice: 'refuse', rule: 'test-or-aggression', policyVersion: 1 },
      },
    });
    expect((await held.read()).body.status).toBe('deciding');
    await held.does('supervisor', 'decide', approve(3500, { override: 'La colère venait de notre retard.' }));
  }, 30_000);

  it('stays on record with what was advised, in the sealed timeline and beside the decision, and is found by the list', async () => {
    const held = await taken();
    await held.does('supervisor', 'decide', approve(3500, { override: 'La colère venait de notre retard.' }));
    const shown = {
      policyVersion: 1,
      dossierVersion: 1,
      advice: 'refuse',
      certain: true,
      leaning: 'refuse',
      rule: 'test-or-aggression',
      costMinor: 3500,
    };
    const recorded = {
      ...shown,
      colours: { tenure: 'green', satisfaction: 'green', cost: 'amber', cause: 'red' },
      repeat: false,
      against: true,
    };
    const { items } = (await held.read('/timeline', 'supervisor')).body;
    const entry = items.find(({ type }: { type: string }) => type === 'decide');
    expect(entry).toMatchObject({ data: { advice: recorded }, text: { override: 'La colère venait de notre retard.' } });
    expect(entry.data.advice.unknown).toEqual(['churnRisk', 'policy']);
    const { decisions } = await adviceOn(held);
    expect(decisions).toMatchObject([{ choice: 'approve', by: stack.organisation.people.supervisor.id, advice: recorded }]);
    const listed = async (which: boolean) =>
      (await story.as('supervisor')(`GET /v1/escalations?againstAdvice=${which}&limit=200`)).body.items.map(({ id }: { id: string }) => id);
    expect(await listed(true)).toContain(held.id);
    expect(await listed(false)).not.toContain(held.id);
  }, 30_000);

  it('is no alternative where a refusal with alternatives is advised, and needs no words then', async () => {
    const held = await taken();
    await held.does('supervisor', 'decide', { choice: 'alternative', motive: 'Un entretien', cost: euro(1000) });
    expect((await adviceOn(held)).decisions).toMatchObject([{ advice: { advice: 'refuse', against: false } }]);
  }, 30_000);

  it('is none while a fact that nobody knows could change the advice', async () => {
    const held = await taken({ profile: { category: 'billing' } });
    await held.does('supervisor', 'decide', approve(9900));
    expect((await adviceOn(held)).decisions).toMatchObject([{ advice: { certain: false, against: false } }]);
  }, 30_000);

  it('is an alternative where the exception asked for is advised, weighed at what was asked for and not at what is given', async () => {
    const loyal = { category: 'billing', cause: 'company_error' } as const;
    const asked = (amountMinor: number) => ({ ...loyal, impact: { amountMinor } });
    const alternative = { choice: 'alternative', motive: 'Un bon', cost: euro(2000) };
    const small = await taken({ profile: asked(3500) });
    expect((await small.send('supervisor', ['decide', alternative])).body).toMatchObject({ advice: { advice: 'approve' } });
    const larger = await taken({ profile: asked(6000) });
    await larger.does('supervisor', 'decide', alternative);
    const unknown = await taken({ profile: loyal });
    await unknown.does('supervisor', 'decide', alternative);
  }, 30_000);

  it('is weighed when its key comes again after the case could not take it', async () => {
    const held = await story.raise({ customer: customer(), profile: { category: 'billing', cause: 'aggression' } });
    await held.reaches('awaiting_acknowledgment');
    const same = { idempotencyKey: randomUUID() };
    expect((await held.send('supervisor', ['decide', approve(3500)], same)).body.code).toBe('not_allowed_now');
    await held.does('supervisor', 'acknowledge', { promisedAt: inHours(1) });
    expect((await held.send('supervisor', ['decide', approve(3500)], same)).body.code).toBe('override_unexplained');
    expect((await held.read()).body.status).toBe('deciding');
  }, 30_000);

  it('is weighed by the cause that whoever decides sees', async () => {
    const held = await taken({ profile: { category: 'billing' } });
    const refusal = await held.send('supervisor', ['decide', approve(3500, { cause: 'testing' })]);
    expect(refusal.body).toMatchObject({ code: 'override_unexplained', advice: { rule: 'test-or-aggression' } });
    await held.does('supervisor', 'decide', approve(3500, { cause: 'company_error' }));
  }, 30_000);

  it('tells nothing of the advice to whoever may not decide, or comes too late', async () => {
    const held = await taken();
    expect((await held.send('agent', ['decide', approve(3500)])).body.code).toBe('not_entitled');
    await held.does('supervisor', 'decide', { choice: 'maintain_refusal', motive: 'Non', cost: euro(0) });
    expect((await held.send('supervisor', ['decide', approve(3500)])).body.code).toBe('not_allowed_now');
  }, 30_000);

  it('tells a partner’s people that they go against it, and not by which rule', async () => {
    const { userId, teamId } = await makePartner({ url: stack.databaseUrl, organisationId: stack.organisation.id });
    const held = await story.raise({ customer: customer(), profile: { category: 'billing', cause: 'aggression' } });
    await held.reaches('awaiting_acknowledgment');
    await held.does('manager', 'reassign', { role: 'recipient', to: userId, teamId, reason: 'Relais' });
    const partner = callerOf({ url: stack.url, key: stack.organisation.key, as: userId });
    await held.reaches('awaiting_acknowledgment');
    expect((await partner(`POST /v1/escalations/${held.id}/acknowledge`, { body: { promisedAt: inHours(1) } })).status).toBe(200);
    const { status, body } = await partner(`POST /v1/escalations/${held.id}/decide`, { body: approve(0) });
    expect([status, body.code]).toEqual([422, 'override_unexplained']);
    expect(JSON.stringify(body)).not.toMatch(/refuse|test-or-aggression/);
  }, 30_000);
});

it('a verdict against the evaluation matrix is taken, and what was advised stays on record', async () => {
  const { assessment: _none, ...body } = raiseBody({ customer: customer() });
  const raised = await story.as('agent')('POST /v1/escalations', { body });
  const verdict = { verdict: 'not_justified', situation: 'exception_possible', explanation: 'Non', alternative: 'Un report' };
  expect((await story.as('agent')(`POST /v1/escalations/${raised.body.id}/assess`, { body: verdict })).status).toBe(200);
  const { items } = (await story.as('agent')(`GET /v1/escalations/${raised.body.id}/timeline`)).body;
  const advice = { policyVersion: 1, verdict: 'yes', rule: 'exception_possible', against: true };
  expect(items.find(({ type }: { type: string }) => type === 'assess').data.advice).toEqual(advice);
}, 30_000);

it('a cost above the ceiling is answered with the command that carries it up, and the next level reads who recommends what and why', async () => {
  const held = await taken({ profile: { category: 'billing' } });
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

it('a decision taken before advice was kept has none on record', async () => {
  const held = await taken();
  await held.does('supervisor', 'decide', { choice: 'maintain_refusal', motive: 'Non', cost: euro(0) });
  await sqlOf(stack.databaseUrl, (sql) => sql('update decision set advice = null where escalation_id = $1', [held.id]));
  expect((await adviceOn(held)).decisions).toMatchObject([{ choice: 'maintain_refusal', advice: null }]);
}, 30_000);
