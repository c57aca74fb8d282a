// Lost if these fail: somebody decides against the house's rule and nobody can say why.
import { randomUUID } from 'node:crypto';
import { makePartner } from '../persistence/sql';
import { holdNextCommand } from './answers-in-hand';
import { callerOf } from './caller';
import { adviceOn, approve, customer, euro, taken } from './case-taken';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack.stop());

describe('a decision against the advice', () => {
  it('says why, or is refused with the place, the advice and the remedy', async () => {
    const held = await taken(story);
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
    const held = await taken(story);
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
    const held = await taken(story);
    await held.does('supervisor', 'decide', { choice: 'alternative', motive: 'Un entretien', cost: euro(1000) });
    expect((await adviceOn(held)).decisions).toMatchObject([{ advice: { advice: 'refuse', against: false } }]);
  }, 30_000);

  it('is none while a fact that nobody knows could change the advice', async () => {
    const held = await taken(story, { profile: { category: 'billing' } });
    await held.does('supervisor', 'decide', approve(9900));
    expect((await adviceOn(held)).decisions).toMatchObject([{ advice: { certain: false, against: false } }]);
  }, 30_000);

  it('is an alternative where the exception asked for is advised, weighed at what was asked for and not at what is given', async () => {
    const loyal = { category: 'billing', cause: 'company_error' } as const;
    const asked = (amountMinor: number) => ({ ...loyal, impact: { amountMinor } });
    const alternative = { choice: 'alternative', motive: 'Un bon', cost: euro(2000) };
    const small = await taken(story, { profile: asked(3500) });
    expect((await small.send('supervisor', ['decide', alternative])).body).toMatchObject({ advice: { advice: 'approve' } });
    const larger = await taken(story, { profile: asked(6000) });
    await larger.does('supervisor', 'decide', alternative);
    const unknown = await taken(story, { profile: loyal });
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

  it('is weighed anew when its key comes again after the case had moved on while it was on its way', async () => {
    const held = await taken(story);
    const decide = (): [string, object] => ['decide', approve(3500, { override: 'La colère venait de notre retard.' })];
    const same = { idempotencyKey: randomUUID() };
    const underWay = holdNextCommand();
    const first = held.send('supervisor', decide(), same);
    await underWay.given;
    await held.does('supervisor', 'request-information', { from: 'agent', question: 'Quel mois ?' });
    underWay.release();
    expect((await first).body.code).toBe('not_allowed_now');
    await held.does('agent', 'dossier', { dossier: raiseBody().dossier });
    await held.does('agent', 'provide-information', { answer: 'Le mois de mai' });
    expect((await held.send('supervisor', decide(), same)).status).toBe(200);
    expect((await adviceOn(held)).decisions).toMatchObject([{ advice: { dossierVersion: 2 } }]);
  }, 30_000);

  it('is weighed by the cause that whoever decides sees', async () => {
    const held = await taken(story, { profile: { category: 'billing' } });
    const refusal = await held.send('supervisor', ['decide', approve(3500, { cause: 'testing' })]);
    expect(refusal.body).toMatchObject({ code: 'override_unexplained', advice: { rule: 'test-or-aggression' } });
    await held.does('supervisor', 'decide', approve(3500, { cause: 'company_error' }));
  }, 30_000);

  it('tells nothing of the advice to whoever may not decide, or comes too late', async () => {
    const held = await taken(story);
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
