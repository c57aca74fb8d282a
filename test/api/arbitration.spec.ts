// Contract: domain.md §8 over HTTP. Lost if these fail: a disagreement that nobody can read up on, a customer told a position too early, or a
// message that leaves unread.
import { opening, options, position, settling } from './arbitration-bodies';
import { type ApiStack, startApiStack } from './stack';
import { type CaseInHand, inHours, Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 120_000);
afterAll(() => stack.stop());

const openedCase = async (): Promise<CaseInHand> => {
  const escalation = await story.raise();
  await escalation.reaches('awaiting_acknowledgment');
  await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(4) });
  await escalation.does('supervisor', 'open-arbitration', opening);
  return escalation;
};
const read = async (escalation: CaseInHand) => (await escalation.read('/arbitration', 'manager')).body.items;
const settled = () => {
  const { expert } = stack.organisation.people;
  return { to: 'decider', userId: expert.id, teamId: stack.organisation.teams[3], option: 2, ...settling };
};
const mails = async (escalation: CaseInHand, kind: string) =>
  (await escalation.read('/messages')).body.items.filter((message: { kind: string }) => message.kind === kind);

it('shows what each team holds, the options, the one who settles, whose the case is, and the deadline', async () => {
  const escalation = await openedCase();
  const { people, teams } = stack.organisation;
  const theirs = { ...position, teamId: teams[1], position: 'Le contrat exclut tout geste' };
  await escalation.does('agent', 'state-position', theirs);
  const three = [...options, { ...options[0], label: 'La moitié', cost: { amountMinor: 1750, currency: 'EUR' } }];
  await escalation.does('agent', 'state-position', { ...theirs, position: 'Un geste, une fois', options: three });
  const [arbitration, ...others] = await read(escalation);
  expect(others).toEqual([]);
  expect(arbitration).toMatchObject({
    question: 'Qui paie ?',
    openedBy: 'decision',
    deciderId: people.manager.id,
    ownerId: people.supervisor.id,
    settlement: null,
    messages: [],
  });
  expect(Date.parse(arbitration.deadlineAt) - Date.parse(arbitration.openedAt)).toBe(24 * 3_600_000);
  expect(arbitration.positions.map((one: Record<string, unknown>) => [one.teamId, one.isCurrent, one.position])).toEqual([
    [teams[2], true, position.position],
    [teams[1], false, 'Le contrat exclut tout geste'],
    [teams[1], true, 'Un geste, une fois'],
  ]);
  expect(arbitration.positions[0]).toMatchObject({ ...position, statedBy: people.supervisor.id });
  expect(arbitration.options.map((one: Record<string, unknown>) => [one.number, one.label, one.cost])).toEqual([
    [1, 'Un avoir', { amountMinor: 3500, currency: 'EUR' }],
    [2, 'Rien', { amountMinor: 0, currency: 'EUR' }],
    [3, 'La moitié', { amountMinor: 1750, currency: 'EUR' }],
  ]);
  const opened = await mails(escalation, 'arbitration_opened');
  expect(opened.map(({ person }: { person: { id: string } }) => person.id)).toEqual([people.manager.id]);
}, 30_000);

it('tells the customer nothing that states a position, and says which words do', async () => {
  const escalation = await openedCase();
  const update = (message: string) => escalation.send('supervisor', ['update-customer', { message, nextUpdateAt: inHours(3) }]);
  const refused = await update('Nous vous accordons un avoir de 35 €.');
  expect([refused.status, refused.body.code]).toEqual([409, 'not_allowed_now']);
  expect(refused.body.detail).toContain('leave out the words');
  expect(refused.body.errors).toEqual([
    { pointer: '/message', detail: 'states a position: "accordons"' },
    { pointer: '/message', detail: 'states a position: "un avoir"' },
  ]);
  expect((await update('Plusieurs équipes examinent votre demande.')).status).toBe(200);
  expect(await mails(escalation, 'update')).toHaveLength(1);
}, 30_000);

it('tells the customer once, when somebody else than the writer has validated the message', async () => {
  const escalation = await openedCase();
  await escalation.does('manager', 'settle-arbitration', settled());
  expect((await escalation.read()).body.tasks.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['decide', 'validate_message']);
  const judge = (person: 'manager' | 'expert', body: object) => escalation.send(person, ['validate-message', body]);
  expect((await judge('manager', { validated: true })).body.code).toBe('not_entitled');
  expect((await judge('expert', { validated: false })).body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: '/reason' }] });
  expect((await judge('expert', { validated: false, reason: 'Trop vague' })).status).toBe(200);
  expect(await mails(escalation, 'settlement')).toEqual([]);
  const better = { text: 'Thomas, notre experte, décide cette semaine.', nextUpdateAt: inHours(5) };
  await escalation.does('manager', 'redraft-message', { customerMessage: better });
  expect((await judge('expert', { validated: true })).status).toBe(200);
  const [arbitration] = await read(escalation);
  const { manager, expert } = stack.organisation.people;
  expect(arbitration.settlement).toMatchObject({
    to: 'decider',
    option: 2,
    reason: settling.reason,
    policy: settling.policy,
    margin: settling.margin,
  });
  expect(arbitration.messages).toMatchObject([
    { status: 'refused', text: settling.customerMessage.text, reason: 'Trop vague', writtenBy: manager.id, judgedBy: expert.id },
    { status: 'validated', text: better.text, writtenBy: manager.id, judgedBy: expert.id, reason: null },
  ]);
  expect(await mails(escalation, 'settlement')).toHaveLength(1);
  expect((await mails(escalation, 'message_refused')).length).toBeGreaterThan(0);
  const promise = (await escalation.read()).body.clocks.find(({ clock }: { clock: string }) => clock === 'promise');
  expect(promise.dueAt).toBe(better.nextUpdateAt);
  const { items } = (await escalation.read('/timeline')).body;
  const redraft = items.find(({ type }: { type: string }) => type === 'redraft_message');
  expect(redraft).toMatchObject({
    data: { customerMessage: { nextUpdateAt: better.nextUpdateAt } },
    text: { customerMessage: { text: better.text } },
  });
}, 30_000);

it('shows a message that the decision overtook as such', async () => {
  const escalation = await openedCase();
  await escalation.does('manager', 'settle-arbitration', settled());
  const decision = { choice: 'maintain_refusal', motive: 'Hors délai', cost: { amountMinor: 0, currency: 'EUR' } };
  await escalation.does('expert', 'decide', decision);
  expect((await read(escalation))[0].messages).toMatchObject([{ status: 'superseded', judgedBy: null }]);
  expect(await mails(escalation, 'settlement')).toEqual([]);
}, 30_000);

it('names only people and teams there are, and as decider only who may settle', async () => {
  const escalation = await story.raise();
  await escalation.reaches('awaiting_acknowledgment');
  await escalation.does('supervisor', 'acknowledge', { promisedAt: inHours(4) });
  const { people, teams } = stack.organisation;
  const strangers = { ...opening, teamId: stack.other.teams[2], deciderId: people.expert.id };
  const { status, body } = await escalation.send('supervisor', ['open-arbitration', strangers]);
  expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([422, ['/teamId', '/deciderId']]);
  await escalation.does('supervisor', 'open-arbitration', { ...opening, teamId: teams[3], deciderId: people.director.id });
  expect((await read(escalation))[0]).toMatchObject({ deciderId: people.director.id, positions: [{ teamId: teams[3] }] });
  const notTheirs = await escalation.send('agent', ['state-position', { ...position, teamId: teams[2] }]);
  expect(notTheirs.body.code).toBe('not_entitled');
  expect((await escalation.send('manager', ['settle-arbitration', { ...settled(), option: 3 }])).body.errors).toMatchObject([
    { pointer: '/option' },
  ]);
}, 30_000);

it('is an empty list for a case that was never argued over', async () => {
  expect(await read(await story.raise())).toEqual([]);
}, 30_000);
