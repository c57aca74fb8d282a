// Contract: each step of a case is in Postgres once, whole, with the words where people read them, and a step that differs is refused loudly.
import { DirectoryRepository, DossierRepository, EscalationRepository, MessageRepository, TimelineRepository } from '@relais/persistence';
import { settling } from '../api/arbitration-bodies';
import { startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const reference = ({ escalationId }: { escalationId: string }) => ({ organisationId: world.organisationId, escalationId });
const timeline = (life: RecordedLife) => new TimelineRepository(world.database).entries({ ...reference(life), limit: 500 });
const messages = (life: RecordedLife) => new MessageRepository(world.database).ofEscalation(reference(life));
const found = async (life: RecordedLife) => (await new EscalationRepository(world.database).find(reference(life)))!;
const jobs = async () =>
  (
    await world.database.read((manager) => manager.query<{ n: number }[]>('select count(*)::int as n from graphile_worker._private_jobs'))
  )[0]!.n;
const tomorrow = '2026-03-03T08:00:00Z';

describe('a step (design.md §1.3, §4)', () => {
  it('is recorded with its timeline, its read model and the mail to the recipient of the matrix', async () => {
    const life = await RecordedLife.raised(world);
    expect(life.status).toBe('awaiting_acknowledgment');
    const sophie = await world.actor('sophie.laurent');
    expect(await found(life)).toMatchObject({
      status: 'awaiting_acknowledgment',
      step: life.step,
      version: 1,
      recipientUserId: sophie.userId,
    });
    expect((await found(life)).nextClock).not.toBeNull();
    const sent = await messages(life);
    expect(sent.map(({ kind, addressee, status }) => `${kind} → ${addressee} ${status}`)).toEqual(
      expect.arrayContaining(['transfer → recipient queued', 'transfer → customer queued']),
    );
    expect(sent.find(({ addressee }) => addressee === 'recipient')).toMatchObject({ person: { name: 'Sophie Laurent' }, language: 'fr' });
    expect((await timeline(life)).map(({ type }) => type)).toEqual(expect.arrayContaining(['raised', 'gate_answered', 'recipient_found']));
  });

  it('recorded twice writes once, and answers the same', async () => {
    const life = await RecordedLife.raised(world);
    const before = { lines: await timeline(life), messages: await messages(life), jobs: await jobs() };
    await life.recording.record(life.last);
    expect({ lines: await timeline(life), messages: await messages(life), jobs: await jobs() }).toEqual(before);
  });

  it('recorded twice at the same moment writes once', async () => {
    const life = await RecordedLife.raised(world);
    const supervisor = await world.actor('sophie.laurent');
    await life.send(['acknowledge', supervisor], { promisedAt: tomorrow });
    const lines = (await timeline(life)).length;
    await Promise.all([life.recording.record(life.last), life.recording.record(life.last), life.recording.record(life.last)]);
    expect((await timeline(life)).length).toBe(lines);
  });

  it('is refused when it was recorded with another content', async () => {
    const life = await RecordedLife.raised(world);
    await expect(life.recording.record({ ...life.last, digest: 'another' })).rejects.toMatchObject({ code: 'step_conflict' });
  });

  it('is refused when the step before it is missing', async () => {
    const life = await RecordedLife.raised(world);
    await expect(life.recording.record({ ...life.last, step: life.step + 2 })).rejects.toMatchObject({ code: 'step_gap' });
  });

  it('is refused for a person’s command that was never written', async () => {
    const life = await RecordedLife.raised(world);
    const actor = await world.actor('sophie.laurent');
    const commandId = '00000000-0000-4000-8000-000000000001';
    await expect(life.happen({ type: 'acknowledge', promisedAt: life.at + 1000, commandId, actor })).rejects.toMatchObject({
      code: 'command_missing',
    });
  });

  it('keeps nothing at all when one of its writes fails', async () => {
    const life = await RecordedLife.raised(world);
    const lines = (await timeline(life)).length;
    const tell = { type: 'tell', params: { kind: 'closed', to: 'agent' } } as const;
    const broken = {
      ...life.last,
      step: life.step + 1,
      digest: 'new',
      effects: [tell],
      snapshot: { ...life.last.snapshot, value: null as never },
    };
    await expect(life.recording.record(broken)).rejects.toMatchObject({ code: 'database_error' });
    expect((await timeline(life)).length).toBe(lines);
    expect((await found(life)).step).toBe(life.step);
  });
});

describe('a whole life, recorded', () => {
  it('leaves the decision, its action, the check and the feedback where people read them', async () => {
    const life = await RecordedLife.raised(world);
    const sophie = await world.actor('sophie.laurent');
    await life.send(['acknowledge', sophie], { promisedAt: tomorrow });
    await life.send(['add_note', sophie], { note: 'Called her.' });
    await life.send(['add_fact', sophie], { at: '2026-02-27T08:00:00Z', text: 'First call.' });
    await life.send(['attach_evidence', sophie], { kind: 'invoice', label: 'Invoice 12', link: 'https://example.com/12' });
    await life.send(['decide', sophie], {
      choice: 'approve',
      motive: 'Our error.',
      cost: { amountMinor: 3500, currency: 'EUR' },
      actions: [{ kind: 'refund', amountMinor: 3500, description: 'Refund the second charge' }],
    });
    expect(life.status).toBe('implementing');
    await life.happen({ type: 'action_done', actionId: 'r1a1' });
    await life.send(['record_check', sophie], { satisfied: true, satisfaction: 5, comment: 'Happy.' });
    await life.send(['give_feedback', sophie], { wellDone: 'Clear dossier.' });
    await life.send(['rate_support', await world.actor('lea.martin')], { rating: 5, comment: 'Quick.' });
    expect(await found(life)).toMatchObject({ status: 'closed', outcome: 'approved', nextClock: null });

    const tables = ['decision', 'action', 'follow_up', 'feedback', 'note', 'fact', 'evidence'];
    const rows = await Promise.all(
      tables.map((table) =>
        world.database.read((manager) => manager.query<object[]>(`select * from ${table} where escalation_id = $1`, [life.escalationId])),
      ),
    );
    expect(Object.fromEntries(tables.map((table, index) => [table, rows[index]]))).toMatchObject({
      decision: [{ motive: 'Our error.', amount_minor: 3500 }],
      action: [{ id: 'r1a1', status: 'done', runs: 1, description: 'Refund the second charge' }],
      follow_up: [{ satisfied: true, satisfaction: 5, comment: 'Happy.' }],
      feedback: [{ well_done: 'Clear dossier.', rating: 5, rating_comment: 'Quick.' }],
      note: [{ text: 'Called her.' }],
      fact: [{ text: 'First call.' }],
      evidence: [{ label: 'Invoice 12' }],
    });
    const briefing = await new DossierRepository(world.database).briefing(reference(life));
    expect(briefing!.facts.map(({ text }) => text)).toEqual(['First call.', 'Charged twice.']);
    const open = await world.database.read((manager) =>
      manager.query<object[]>('select * from task where escalation_id = $1 and closed_step is null', [life.escalationId]),
    );
    expect(open).toEqual([]);
  });

  it('keeps codes and words of a command apart, so that words can be erased alone', async () => {
    const life = await RecordedLife.raised(world);
    const sophie = await world.actor('sophie.laurent');
    await life.send(['return', sophie], { reason: 'not_for_us', comment: 'Ask the tech team.' });
    const line = (await timeline(life)).find(({ type }) => type === 'return');
    expect(line).toMatchObject({
      data: { reason: 'not_for_us' },
      text: { comment: 'Ask the tech team.' },
      actor: { person: { name: 'Sophie Laurent' } },
    });
    expect(JSON.stringify(line!.data)).not.toContain('tech team');
  });

  it('records the question and its answer as one row', async () => {
    const life = await RecordedLife.raised(world);
    await life.send(['request_information', await world.actor('sophie.laurent')], { from: 'agent', question: 'Which invoice?' });
    await life.send(['provide_information', await world.actor('lea.martin')], { answer: 'Number 12.' });
    const { information } = (await new DossierRepository(world.database).briefing(reference(life)))!;
    expect(information).toMatchObject([{ askedFrom: 'agent', question: 'Which invoice?', answer: 'Number 12.' }]);
  });

  it('opens an arbitration after the second return and settles it', async () => {
    const life = await RecordedLife.raised(world);
    const sophie = await world.actor('sophie.laurent');
    const back = () => life.send(['return', sophie], { reason: 'not_for_us', comment: 'No.' });
    await back();
    await life.send(['complete_dossier', await world.actor('lea.martin')], {
      dossier: (await new DossierRepository(world.database).newest(reference(life)))!.content && dossierAgain,
    });
    await back();
    expect(life.status).toBe('arbitrating');
    const team = (await new DirectoryRepository(world.database).teams(world.organisationId)).find(({ name }) => name === 'Facturation')!;
    await life.send(['settle_arbitration', await world.actor('helene.marchand')], {
      to: 'decider',
      userId: sophie.userId,
      teamId: team.id,
      ...settling,
    });
    const rows = await world.database.read((manager) =>
      manager.query<object[]>('select * from arbitration where escalation_id = $1', [life.escalationId]),
    );
    expect(rows).toMatchObject([
      {
        opened_by: 'returns',
        settled_to: 'decider',
        reason: settling.reason,
        applied_policy: settling.policy,
        owner_id: (await world.actor('lea.martin')).userId,
      },
    ]);
    expect((await new DossierRepository(world.database).newest(reference(life)))!.version).toBe(2);
  });
});

const dossierAgain = {
  subject: 'Billing',
  why: 'Why.',
  who: 'Who.',
  nextUpdateAt: '2026-03-04T10:00:00Z',
  context: { summary: 'Context.' },
  facts: [{ at: '2026-03-01T08:00:00Z', text: 'Fact.' }],
  actionsTaken: [{ kind: 'diagnostic', text: 'Done.' }],
  particulars: Object.fromEntries(
    ['invoice', 'period', 'usage', 'terms', 'earlierGestures', 'proofOfPayment'].map((name) => [name, 'Told.']),
  ),
  preciseAsk: 'Ask?',
  customerMessage: { at: '2026-03-02T08:30:00Z', text: 'Message.' },
};

describe('what the gate and the roster answer', () => {
  it('names what is missing and keeps the case with its agent', async () => {
    const life = await RecordedLife.raised(world, { dossier: { subject: 'Only a subject' } });
    expect(life.status).toBe('documenting');
    expect(life.answers).toEqual([]);
    const { missing } = await found(life);
    expect(missing.map(({ pointer }) => pointer)).toContain('/preciseAsk');
    await life.send(['add_fact', await world.actor('lea.martin')], { at: '2026-02-27T08:00:00Z', text: 'A dated fact.' });
    expect((await found(life)).missing.map(({ pointer }) => pointer)).not.toContain('/facts');
  });

  it('goes to the backup when the primary is away today, to the next level when both are, and comes back with them', async () => {
    const teams = await new DirectoryRepository(world.database).teams(world.organisationId);
    const legal = teams.find(({ name }) => name === 'Juridique')!;
    const activate = (ids: (string | null)[], active: boolean) =>
      world.database.read((manager) => manager.query('update "user" set active = $2 where id = any($1)', [ids, active]));
    const raised = () => RecordedLife.raised(world, { profile: { category: 'legal' } });
    await activate([legal.primaryUserId], false);
    expect((await raised()).context.recipient).toEqual({ teamId: legal.id, userId: legal.backupUserId, backupUserId: null });
    await activate([legal.backupUserId], false);
    expect((await raised()).context.level).toBe(3);
    await activate([legal.primaryUserId, legal.backupUserId], true);
    expect((await raised()).context.recipient).toMatchObject({ userId: legal.primaryUserId, backupUserId: legal.backupUserId });
  });

  it('shows a customer without an address as a failed message and queues no job for it', async () => {
    const life = await RecordedLife.raised(world, { customer: { reference: 'C-silent', name: 'Paul', language: 'en' } });
    const toCustomer = (await messages(life)).find(({ addressee }) => addressee === 'customer');
    expect(toCustomer).toMatchObject({ status: 'failed', code: 'no_address', language: 'en' });
  });

  it('reminds the recipient when the clock is due, one message per person', async () => {
    const life = await RecordedLife.raised(world);
    await life.due('reminder');
    const reminders = (await messages(life)).filter(({ kind }) => kind === 'reminder');
    expect(reminders).toHaveLength(1);
    expect((await timeline(life)).at(-1)).toMatchObject({ actor: { kind: 'system', person: null } });
    const everything = await messages(life);
    expect(new Set(everything.map(({ step, kind, userId }) => `${step} ${kind} ${userId}`)).size).toBe(everything.length);
  });
});
