// Contract: lists page without gaps or repeats, keys are claimed once, and another organisation finds nothing.
import { randomUUID } from 'node:crypto';
import { policyDocument, scopes } from '@relais/contracts';
import {
  AccessLogRepository,
  ApiKeyRepository,
  CalendarRepository,
  type ClaimCommand,
  CommandRepository,
  DirectoryRepository,
  DossierRepository,
  EscalationRepository,
  hashApiKey,
  IntakeRepository,
  type ListEscalations,
  MessageRepository,
  PolicyRepository,
  TimelineRepository,
} from '@relais/persistence';
import { acceptedCase, keys, monday, startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';

let world: World;
let escalations: EscalationRepository;
beforeAll(async () => {
  world = await startWorld();
  escalations = new EscalationRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const listed = (question: Omit<ListEscalations, 'organisationId' | 'viewerId'>) =>
  escalations.list({ organisationId: world.organisationId, viewerId: null, ...question });

const everything = async (
  sort: 'nextClock' | 'raisedAt',
  betweenPages: () => Promise<unknown> = async () => undefined,
): Promise<string[]> => {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listed({ filter: {}, sort, cursor, limit: 2 });
    seen.push(...page.items.map(({ id }) => id));
    if (page.nextCursor === null) return seen;
    cursor = page.nextCursor;
    await betweenPages();
  }
};

describe('a list of cases', () => {
  it('gives every case once over all pages, in both sorts, also for cases of the same instant and without a clock', async () => {
    const accepted = await Promise.all([1, 2, 3].map(() => acceptedCase(world)));
    const lives = [await RecordedLife.raised(world), await RecordedLife.raised(world, { at: monday + 5_000 })];
    const ids = [...accepted, ...lives].map(({ escalationId }) => escalationId).sort();
    for (const sort of ['nextClock', 'raisedAt'] as const) expect((await everything(sort)).sort()).toEqual(ids);
    const soonest = await everything('nextClock');
    expect(new Set(soonest.slice(0, 2))).toEqual(new Set(lives.map(({ escalationId }) => escalationId)));
  });

  it('repeats and loses nothing when cases are raised between two pages', async () => {
    const before = await everything('raisedAt');
    const during = await everything('raisedAt', () => acceptedCase(world, { at: monday + 60_000 }));
    expect(during).toEqual(before);
  });

  it('filters by what people look for', async () => {
    const life = await RecordedLife.raised(world, { ticket: { reference: 'TICKET_50%' }, profile: { category: 'legal' } });
    const ask = async (filter: object) => (await listed({ filter, sort: 'raisedAt', limit: 50 })).items.map(({ id }) => id);
    expect(await ask({ q: 'ticket_50%' })).toEqual([life.escalationId]);
    expect(await ask({ q: 'ticketX50' })).toEqual([]);
    expect(await ask({ category: 'legal', status: ['awaiting_acknowledgment'], level: 2, class: 'standard' })).toEqual([life.escalationId]);
    expect(await ask({ teamId: life.context.recipient!.teamId!, ownerId: life.context.ownerId })).toEqual([life.escalationId]);
    expect(await ask({ category: 'legal', dueBefore: monday })).toEqual([]);
    expect(await ask({ category: 'legal', dueBefore: monday + 3_000 })).toEqual([life.escalationId]);
    expect(await ask({ category: 'legal', status: ['closed'] })).toEqual([]);
  });

  it.each(['nonsense', Buffer.from('{"sort":"raisedAt"}').toString('base64url'), Buffer.from('null').toString('base64url')])(
    'refuses the cursor %s, which it never gave',
    async (cursor) => {
      const asked = listed({ filter: {}, sort: 'raisedAt', cursor, limit: 2 });
      await expect(asked).rejects.toMatchObject({ code: 'invalid_cursor' });
    },
  );

  it('refuses the cursor of the other sort', async () => {
    const { nextCursor } = await listed({ filter: {}, sort: 'raisedAt', limit: 1 });
    const asked = listed({ filter: {}, sort: 'nextClock', cursor: nextCursor!, limit: 1 });
    await expect(asked).rejects.toMatchObject({ code: 'invalid_cursor' });
  });
});

describe('another organisation', () => {
  it('finds nothing by the id of a case, a message, a command, a calendar or a person', async () => {
    const life = await RecordedLife.raised(world);
    const theirs = { organisationId: world.otherOrganisationId, escalationId: life.escalationId };
    const own = { ...theirs, organisationId: world.organisationId };
    const [message] = await new MessageRepository(world.database).ofEscalation(own);
    const [calendar] = await new CalendarRepository(world.database).list(world.organisationId);
    const organisationId = world.otherOrganisationId;
    const nothing = [
      await escalations.find(theirs),
      await new IntakeRepository(world.database).startOrder(theirs),
      await new DossierRepository(world.database).briefing(theirs),
      await new MessageRepository(world.database).forDelivery({ organisationId, messageId: message!.id }),
      await new MessageRepository(world.database).take({ organisationId, messageId: message!.id, at: monday }),
      await new CommandRepository(world.database).find({ organisationId, commandId: life.last.event.commandId ?? randomUUID() }),
      await new CalendarRepository(world.database).find({ organisationId, calendarId: calendar!.id }),
      await new DirectoryRepository(world.database).actor({ organisationId, nameOrId: life.context.agentId }),
    ];
    expect(nothing).toEqual(nothing.map(() => null));
    expect(await new TimelineRepository(world.database).entries({ ...theirs, limit: 10 })).toEqual([]);
    expect(await new MessageRepository(world.database).ofEscalation(theirs)).toEqual([]);
    await expect(life.recording.record({ ...life.last, ...theirs })).rejects.toMatchObject({ code: 'unknown_case' });
  });
});

const commands = () => new CommandRepository(world.database);
const claim = async (change: Partial<ClaimCommand> = {}): Promise<ClaimCommand> => ({
  organisationId: world.organisationId,
  principal: 'key',
  key: randomUUID(),
  requestHash: 'hash',
  type: 'acknowledge',
  escalationId: null,
  actor: await world.actor('lea.martin'),
  body: { promisedAt: 1 },
  at: monday,
  ...change,
});

describe('an idempotency key', () => {
  it('is claimed once by ten requests at once; the others are repeats of it', async () => {
    const request = await claim();
    const claims = await Promise.all(Array.from({ length: 10 }, () => commands().claim(request)));
    expect(claims.filter(({ kind }) => kind === 'claimed')).toHaveLength(1);
    expect(new Set(claims.map((one) => 'command' in one && one.command.id)).size).toBe(1);
  });

  it('belongs to one principal and one request', async () => {
    const request = await claim();
    await commands().claim(request);
    expect((await commands().claim({ ...request, requestHash: 'other' })).kind).toBe('other_request');
    expect((await commands().claim({ ...request, principal: 'somebody else' })).kind).toBe('claimed');
  });

  it('keeps the first outcome, and counts the attempts after raced refusals', async () => {
    const claimed = await commands().claim(await claim());
    if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
    const reference = { organisationId: world.organisationId, commandId: claimed.command.id };
    const refused = async (attempt: number) => {
      await commands().raiseAttempt({ ...reference, attempt, at: monday });
      return (await commands().find(reference))!.attempt;
    };
    expect([await refused(0), await refused(1)]).toEqual([1, 2]);
    await commands().storeOutcome({ ...reference, status: 200, body: { first: true }, at: monday });
    await commands().storeOutcome({ ...reference, status: 409, body: { second: true }, at: monday });
    expect((await commands().find(reference))!.outcome).toEqual({ status: 200, body: { first: true } });
  });
});

describe('what waits for Relais itself (npm run audit -- stuck)', () => {
  it('lists cases never started, clocks nobody took and commands never answered, and no case that is on time', async () => {
    const never = await acceptedCase(world);
    const life = await RecordedLife.raised(world);
    const stuck = async (at: number) =>
      (await escalations.stuck({ at, toleranceMilliseconds: 60_000 })).filter(({ escalationId }) =>
        [never.escalationId, life.escalationId].includes(escalationId),
      );
    expect(await stuck(monday + 59_000)).toEqual([]);
    expect((await stuck(monday + 600_000)).map(({ escalationId, why }) => [escalationId, why])).toEqual([
      [never.escalationId, 'never_started'],
      [life.escalationId, 'clock_overdue'],
    ]);
  });

  it('lists a case that stays where cases only pass', async () => {
    const life = await RecordedLife.raised(world);
    const sql = "update escalation set status = 'transferring', recorded_at = $2 where id = $1";
    await world.database.read((manager) => manager.query(sql, [life.escalationId, new Date(monday)]));
    const notMoving = async (at: number) =>
      (await escalations.stuck({ at, toleranceMilliseconds: 60_000 }))
        .filter(({ escalationId, why }) => escalationId === life.escalationId && why === 'not_moving')
        .map(({ since }) => since);
    expect([await notMoving(monday + 59_000), await notMoving(monday + 61_000)]).toEqual([[], [monday]]);
  });

  it('counts a refused command as answered, until the same request comes again and gets no answer', async () => {
    const { escalationId } = await RecordedLife.raised(world);
    const request = { ...(await claim()), escalationId };
    const { command } = (await commands().claim(request)) as { command: { id: string } };
    const unanswered = async () =>
      (await escalations.stuck({ at: monday + 600_000, toleranceMilliseconds: 60_000 }))
        .filter((found) => found.escalationId === escalationId && found.why === 'command_unanswered')
        .map(({ since }) => since);
    expect(await unanswered()).toEqual([request.at]);
    await commands().raiseAttempt({ organisationId: world.organisationId, commandId: command.id, attempt: 0, at: monday + 1000 });
    expect(await unanswered()).toEqual([]);
    await commands().claim({ ...request, at: monday + 2000 });
    expect(await unanswered()).toEqual([monday + 2000]);
  });
});

describe('rules, keys and the log of reads', () => {
  it('finds the published policy with its calendar, and a key by its hash until it is revoked', async () => {
    const policy = (await new PolicyRepository(world.database).published(world.otherOrganisationId))!;
    expect(policy.document).toMatchObject({
      check: 'P3D',
      cadence: { incident: 'PT30M always', vip: 'PT4H', standard: 'P1D' },
      levels: [2, 3, 4],
    });
    const practice = (await new PolicyRepository(world.database).published(world.organisationId))!;
    for (const { document } of [policy, practice]) expect(policyDocument().parse(document)).toEqual(document);
    expect(policy.calendar.document.holidays).toContain(`${new Date().getUTCFullYear()}-07-14`);
    const found = (await new ApiKeyRepository(world.database).findByHash(hashApiKey(keys.company)))!;
    expect(found).toMatchObject({ organisationId: world.otherOrganisationId, scopes: [...scopes] });
    await world.database.read((manager) => manager.query('update api_key set revoked_at = now() where id = $1', [found.id]));
    expect(await new ApiKeyRepository(world.database).findByHash(hashApiKey(keys.company))).toBeNull();
  });

  it('gives a calendar a new version each time it is saved, also by two people at once', async () => {
    const calendars = new CalendarRepository(world.database);
    const [{ id: calendarId, name, document }] = (await calendars.list(world.organisationId)) as [
      Awaited<ReturnType<typeof calendars.list>>[number],
    ];
    const changer = { organisationId: world.organisationId, principal: 'key', userId: null, at: monday };
    const save = { changer, calendarId, name, document };
    const saved = await Promise.all([calendars.save(save), calendars.save(save)]);
    expect(saved.map((calendar) => calendar!.version).sort()).toEqual([2, 3]);
    expect(await calendars.save({ ...save, calendarId: randomUUID() })).toBeNull();
  });

  it('records who read what', async () => {
    const { escalationId } = await acceptedCase(world);
    const read = { organisationId: world.organisationId, escalationId, at: monday, principal: 'key', userId: null, what: 'briefing' };
    await new AccessLogRepository(world.database).record([read]);
    const rows = await world.database.read((manager) =>
      manager.query<object[]>('select what from access_log where escalation_id = $1', [escalationId]),
    );
    expect(rows).toEqual([{ what: 'briefing' }]);
  });
});
