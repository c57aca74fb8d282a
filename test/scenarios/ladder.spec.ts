// Lost if these fail: a case that nobody acknowledges is forgotten, or the wrong person is woken (life.md §1 "The ladder", §3 `reminder`).
import { acknowledge, decision, scenarios, wellEnded } from './stage';

const story = scenarios();

it('a standard case raised on Friday at 17:00 is reminded on Monday when the doors open, then each day at that hour, then the backup has it', async () => {
  const a = await story('fri 17:00');
  await a.raise();
  expect(a.clocks).toMatchObject({ reminder: 'mon+1 09:00', promise: 'mon+1 17:00' });
  expect(a.owner).toBe('lea.martin');

  await a.until('wed+1 08:59');
  expect(a.mailsTo('supervisor', 'transfer', 'reminder')).toEqual(['fri 17:00 transfer', 'mon+1 09:00 reminder', 'tue+1 09:00 reminder']);
  expect(a.mailsTo('backup', 'transfer', 'reminder')).toEqual([]);
  expect(a.mailTo('supervisor', 'reminder').text).toContain('Accorder un avoir de 35 euros');

  await a.until('wed+1 09:01');
  expect(a.recipient).toBe('julien.moreau');
  expect(a.mailsTo('backup', 'transfer', 'reminder')).toEqual(['wed+1 09:00 transfer']);
  expect(a.mailsTo('customer', 'transfer')).toEqual(['fri 17:00 transfer']);

  await acknowledge(a, 'thu+1 12:00', 'backup');
  expect([a.status, a.owner, a.clocks.reminder]).toEqual(['deciding', 'julien.moreau', undefined]);
});

it('an incident at night is reminded every half hour around the clock, and climbs until the direction has a task that stays', async () => {
  const a = await story('tue 23:00');
  await a.raise({ profile: { category: 'security' } });
  await a.until('wed 06:00');
  expect(a.mailsTo('securityOfficer', 'transfer', 'reminder')).toEqual(['tue 23:00 transfer', 'tue 23:30 reminder', 'wed 00:00 reminder']);
  expect(a.mailsTo('englishSecurityOfficer', 'transfer', 'reminder')).toEqual([
    'wed 00:30 transfer',
    'wed 01:00 reminder',
    'wed 01:30 reminder',
  ]);
  expect(a.mailsTo('expert', 'transfer', 'reminder')).toEqual(['wed 02:00 transfer', 'wed 02:30 reminder', 'wed 03:00 reminder']);
  expect(a.mailsTo('englishExpert', 'transfer', 'reminder')).toEqual(['wed 03:30 transfer', 'wed 04:00 reminder', 'wed 04:30 reminder']);
  expect(a.mailsTo('direction', 'transfer', 'top_of_ladder')).toEqual(['wed 05:00 top_of_ladder', 'wed 05:00 transfer']);
  expect(a.mailsTo('deputyDirection', 'top_of_ladder')).toEqual(['wed 05:00 top_of_ladder']);
  expect(a.view.counts).toMatchObject({ reminders: 8, levelsClimbed: 2 });

  expect([a.view.level, a.clocks.reminder, a.tasks]).toEqual([4, undefined, ['take_over for direction']]);
  await a.until('mon+1 10:00');
  expect([a.status, a.tasks]).toEqual(['awaiting_acknowledgment', ['take_over for direction']]);
  expect((await a.as('direction').refused('return', { reason: 'not_for_us', comment: 'Pas pour nous' })).code).toBe('not_allowed_now');
  await acknowledge(a, 'mon+1 12:00', 'direction');
  expect([a.owner, a.tasks]).toEqual(['isabelle.renaud', ['decide for owner']]);
  expect(
    (
      await a
        .as('direction')
        .refused('decide', { choice: 'escalate_further', motive: 'Plus haut', cost: { amountMinor: 0, currency: 'EUR' } })
    ).code,
  ).toBe('no_level_above');
});

it('a VIP case is reminded after four opening hours: lunch and the night do not count', async () => {
  const a = await story('mon 11:00');
  await a.raise({ profile: { category: 'vip' } });
  expect([a.view.class, a.clocks.reminder]).toEqual(['vip', 'mon 16:00']);
  await a.until('tue 16:01');
  expect(a.mailsTo('accountManager', 'transfer', 'reminder')).toEqual(['mon 11:00 transfer', 'mon 16:00 reminder', 'tue 11:00 reminder']);
  expect(a.mailsTo('englishAccountManager', 'transfer', 'reminder')).toEqual(['tue 16:00 transfer']);
});

it('the shortest cadence wins: a technical case of a VIP that hits several customers is an incident', async () => {
  const a = await story('sat 20:00');
  await a.raise({ profile: { category: 'technical', tier: 'vip', impact: { customersAffected: 40 } } });
  expect([a.view.class, a.recipient, a.clocks.reminder]).toEqual(['incident', 'thomas.girard', 'sat 20:30']);
});

it('a dossier that makes the case an incident shortens the next cadence, not the running one', async () => {
  const a = await story('mon 10:00');
  await a.raise({ profile: { category: 'technical' } });
  await a.until('mon 10:30');
  await a.as('agent').completeDossier({ dossier: { subject: 'Panne générale' }, profile: { impact: { customersAffected: 200 } } });
  expect([a.view.class, a.clocks.reminder]).toEqual(['incident', 'tue 10:00']);
  expect(a.mailsTo('technician', 'dossier_updated')).toEqual(['mon 10:30 dossier_updated']);
  await a.until('tue 10:31');
  expect(a.when('reminder')).toEqual(['tue 10:00', 'tue 10:30']);
});

it('without a backup at work the case goes straight to the next level', async () => {
  const a = await story('mon 10:00', { without: ['backup'] });
  await a.raise();
  await a.until('thu 10:01');
  expect(a.when('reminder')).toEqual(['tue 10:00', 'wed 10:00', 'thu 10:00']);
  expect([a.view.level, a.recipient]).toEqual([3, 'helene.marchand']);
});

it('a level with nobody at work is passed over at once', async () => {
  const a = await story('mon 10:00', { without: ['supervisor', 'backup'] });
  await a.raise();
  expect([a.view.level, a.recipient, a.when('level_climbed')]).toEqual([3, 'helene.marchand', ['mon 10:00']]);
});

it('with nobody left at any level the direction as a whole has the task', async () => {
  const a = await story('mon 10:00', {
    without: ['supervisor', 'backup', 'manager', 'deputyManager', 'deputyDirection'],
    rules: (policy) => ({ ...policy, matrix: policy.matrix.filter(({ level }) => !level?.includes(4)) }),
  });
  await a.raise();
  expect([a.status, a.recipient, a.tasks]).toEqual(['awaiting_acknowledgment', 'the direction', ['take_over for direction']]);
  expect(a.mailsTo('direction', 'top_of_ladder')).toEqual(['mon 10:00 top_of_ladder']);
  await acknowledge(a, 'mon 15:00', 'direction');
  await a.as('direction').decide(decision('approve', [50_000]));
  await wellEnded(a, 'direction');
  expect(a.view.outcome).toBe('approved');
});

it('an organisation with one reminder and a cadence of two hours has its own ladder', async () => {
  const a = await story('mon 11:00', {
    rules: (policy) => ({ ...policy, reminders: 1, cadence: { ...policy.cadence, standard: 'PT2H' } }),
  });
  await a.raise();
  await a.until('mon 17:01');
  expect(a.mailsTo('supervisor', 'transfer', 'reminder')).toEqual(['mon 11:00 transfer', 'mon 14:00 reminder']);
  expect(a.mailsTo('backup', 'transfer', 'reminder')).toEqual(['mon 16:00 transfer']);
});

it('only the first to acknowledge has it; the second is told who', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await acknowledge(a, 'mon 15:00');
  const { code, by } = await a.as('backup').refused('acknowledge', { promisedAt: a.at('mon 16:00') });
  expect([code, by]).toEqual(['already_acknowledged', a.idOf('supervisor')]);
  expect((await a.as('expert').refused('decide', decision('approve'))).code).toBe('not_entitled');
  expect(a.mailsTo('agent', 'acknowledged')).toEqual(['mon 10:00 acknowledged']);
});

it('a reassigned recipient gets a mail and a ladder of their own', async () => {
  const a = await story('mon 10:00');
  await a.raise();
  await a.until('tue 11:00');
  await a.as('manager').reassign({ role: 'recipient', to: a.idOf('backup'), teamId: a.teamId('billing'), reason: 'Sophie est absente' });
  expect([a.recipient, a.clocks.reminder]).toEqual(['julien.moreau', 'wed 11:00']);
  expect(a.mailsTo('backup', 'transfer')).toEqual(['tue 11:00 transfer']);
  await a.until('thu 11:01');
  expect(a.mailsTo('backup', 'reminder')).toEqual(['wed 11:00 reminder', 'thu 11:00 reminder']);
});
