// Lost if these fail: a command that people are told of is not taken through the API, or its answer is not the case after it.

import { publicCommands } from '@relais/contracts';
import { opening, position, settling } from './arbitration-bodies';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
const taken = new Set<string>();

beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const does = async (...[escalation, person, command, body]: [CaseInHand, Parameters<CaseInHand['does']>[0], string, object?]) => {
  taken.add(command === 'dossier' ? 'complete_dossier' : command.replaceAll('-', '_'));
  return escalation.does(person, command, body);
};

const approval = {
  choice: 'approve',
  motive: 'Cliente fidèle, erreur de notre part',
  cost: { amountMinor: 3500, currency: 'EUR' },
  actions: [{ kind: 'credit', amountMinor: 3500 }],
};

describe('a whole life, each answer the case after it', () => {
  it('goes from the raise to the feedback', async () => {
    const escalation = await story.raise();
    expect((await escalation.read('', 'supervisor')).body).toMatchObject({
      status: 'awaiting_acknowledgment',
      allowed: expect.arrayContaining(['acknowledge', 'return']),
    });

    const promisedAt = inHours(3);
    const acknowledged = await does(escalation, 'supervisor', 'acknowledge', { promisedAt });
    expect(acknowledged).toMatchObject({ status: 'deciding', ownerId: stack.organisation.people.supervisor.id });
    expect(acknowledged.clocks).toContainEqual(expect.objectContaining({ clock: 'promise', dueAt: promisedAt }));

    expect((await does(escalation, 'supervisor', 'add-note', { note: 'Vue avec la facturation' })).status).toBe('deciding');
    await does(escalation, 'supervisor', 'add-fact', { at: inHours(-1), text: 'La double ligne est confirmée' });
    await does(escalation, 'supervisor', 'attach-evidence', { kind: 'log', label: 'Export', link: 'https://files.example.com/export' });
    await does(escalation, 'supervisor', 'update-customer', { message: 'Nous avançons', nextUpdateAt: inHours(5) });
    await does(escalation, 'supervisor', 'snooze', { until: inHours(1) });
    await does(escalation, 'supervisor', 'request-information', { from: 'agent', question: 'Quel mois ?' });
    expect((await does(escalation, 'agent', 'provide-information', { answer: 'Le mois de mai' })).status).toBe('deciding');

    expect((await does(escalation, 'supervisor', 'decide', approval)).decision).toMatchObject({ choice: 'approve', amountMinor: 3500 });
    await escalation.reaches('following_up');
    expect((await does(escalation, 'supervisor', 'record-check', { satisfied: true, satisfaction: 5 })).status).toBe('feedback');
    await does(escalation, 'supervisor', 'give-feedback', { wellDone: 'Dossier complet dès le départ' });
    expect(await does(escalation, 'agent', 'rate-support', { rating: 5 })).toMatchObject({
      status: 'closed',
      outcome: 'approved',
      allowed: [],
    });
    await showsWhatHappened(escalation);
  }, 60_000);

  async function showsWhatHappened(escalation: CaseInHand): Promise<void> {
    const { items } = (await escalation.read('/timeline?limit=500')).body;
    const events = items.filter(({ kind }: { kind: string }) => kind === 'event').map(({ type }: { type: string }) => type);
    expect(events.slice(0, 5)).toEqual(['raised', 'gate_answered', 'recipient_found', 'acknowledge', 'add_note']);
    expect(items.find(({ type }: { type: string }) => type === 'add_note')).toMatchObject({
      actor: { person: { name: 'Test supervisor' } },
      text: { note: 'Vue avec la facturation' },
      summary: { fr: 'Test supervisor a ajouté une note' },
    });
    const { body: briefing } = await escalation.read('/briefing');
    expect(briefing.dossier.preciseAsk).toBe('Accorder un avoir de 35 euros');
    expect(briefing.facts.map(({ text }: { text: string }) => text)).toContain('La double ligne est confirmée');
    const { body: messages } = await escalation.read('/messages');
    expect(messages.items.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['transfer', 'acknowledged', 'decision']),
    );
    const { body: history } = await escalation.read('/history');
    expect(history.items[0].eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_STARTED');
    expect(JSON.stringify(history)).not.toMatch(/Vue avec la facturation|Marie Durand|Facture contestée/);
  }

  it('passes a timeline page by page, nothing twice and nothing left out', async () => {
    const escalation = await story.raise();
    const whole = (await escalation.read('/timeline')).body.items;
    const paged = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body } = await escalation.read(`/timeline?limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole);
  });
});

describe('the other turns a case can take', () => {
  it('is assessed as not justified: the customer insists, or accepts the alternative', async () => {
    const insisting = await story.raise({ assessment: undefined });
    expect((await insisting.read()).body.status).toBe('evaluating');
    expect(
      await does(insisting, 'agent', 'assess', { verdict: 'not_justified', explanation: 'Déjà répondu', alternative: 'Un avoir' }),
    ).toMatchObject({ verdict: 'not_justified' });
    expect(await does(insisting, 'agent', 'insist', { statement: 'Je veux un responsable' })).toMatchObject({ insisted: true });
    const accepting = await story.raise({ assessment: { verdict: 'not_justified', explanation: 'Déjà répondu' } as never });
    expect(await does(accepting, 'agent', 'accept-alternative')).toMatchObject({ status: 'closed', outcome: 'declined' });
  }, 30_000);

  it('waits for its dossier, then goes on', async () => {
    const escalation = await story.raise({ dossier: { subject: 'Facture' } as never });
    const { body } = await escalation.read();
    expect(body).toMatchObject({ status: 'documenting', documenting: { because: 'raised' } });
    expect(body.missing.map(({ pointer }: { pointer: string }) => pointer)).toContain('/preciseAsk');
    const { dossier } = raiseBody();
    await does(escalation, 'agent', 'dossier', { dossier });
    await escalation.reaches('awaiting_acknowledgment');
    expect((await escalation.read()).body.subject).toBe('Facture contestée');
  }, 30_000);

  it('is picked up live, returned, reassigned, arbitrated, withdrawn', async () => {
    const live = await story.raise({ profile: { category: 'billing', live: true } });
    expect(await does(live, 'supervisor', 'pick-up')).toMatchObject({ status: 'deciding' });
    expect(await does(live, 'supervisor', 'end-call', { endedAt: inHours(0) })).toMatchObject({
      call: { isWaitWithinTarget: true, isLengthUsual: false, lengthMilliseconds: expect.any(Number) },
    });
    expect(await does(live, 'agent', 'move-to-writing', { reason: 'Il insulte', tried: 'Reformuler' })).toMatchObject({
      writingSince: expect.any(String),
    });
    const moved = (await live.read('/timeline')).body.items.find(({ type }: { type: string }) => type === 'move_to_writing');
    expect(moved.text).toEqual({ reason: 'Il insulte', tried: 'Reformuler' });
    expect((await live.read('/briefing', 'supervisor')).body.notes.at(-1).text).toBe('Il insulte\n\nReformuler');
    await does(live, 'supervisor', 'open-arbitration', opening);
    await does(live, 'manager', 'state-position', { ...position, teamId: stack.organisation.teams[1] });
    const { supervisor } = stack.organisation.people;
    const settlement = { to: 'decider', userId: supervisor.id, teamId: stack.organisation.teams[2], option: 1, ...settling };
    expect(await does(live, 'manager', 'settle-arbitration', settlement)).toMatchObject({ status: 'deciding', ownerId: supervisor.id });
    await does(live, 'director', 'redraft-message', { customerMessage: settling.customerMessage });
    await does(live, 'supervisor', 'validate-message', { validated: true });

    const returned = await story.raise();
    expect(await does(returned, 'supervisor', 'return', { reason: 'not_for_us', comment: 'Plutôt le support' })).toMatchObject({
      status: 'documenting',
      counts: { returns: 1 },
    });
    const reassignment = {
      role: 'recipient',
      to: stack.organisation.people.expert.id,
      teamId: stack.organisation.teams[3],
      reason: 'Ils savent',
    };
    await does(returned, 'agent', 'reassign', reassignment);
    await returned.reaches('awaiting_acknowledgment');
    expect(await does(returned, 'agent', 'withdraw', { statement: 'Le client renonce' })).toMatchObject({
      status: 'closed',
      outcome: 'withdrawn',
    });

    const cancelled = await story.raise();
    expect(await does(cancelled, 'operator', 'cancel', { reason: 'Doublon' })).toMatchObject({ status: 'closed', outcome: 'cancelled' });
  }, 60_000);

  it('has an action that fails, and a person who tries it again', async () => {
    const escalation = await story.raise();
    await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(3) });
    await escalation.does('supervisor', 'decide', {
      ...approval,
      cost: { amountMinor: 1313, currency: 'EUR' },
      actions: [{ kind: 'refund', amountMinor: 1313 }],
    });
    await failed(escalation);
    const { actions } = await does(escalation, 'operator', 'retry-action', {
      actionId: 'r1a1',
      how: 'again',
      reason: 'Le compte est débloqué',
    });
    expect(actions[0]).toMatchObject({ id: 'r1a1' });
    await escalation.reaches('following_up');
  }, 30_000);

  const failed = async (escalation: CaseInHand) => {
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      if ((await escalation.read()).body.actions[0]?.status === 'failed') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the action never failed');
  };
});

describe('this file', () => {
  it('has sent every command there is', () => {
    expect([...taken].sort()).toEqual([...publicCommands].sort());
  });
});
