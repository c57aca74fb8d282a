// Lost if these fail: a customer is refused without a hearing, or a case is handed over that nobody can handle (life.md §1, domain.md §4, §5).
import { settling } from '../api/arbitration-bodies';
import { acknowledge, decision, scenarios, wellEnded } from './stage';

const story = scenarios();
const unassessed = { assessment: undefined };
const notJustified = {
  assessment: { verdict: 'not_justified', explanation: 'Les conditions sont claires', alternative: 'Un bon de 5 €' },
} as const;
const withoutAsk = { dossier: { preciseAsk: undefined } };

it('a case that nobody has assessed waits; the agent is reminded twice, then the supervisor has a task', async () => {
  const a = await story('mon 10:00');
  await a.raise(unassessed);
  expect([a.status, a.tasks]).toEqual(['evaluating', ['assess for agent']]);
  await a.until('thu 10:01');
  expect(a.mailsTo('agent', 'documenting_reminder')).toEqual(['tue 10:00 documenting_reminder', 'wed 10:00 documenting_reminder']);
  expect(a.mailsTo('agentsSupervisor', 'agent_silent')).toEqual(['thu 10:00 agent_silent']);
  expect(a.tasks).toEqual(['assess for agent', 'supervise_agent for supervisor']);
  await a.as('agent').assess({ verdict: 'justified' });
  expect([a.status, a.recipient]).toEqual(['awaiting_acknowledgment', 'sophie.laurent']);
});

it('a request out of scope is redirected: closed at once, the customer told, no feedback', async () => {
  const a = await story('mon 10:00');
  await a.raise({ assessment: { verdict: 'redirected', explanation: 'Adressez-vous à votre banque' } });
  expect([a.status, a.view.outcome]).toEqual(['closed', 'redirected']);
  expect(a.mailsTo('customer')).toEqual(['mon 10:00 redirected']);
  expect(a.mailTo('customer', 'redirected').text).toContain('Adressez-vous à votre banque');
});

it('a refused customer who accepts the alternative is a declined case', async () => {
  const a = await story('mon 10:00');
  await a.raise(notJustified);
  expect([a.status, a.clocks]).toEqual(['evaluating', { customer: 'mon+1 09:00' }]);
  expect(a.mailTo('customer', 'refusal_explained').text).toContain('Un bon de 5 €');
  await a.as('agent').acceptAlternative({ statement: 'D’accord' });
  expect([a.view.outcome, a.view.closedBecause]).toEqual(['declined', 'alternative_accepted']);
  expect(a.mailsTo('customer')).toEqual(['mon 10:00 refusal_explained', 'mon 10:00 declined']);
});

it('a refused customer who stays silent for five days is a declined case', async () => {
  const a = await story('tue 10:00');
  await a.raise(notJustified);
  expect(a.paused).toMatchObject({ response: 8, resolution: 24 });
  await a.until('mon+1 08:59');
  expect(a.status).toBe('evaluating');
  await a.until('mon+1 09:01');
  expect([a.status, a.view.outcome, a.view.closedBecause]).toEqual(['closed', 'declined', 'silence']);
  expect(a.mailsTo('customer')).toEqual(['tue 10:00 refusal_explained', 'mon+1 09:00 declined']);
});

it('a refused customer who insists is heard: the short briefing must say what was refused, then a supervisor has it', async () => {
  const a = await story('mon 10:00');
  await a.raise(notJustified);
  await a.until('tue 10:00');
  await a.as('agent').insist({ statement: 'Je veux un responsable' });
  expect([a.status, a.view.insisted, a.view.missing.map(({ pointer }) => pointer)]).toEqual(['documenting', true, ['/refusalSummary']]);
  expect(a.clocks.response).toBe('wed 10:00');
  await a.as('agent').completeDossier({
    dossier: { why: 'Le client insiste', who: 'Un superviseur', nextUpdateAt: a.at('wed 12:00'), refusalSummary: 'Refus expliqué' },
  });
  expect([a.status, a.recipient]).toEqual(['awaiting_acknowledgment', 'sophie.laurent']);
  await acknowledge(a, 'wed 12:00');
  await a.as('supervisor').decide(decision('maintain_refusal'));
  await wellEnded(a);
  expect(a.view.outcome).toBe('refused');
});

it('the gate names what is missing, and the agent is reminded until the dossier passes', async () => {
  const a = await story('mon 10:00');
  await a.raise(withoutAsk);
  expect([a.status, a.view.missing.map(({ pointer }) => pointer), a.owner]).toEqual(['documenting', ['/preciseAsk'], 'lea.martin']);
  expect(a.view.missing[0]!.detail.fr).toContain('La demande précise manque');
  await a.until('tue 10:01');
  expect(a.mailsTo('agent', 'documenting_reminder')).toEqual(['tue 10:00 documenting_reminder']);
  await a.as('agent').addFact({ at: a.at('mon 08:00'), text: 'Un autre fait' });
  expect([a.status, a.when('gate_answered')]).toEqual(['documenting', ['mon 10:00', 'tue 10:01']]);
  await a.as('agent').attachEvidence({ kind: 'invoice', label: 'Facture', link: 'https://files.example.com/f' });
  await a.as('agent').completeDossier({ dossier: { ...(await dossierOf(a)), preciseAsk: 'Accorder un avoir de 35 euros' } });
  expect([a.status, a.clocks.reminder]).toEqual(['awaiting_acknowledgment', 'wed 10:01']);
});

async function dossierOf(a: Awaited<ReturnType<typeof story>>) {
  const { dossier } = (await a.as('agent').call(`GET /v1/escalations/${a.id}/briefing`)).body;
  return {
    ...dossier,
    nextUpdateAt: new Date(dossier.nextUpdateAt).toISOString(),
    facts: dossier.facts.map((fact: { at: number }) => ({ ...fact, at: new Date(fact.at).toISOString() })),
    customerMessage: { ...dossier.customerMessage, at: new Date(dossier.customerMessage.at).toISOString() },
  };
}

it('a question to the agent stops no SLA clock; the answer brings the case back to whom asked, and the customer hears nothing of it', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.until('mon 15:00');
  await a.as('supervisor').requestInformation({ from: 'agent', question: 'Quel mois ?' });
  expect([a.status, a.clocks.response, a.clocks.reminder]).toEqual(['documenting', 'tue 10:00', 'tue 15:00']);
  expect(a.mailTo('agent', 'information_requested').text).toContain('Quel mois ?');
  await a.until('tue 15:01');
  expect([a.mailsTo('agent', 'documenting_reminder'), a.when('response_breached')]).toEqual([
    ['tue 15:00 documenting_reminder'],
    ['tue 10:00'],
  ]);
  await a.as('agent').provideInformation({ answer: 'Le mois de mai' });
  expect([a.status, a.recipient, a.clocks.reminder]).toEqual(['awaiting_acknowledgment', 'sophie.laurent', 'wed 15:01']);
  expect(a.mailTo('supervisor', 'information_provided').text).toContain('Le mois de mai');
  expect(a.mailsTo('customer', 'transfer')).toEqual(['mon 10:00 transfer']);
});

it('a question to the customer pauses the SLA clocks over the weekend: what was left goes on when they answer', async () => {
  const a = await story('fri 16:00');
  await a.raise();
  await acknowledge(a, 'tue+1 12:00');
  expect(a.clocks.resolution).toBe('mon+1 16:00');
  await a.as('supervisor').requestInformation({ from: 'customer', question: 'Une copie de la facture ?' });
  expect([a.status, a.paused.resolution, a.clocks]).toEqual(['documenting', 8, { customer: 'wed+1 16:00', promise: 'tue+1 12:00' }]);
  expect(a.mailTo('customer', 'information_requested').text).toContain('Une copie de la facture ?');
  await a.until('tue+1 10:00');
  await a.as('agent').provideInformation({ answer: 'Reçue' });
  expect([a.status, a.owner, a.clocks.resolution, a.paused]).toEqual(['deciding', 'sophie.laurent', 'wed+1 10:00', {}]);
});

it('a customer who does not answer for five days: the clocks go on, the agent is told, the state is kept', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.as('supervisor').requestInformation({ from: 'customer', question: 'Une copie ?' });
  expect(a.clocks.customer).toBe('mon+1 09:00');
  await a.until('mon+1 09:01');
  expect([a.status, a.clocks.response, a.clocks.reminder]).toEqual(['documenting', 'mon+1 18:00', 'tue+1 09:00']);
  expect(a.mailsTo('agent', 'customer_silent')).toEqual(['mon+1 09:00 customer_silent']);
  await a.as('agent').provideInformation({ answer: 'Sans réponse du client' });
  expect(a.status).toBe('awaiting_acknowledgment');
});

it('a case that is not for its recipient comes back to the agent, who completes and sends it elsewhere', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.as('supervisor').return({ reason: 'not_for_us', comment: 'C’est technique' });
  expect([a.status, a.owner, a.tasks]).toEqual(['documenting', 'lea.martin', ['complete_dossier for agent']]);
  expect(a.mailTo('agent', 'returned').text).toContain('C’est technique');
  await a.as('agent').addFact({ at: a.at('mon 09:00'), text: 'Un fait de plus' });
  expect(a.status).toBe('documenting');
  await a.as('agent').reassign({ role: 'recipient', to: a.idOf('technician'), teamId: a.teamId('technical'), reason: 'C’est technique' });
  expect([a.status, a.recipient]).toEqual(['awaiting_acknowledgment', 'thomas.girard']);
  await acknowledge(a, 'mon 15:00', 'technician');
  expect(a.view.counts).toMatchObject({ returns: 1, returnsInARow: 0 });
});

it('a second return in a row goes to a manager, whose choice is not returned any more', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.as('supervisor').return({ reason: 'not_for_us', comment: 'Non' });
  await a.as('agent').completeDossier({ dossier: await dossierOf(a), profile: { category: 'technical' } });
  await a.as('technician').return({ reason: 'not_for_us', comment: 'Non plus' });
  expect([a.status, a.owner, a.tasks, a.clocks.arbitration]).toEqual([
    'arbitrating',
    'lea.martin',
    ['settle_arbitration for manager'],
    'tue 10:00',
  ]);
  const settlement = { to: 'recipient', userId: a.idOf('supervisor'), teamId: a.teamId('billing'), ...settling } as const;
  await a.as('manager').settleArbitration(settlement);
  expect([a.status, a.recipient]).toEqual(['awaiting_acknowledgment', 'sophie.laurent']);
  expect((await a.as('supervisor').refused('return', { reason: 'other', comment: 'Non !' })).code).toBe('not_allowed_now');
  await acknowledge(a, 'mon 15:00');
  expect(a.owner).toBe('sophie.laurent');
});
