// Lost if these fail: hours that change move the deadlines of people who were promised others, or a new case counts on hours nobody works.
import { sqlOf } from '../persistence/sql';
import { raiseBody } from './raise-body';
import { type ApiStack, startApiStack } from './stack';
import { Story } from './story';

let stack: ApiStack;
let story: Story;
beforeAll(async () => {
  stack = await startApiStack({ withWorker: true });
  story = new Story(stack);
}, 180_000);
afterAll(() => stack?.stop());

const morning = [['09:00', '12:00']];
const mornings = { timeZone: 'Europe/Paris', week: { mon: morning, tue: morning, wed: morning, thu: morning, fri: morning } };
const team = (level: 2 | 3) => stack.organisation.teams[level];
const operator = () => story.as('operator');

const rulesOf = async (escalationId: string) =>
  (await sqlOf(stack.databaseUrl, (sql) => sql('select rules, input from escalation where id = $1', [escalationId])))[0];

/** The organisation works other hours while `work` runs. */
async function onMornings(work: () => Promise<void>): Promise<void> {
  const path = `/v1/calendars/${stack.organisation.calendarId}`;
  const { body: before } = await operator()(`GET ${path}`);
  const saved = async (document: object) =>
    expect((await operator()(`PUT ${path}`, { body: { name: before.name, document } })).status).toBe(200);
  await saved(mornings);
  await work();
  await saved(before.document);
}

describe('a calendar that is saved again', () => {
  it('leaves a case that runs as it is, rules and clocks, and is what the next one takes along', async () => {
    const born = await story.raise();
    await born.reaches('awaiting_acknowledgment');
    const [rules, { body: before }] = [await rulesOf(born.id), await born.read()];
    await onMornings(async () => {
      expect(await rulesOf(born.id)).toEqual(rules);
      expect((await born.read()).body).toEqual(before);
      const next = await rulesOf((await story.raise()).id);
      expect(next!.rules.calendar).toMatchObject({
        timeZone: 'Europe/Paris',
        week: [[540, 720], [540, 720], [540, 720], [540, 720], [540, 720], [], []],
      });
    });
  }, 60_000);
});

describe('the hours of a team', () => {
  const choose = (level: 2 | 3, calendarId: string | null) => operator()(`PUT /v1/teams/${team(level)}/calendar`, { body: { calendarId } });
  const zoneOf = async (escalationId: string) => (await rulesOf(escalationId))!.rules.calendar.timeZone;
  const calendarOf = async (document: object) => (await operator()('POST /v1/calendars', { body: { name: 'Matins', document } })).body.id;
  const atLevel = (level: 2 | 3) => story.raise({ profile: { category: 'billing', level } });

  it('are those of a case that the matrix sends to it first, and of no other', async () => {
    const calendarId = await calendarOf(mornings);
    expect(await choose(3, calendarId)).toMatchObject({ status: 200, body: { id: team(3), calendarId } });
    const teams = (await story.as('agent')('GET /v1/teams')).body.items;
    expect(teams.map((one: { calendarId: string | null }) => one.calendarId).filter((id: string | null) => id !== null)).toEqual([
      calendarId,
    ]);
    const [second, third] = [await atLevel(2), await atLevel(3)];
    expect([await zoneOf(second.id), await zoneOf(third.id)]).toEqual(['UTC', 'Europe/Paris']);
    expect((await choose(3, null)).body.calendarId).toBeNull();
    expect(await zoneOf((await atLevel(3)).id)).toBe('UTC');
    expect(await zoneOf(third.id)).toBe('Europe/Paris');
    const trail = (await story.as('admin')('GET /v1/configuration-changes')).body.items.filter(
      ({ what }: { what: string }) => what === 'team_calendar_chosen',
    );
    expect(trail[0]).toMatchObject({ subjectId: team(3), before: { calendarId }, after: { calendarId: null } });
  }, 60_000);

  it('reach a case that runs by a re-apply alone, when its team has it, and the preview shows them', async () => {
    const aCase = await atLevel(2);
    await aCase.reaches('awaiting_acknowledgment');
    const before = (await aCase.read()).body;
    await choose(2, await calendarOf(mornings));
    expect((await aCase.read()).body).toEqual(before);
    const { version } = (await operator()('GET /v1/policy')).body;
    const preview = await operator()(`POST /v1/escalations/${aCase.id}/policy/preview`, { body: { version } });
    expect(preview.status).toBe(200);
    expect(preview.body.clocks.some(({ dueAt, newDueAt }: { dueAt: string; newDueAt: string }) => dueAt !== newDueAt)).toBe(true);
    await aCase.does('operator', 'policy', { version, reason: 'The hours of the team' });
    const dues = new Map((await aCase.read()).body.clocks.map(({ clock, dueAt }: { clock: string; dueAt: string }) => [clock, dueAt]));
    for (const { clock, newDueAt } of preview.body.clocks) expect([clock, dues.get(clock)]).toEqual([clock, newDueAt]);
    await choose(2, null);
  }, 60_000);

  it('are refused where calendar or team is not the organisation’s, and are chosen by those who run it', async () => {
    const foreign = (await operator()('GET /v1/calendars', { for: null, key: stack.other.key })).body.items[0].id;
    expect(await choose(2, foreign)).toMatchObject({
      status: 422,
      body: { code: 'invalid_command', errors: [{ pointer: '/calendarId' }] },
    });
    const theirs = await operator()(`PUT /v1/teams/${stack.other.teams[2]}/calendar`, { body: { calendarId: null } });
    expect(theirs.status).toBe(404);
    expect((await story.as('manager')(`PUT /v1/teams/${team(2)}/calendar`, { body: { calendarId: null } })).body.code).toBe('not_entitled');
  });
});

describe('the zone of a customer', () => {
  const customer = (change: object) => ({
    reference: 'C-zone',
    name: 'Marie Durand',
    email: 'marie@example.com',
    language: 'fr' as const,
    ...change,
  });
  const briefed = async (change: object) => {
    const aCase = await story.raise({ customer: customer(change) });
    await aCase.reaches('awaiting_acknowledgment');
    return { aCase, zone: (await aCase.read('/briefing', 'supervisor')).body.customer.timeZone };
  };

  it('is shown in the briefing, is kept until another is named, and moves no clock', async () => {
    const { aCase, zone } = await briefed({ timeZone: 'America/Guadeloupe' });
    expect(zone).toBe('America/Guadeloupe');
    expect((await briefed({})).zone).toBe('America/Guadeloupe');
    expect(await zoneOf(aCase.id)).toBe('UTC');
  }, 60_000);

  const zoneOf = async (escalationId: string) => (await rulesOf(escalationId))!.rules.calendar.timeZone;

  it('is refused where no clock knows it, nothing raised', async () => {
    const body = raiseBody({ customer: customer({ timeZone: 'Europe/Atlantis' }) });
    const reply = await story.as('agent')('POST /v1/escalations', { body });
    expect(reply).toMatchObject({ status: 422, body: { code: 'invalid_command', errors: [{ pointer: '/customer/timeZone' }] } });
    const tickets = await sqlOf(stack.databaseUrl, (sql) => sql('select from ticket where reference = $1', [body.ticket.reference]));
    expect(tickets).toEqual([]);
  });
});
