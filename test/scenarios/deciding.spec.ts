// Lost if these fail: a decision is not carried out, or by somebody who may not, or the customer never hears it (life.md §1, domain.md §7).
import { opening, settling } from '../api/arbitration-bodies';
import { acknowledge, decided, decision, euro, scenarios, wellEnded } from './stage';

const story = scenarios();
const retry = (how: 'again' | 'done_by_hand' | 'give_up', actionId: `r${number}a${number}` = 'r1a1') => ({
  actionId,
  how,
  reason: 'Vérifié',
});

it('an approved credit is executed once, told to the customer and keeps the promise', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  expect([a.clocks.promise, a.clocks.response]).toEqual(['mon 15:00', undefined]);
  await a.until('mon 14:00');
  await a.as('supervisor').decide(decision('approve', [3500]));
  expect([a.status, a.view.actions[0]!.status, a.view.counts.promisesKept]).toEqual(['following_up', 'done', 1]);
  expect(a.clocks).toEqual({ check: 'thu 14:00' });
  expect(a.mailsTo('customer')).toEqual(['mon 10:00 transfer', 'mon 14:00 decision']);
  expect(a.mailsTo('agent', 'decided')).toEqual(['mon 14:00 decided']);
  expect(a.mailTo('customer', 'decision').text).toContain('Voici notre décision');
  await wellEnded(a);
  expect([a.status, a.view.outcome]).toEqual(['closed', 'approved']);
  expect(a.mailsTo('agent', 'feedback', 'closed')).toEqual(['mon 14:00 feedback', 'mon 14:00 closed']);
});

it('an alternative and a maintained refusal have outcomes of their own; without an action the case is followed up at once', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  await a.as('supervisor').decide(decision('alternative', [1000], 'voucher'));
  await wellEnded(a);
  const b = a.another();
  await b.raise();
  await acknowledge(b, 'mon 15:00');
  await b.as('supervisor').decide(decision('maintain_refusal'));
  expect(b.status).toBe('following_up');
  await wellEnded(b);
  expect([a.view.outcome, b.view.outcome]).toEqual(['alternative', 'refused']);
});

it('a supervisor cannot approve above 100 €: the draft goes up as a recommendation, the owner stays until the next one acknowledges', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  const refusal = await a.as('supervisor').refused('decide', decision('approve', [15_000]));
  expect([refusal.code, refusal.allowedRoles]).toEqual(['above_ceiling', ['direction']]);
  const draft = { choice: 'approve', cost: euro(15_000) } as const;
  await a.as('supervisor').decide({ choice: 'escalate_further', motive: 'Au-delà de mon plafond', cost: euro(0), draft });
  expect([a.view.level, a.recipient, a.owner, a.view.recommendation]).toEqual([
    3,
    'helene.marchand',
    'sophie.laurent',
    { choice: 'approve', amountMinor: 15_000 },
  ]);
  await acknowledge(a, 'mon 16:00', 'manager');
  await a.as('manager').decide({ choice: 'escalate_further', motive: 'Au-delà du mien aussi', cost: euro(0), draft });
  await acknowledge(a, 'mon 16:00', 'direction');
  await a.as('direction').decide(decision('approve', [15_000], 'refund'));
  expect([a.status, a.owner, a.view.counts.levelsClimbed]).toEqual(['following_up', 'isabelle.renaud', 2]);
  expect(a.mailsTo('manager', 'transfer')).toEqual(['mon 10:00 transfer']);
});

it('anybody entitled decides, owner or not; another currency is refused', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  const refusal = await a.as('backup').refused('decide', { choice: 'approve', motive: 'Oui', cost: { amountMinor: 100, currency: 'USD' } });
  expect(refusal.code).toBe('invalid_command');
  await a.as('backup').decide(decision('approve', [3500]));
  expect([a.view.decision!.by, a.owner]).toEqual([a.idOf('backup'), 'sophie.laurent']);
});

it('a refused action stops the rest until the operator runs it again under the same key', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00', amounts: [1313, 500] });
  expect([a.status, a.view.actions.map(({ status }) => status), a.tasks]).toEqual([
    'implementing',
    ['failed', 'waiting'],
    ['repair_action for operator'],
  ]);
  expect(a.mailsTo('operator', 'action_failed')).toEqual(['mon 10:00 action_failed']);
  expect(a.mailsTo('customer', 'decision')).toEqual([]);
  await a.until('tue 09:00');
  await a.as('operator').retryAction(retry('again'));
  expect([a.status, a.view.actions.map(({ status, runs }) => `${status} ${runs}`)]).toEqual(['following_up', ['done 2', 'done 1']]);
  expect(a.mailsTo('customer', 'decision')).toEqual(['tue 09:00 decision']);
});

it('an action done by hand, and one given up, let the rest go on', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00', amounts: [1314, 1314, 700] });
  await a.as('operator').retryAction(retry('done_by_hand'));
  expect(a.view.actions.map(({ status }) => status)).toEqual(['done_by_hand', 'failed', 'waiting']);
  await a.as('operator').retryAction(retry('give_up', 'r1a2'));
  expect([a.status, a.view.actions.map(({ status }) => status)]).toEqual(['following_up', ['done_by_hand', 'given_up', 'done']]);
});

it('an outside system that is away for a moment is asked again without anybody noticing', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00', amounts: [1414] });
  expect([a.status, a.view.actions[0]!.status, a.view.actions[0]!.runs]).toEqual(['following_up', 'done', 1]);
});

it('while the decision fails to be carried out, the resolution clock runs and its breach is told', async () => {
  const a = await story('mon 10:00');
  await decided(a, { promised: 'mon 15:00', amounts: [1314] });
  expect(a.clocks.resolution).toBe('thu 10:00');
  await a.until('thu 10:01');
  expect([a.when('resolution_warned'), a.when('resolution_breached')]).toEqual([['wed 14:12'], ['thu 10:00']]);
  await a.as('operator').cancel({ reason: 'Le client est parti' });
  expect([a.status, a.view.outcome]).toEqual(['closed', 'cancelled']);
});

it('a decider who asks for an arbitration keeps the case; the manager has a day, is reminded twice, then the direction has it; the message waits for another than its writer', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'fri 15:00');
  await a.as('supervisor').openArbitration({ ...opening, question: 'Facturation ou technique ?' });
  expect([a.status, a.owner, a.tasks]).toEqual(['arbitrating', 'sophie.laurent', ['settle_arbitration for manager']]);
  expect(a.mailsTo('manager')).toEqual(['mon 10:00 arbitration_opened']);
  const position = { message: 'Nous refusons', statesPosition: true };
  expect((await a.as('supervisor').refused('update_customer', position)).code).toBe('not_allowed_now');
  await a.until('thu 10:01');
  expect(a.when('arbitration')).toEqual(['tue 10:00', 'wed 10:00', 'thu 10:00']);
  expect(a.mailsTo('manager', 'arbitration_reminder')).toEqual(['tue 10:00 arbitration_reminder', 'wed 10:00 arbitration_reminder']);
  expect(a.mailsTo('direction', 'arbitration_reminder')).toEqual(['thu 10:00 arbitration_reminder']);
  expect(a.tasks).toEqual(['settle_arbitration for direction']);
  const settlement = { to: 'decider', userId: a.idOf('technician'), teamId: a.teamId('technical'), option: 1, ...settling } as const;
  await a.as('manager').settleArbitration(settlement);
  expect([a.status, a.owner, a.clocks.arbitration]).toEqual(['deciding', 'thomas.girard', 'fri 10:01']);
  expect(a.mailsTo('technician', 'reassigned')).toEqual(['thu 10:01 reassigned']);
  expect(a.mailsTo('customer', 'settlement')).toEqual([]);
  await a.as('technician').validateMessage({ validated: true });
  expect(a.clocks.arbitration).toBeUndefined();
  expect(a.mailTo('customer', 'settlement').text).toContain(settling.customerMessage.text);
  await a.as('technician').decide(decision('approve', [900]));
  expect(a.status).toBe('following_up');
});

it('a manager puts another person in charge of the decision at once', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  await a.as('manager').reassign({ role: 'recipient', to: a.idOf('backup'), teamId: a.teamId('billing'), reason: 'Sophie est absente' });
  expect([a.status, a.owner]).toEqual(['deciding', 'julien.moreau']);
  expect(a.mailsTo('backup', 'reassigned')).toEqual(['mon 10:00 reassigned']);
});
