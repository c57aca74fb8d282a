// Lost if these fail: nobody asks the customer how they are, a case never ends, or a mail leaves for a case that moved on (life.md §1, §2).
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { acknowledge, decided, decision, scenarios, wellEnded } from './stage';

const story = scenarios();

it('three days after the decision the decider has a task that stays, and the customer a mail', async () => {
  const a = await story('wed 15:00');
  await decided(a, { promised: 'wed 17:00' });
  expect(a.clocks).toEqual({ check: 'mon+1 09:00' });
  await a.until('mon+1 09:01');
  expect([a.tasks, a.clocks]).toEqual([['check_customer for decider'], {}]);
  expect(a.mailsTo('supervisor', 'check_due')).toEqual(['mon+1 09:00 check_due']);
  expect(a.mailsTo('customer', 'check')).toEqual(['mon+1 09:00 check']);
  await a.until('fri+1 10:00');
  expect(a.tasks).toEqual(['check_customer for decider']);
  await wellEnded(a);
  expect([a.status, a.view.outcome, a.view.closedBecause]).toEqual(['closed', 'approved', 'completed']);
});

it('a check made before the third day ends the following up', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00' });
  await a.until('tue 10:00');
  await a.as('supervisor').recordCheck({ satisfied: true });
  expect([a.status, a.clocks, a.tasks]).toEqual(['feedback', { feedback: 'mon+1 09:00' }, ['give_feedback for recipient']]);
});

it('a customer who is not satisfied goes up a level in the same case: new clocks, both rounds kept', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00', amounts: [500] });
  await a.until('thu 10:01');
  await a.as('supervisor').recordCheck({ satisfied: false, comment: 'Rien reçu' });
  expect([a.status, a.view.level, a.recipient, a.view.rounds.length]).toEqual(['awaiting_acknowledgment', 3, 'helene.marchand', 2]);
  expect(a.clocks).toMatchObject({ response: 'fri 10:01', reminder: 'fri 10:01' });
  await acknowledge(a, 'thu 16:00', 'manager');
  await a.as('manager').decide(decision('alternative', [900], 'voucher'));
  expect(a.view.actions.map(({ id, status }) => `${id} ${status}`)).toEqual(['r1a1 done', 'r2a1 done']);
  await wellEnded(a, 'manager');
  expect([a.view.outcome, a.mailsTo('customer', 'decision')]).toEqual(['alternative', ['mon 10:00 decision', 'thu 10:01 decision']]);
});

it('feedback that nobody gives closes the case after five days', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00' });
  await a.as('supervisor').recordCheck({ satisfied: true });
  await a.as('agent').rateSupport({ rating: 4 });
  await a.until('mon+1 09:01');
  expect([a.status, a.view.outcome, a.view.closedBecause]).toEqual(['closed', 'approved', 'feedback_delay']);
});

it('feedback and rating close the case in either order; neither is given twice', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00' });
  await a.as('supervisor').recordCheck({ satisfied: true });
  await a.as('supervisor').giveFeedback({ wellDone: 'Bien préparé', toLearn: 'Les conditions de remboursement' });
  expect((await a.as('backup').refused('give_feedback', { wellDone: 'Moi aussi' })).code).toBe('already_done');
  expect(a.mailTo('agent', 'feedback').text).toContain('Bien préparé');
  await a.as('agent').rateSupport({ rating: 5 });
  expect(a.status).toBe('closed');
  expect((await a.as('agent').refused('add_note', { note: 'Trop tard' })).code).toBe('closed');
});

it('a customer who gives up ends the case before the decision, not after', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  await a.as('agent').withdraw({ statement: 'Je renonce' });
  expect([a.status, a.view.outcome, a.view.clocks, a.view.tasks]).toEqual(['closed', 'withdrawn', [], []]);
  const b = a.another();
  await decided(b, { promised: 'mon 15:00' });
  expect((await b.as('agent').refused('withdraw', { statement: 'Non' })).code).toBe('not_allowed_now');
});

it('an operator cancels; after the decision its outcome stands and the end’s reason is noted', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.as('operator').cancel({ reason: 'Doublon' });
  const b = a.another();
  await decided(b, { promised: 'mon 15:00' });
  await b.as('operator').cancel({ reason: 'Client parti' });
  expect([a.view.outcome, b.view.outcome, b.view.closedBecause]).toEqual(['cancelled', 'approved', 'cancelled']);
});

it('a cancellation asked of Temporal is a cancel by the system', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.cancelInTemporal(escalationWorkflowId);
  expect([a.status, a.view.outcome, a.entryOf('cancel').actor.kind]).toEqual(['closed', 'cancelled', 'system']);
});

it('no mail leaves for a case that moved on: held while the mail server was away, unwanted when it came back', async () => {
  const a = await story('mon 10:00');
  a.mailServerRefuses(2);
  await a.raise();
  await a.as('agent').withdraw({ statement: 'Finalement non' });
  await a.delivered();
  expect(a.unwanted).toEqual(['transfer to customer', 'transfer to recipient']);
  expect([a.mailsTo('supervisor'), a.mailsTo('customer'), a.mailsTo('agent')]).toEqual([[], [], ['mon 10:00 closed']]);
});

it('a reminder that could not leave is not sent once somebody has the case; the customer’s message still is', async () => {
  const a = await story('mon 10:00');
  a.mailServerRefuses(2);
  await a.raise();
  await acknowledge(a, 'mon 15:00', 'backup');
  await a.delivered();
  expect(a.unwanted).toEqual(['transfer to recipient']);
  expect([a.mailsTo('supervisor'), a.mailsTo('customer')]).toEqual([[], ['mon 10:00 transfer']]);
});

it('a second raise for the ticket joins the open case; after its end a new case follows it', async () => {
  const a = await story('mon 10:00');
  const ticket = { reference: `T-${Date.now()}` };
  await a.raise({ ticket });
  expect(await a.raiseAgain({ ticket })).toMatchObject({ status: 200, body: { id: a.id } });
  await a.reread();
  expect([a.view.counts.triggers, a.when('trigger_added')]).toEqual([1, ['mon 10:00']]);
  await a.as('agent').withdraw({ statement: 'Fini' });
  const b = a.another();
  await b.raise({ ticket, follows: a.id });
  expect([b.view.follows, b.status]).toEqual([a.id, 'awaiting_acknowledgment']);
});

it('each reads their own language: an English recipient of a French case, an English customer of a French team', async () => {
  const a = await story('mon 10:00', { without: ['technician'] });
  await a.raise({ profile: { category: 'technical', language: 'en' }, customer: { name: 'John Doe', language: 'en' } });
  expect(a.recipient).toBe('oliver.smith');
  expect(a.mailTo('englishTechnician', 'transfer').headers['content-language']).toBe('en');
  expect(a.mailTo('customer', 'transfer').text).toMatch(/^Dear John Doe/);
  await acknowledge(a, 'mon 15:00', 'englishTechnician');
  expect(a.mailTo('agent', 'acknowledged').text).toMatch(/^Bonjour Léa Martin/);
});

it('notes, facts and evidence reach the briefing at any time', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00' });
  await a.as('supervisor').addNote({ note: 'À rappeler jeudi' });
  await a.as('supervisor').addFact({ at: a.at('mon 09:00'), text: 'Le client a bien reçu' });
  await a.as('supervisor').attachEvidence({ kind: 'log', label: 'Export', link: 'https://files.example.com/x' });
  const { body } = await a.as('supervisor').call(`GET /v1/escalations/${a.id}/briefing`);
  expect([body.notes[0].text, body.facts.at(-1).text, body.evidence.at(-1).label]).toEqual([
    'À rappeler jeudi',
    'Le client a bien reçu',
    'Export',
  ]);
});

it('a manager names another owner and another point of contact, who are told', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.as('manager').reassign({ role: 'owner', to: a.idOf('colleague'), reason: 'Léa part en congé' });
  await a.as('manager').reassign({ role: 'point_of_contact', to: a.idOf('englishAgent'), reason: 'Elle parle anglais' });
  expect([a.owner, a.view.pointOfContactId]).toEqual(['hugo.bernard', a.idOf('englishAgent')]);
  expect([a.mailsTo('colleague'), a.mailsTo('englishAgent')]).toEqual([['mon 10:00 reassigned'], ['mon 10:00 reassigned']]);
});

it('new rules leave a running case alone', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.publishForThisStory((policy) => ({ ...policy, cadence: { ...policy.cadence, standard: 'PT1H' } }));
  await a.until('mon 15:00');
  expect([a.when('reminder'), a.clocks.reminder]).toEqual([[], 'tue 10:00']);
  const b = a.another();
  await b.raise();
  expect(b.clocks.reminder).toBe('mon 16:00');
});

it('new rules reach a running case when an operator applies them: armed clocks count again from their start', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.publishForThisStory((policy) => ({
    ...policy,
    cadence: { ...policy.cadence, standard: 'PT4H' },
    targets: { ...policy.targets, standard: { response: 'PT1H', resolution: 'P5D' } },
  }));
  await a.until('mon 13:00');
  await a.applyPolicy();
  expect([a.clocks.reminder, a.clocks.resolution, a.clocks.promise]).toEqual(['mon 15:00', 'mon+1 09:00', 'tue 10:00']);
  expect(a.when('response_breached')).toEqual(['mon 13:00']);
});

it('a customer still not satisfied at the top stays with the direction', async () => {
  const a = await story('mon 10:00', { without: ['supervisor', 'backup', 'manager', 'deputyManager'] });
  await a.raise();
  await acknowledge(a, 'mon 15:00', 'direction');
  await a.as('direction').decide(decision('approve', [90_000]));
  await a.as('direction').recordCheck({ satisfied: false });
  expect([a.status, a.view.level, a.recipient, a.tasks]).toEqual([
    'awaiting_acknowledgment',
    4,
    'isabelle.renaud',
    ['take_over for direction'],
  ]);
  await acknowledge(a, 'mon 17:00', 'deputyDirection');
  await a.as('deputyDirection').decide(decision('maintain_refusal'));
  await wellEnded(a, 'deputyDirection');
  expect([a.view.outcome, a.view.rounds.length]).toEqual(['refused', 2]);
});

it('the practice organisation lives a whole ladder in seconds', async () => {
  const a = await story('sun 03:00', { organisation: 'practice' });
  await a.raise();
  await a.after('25s');
  expect([a.view.level, a.view.counts.reminders, a.tasks]).toEqual([4, 8, ['take_over for direction']]);
  expect(a.mailsTo('direction', 'top_of_ladder')).toEqual(['sun 03:00 top_of_ladder']);
});
