// Lost if these fail: somebody asked to be forgotten, got a certificate, and still stands in the database.
import { MessageRepository, ownerships, verifyTimelines } from '@relais/persistence';
import { classifiedColumns, specialColumns, wordsColumns } from '../../libs/persistence/erasure/personal-columns';
import { Erasing, figures } from './erasing';
import { columnsWith, PlantedLife, rowsWith } from './planted-life';
import { monday, startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

let world: World;
let erasing: Erasing;
beforeAll(async () => {
  world = await startWorld();
  erasing = new Erasing(world);
}, 120_000);
afterAll(() => world.stop());

describe('what an erasure knows of the database', () => {
  it('is every column of every table, each said to be personal or not', async () => {
    const rows = await sqlOf(world.url, (sql) =>
      sql(
        `select c.table_name || '.' || c.column_name as name from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name) where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`,
      ),
    );
    expect(classifiedColumns().sort()).toEqual(rows.map(({ name }) => name).sort());
  });
});

describe('an erased customer', () => {
  it('stands in no row of any table any more, in a closed case and in one that runs; another customer still does', async () => {
    const [anna, other] = ['zqanna', 'zqother'];
    const closed = await (await (await PlantedLife.raised(world, { mark: anna, ticket: 'one' })).toDecision()).toEnd();
    expect(closed.life.status).toBe('closed');
    const running = await (await PlantedLife.raised(world, { mark: anna, ticket: 'two' })).toDecision();
    const others = await (await (await PlantedLife.raised(world, { mark: other, ticket: 'three' })).toDecision()).toEnd();
    for (const one of [closed, running, others]) await one.written(await erasing.count());
    // What was planted is in every place there is for words of a case.
    const places = [
      ...wordsColumns,
      ...specialColumns('request'),
      ...specialColumns('sealed'),
      ...specialColumns('document'),
      ...specialColumns('derived'),
    ];
    const planted = await columnsWith(world.url, anna);
    const hashed = new Set(['command.request_hash', 'timeline_entry.text_salt']);
    expect(places.map(({ table, column }) => `${table}.${column}`).filter((place) => !planted.has(place) && !hashed.has(place))).toEqual(
      [],
    );
    const othersPlaces = await columnsWith(world.url, other);
    // Somebody named her in another customer's case.
    const note = `Same as ${anna.toUpperCase()} Durand, ${anna}@example.org`;
    await others.life.send(['add_note', await world.actor('lea.martin')], { note }).catch(() => undefined);
    await sqlOf(world.url, (sql) => sql(`update fact set text = text || $2 where escalation_id = $1`, [others.id, ` ${note}.`]));
    const before = {
      figures: await figures(world.url),
      verified: await verifyTimelines(world.database, { escalationId: null, anchors: [] }),
    };

    const certificate = await erasing.erase(await erasing.customer(`${anna}-reference`));

    expect(await rowsWith(world.url, /zqanna/i)).toEqual([]);
    expect(await columnsWith(world.url, other)).toEqual(othersPlaces);
    const [fact] = await sqlOf(world.url, (sql) => sql('select text from fact where escalation_id = $1', [others.id]));
    expect(fact!.text).toMatch(/zqother.* Same as \[erased\], \[erased\]\.$/);
    expect(await figures(world.url)).toEqual(before.figures);
    const verified = await verifyTimelines(world.database, { escalationId: null, anchors: [] });
    expect(verified).toMatchObject({ faults: [], entries: before.verified.entries });
    expect(verified.erased - before.verified.erased).toBe(certificate.fields['timeline_entry.text']!.emptied);
    expect((await ownerships(world.database, null)).filter(({ fault }) => fault !== null)).toEqual([]);
    expect(certificate).toMatchObject({ subjectKind: 'customer', faultsBefore: 0, faultsAfter: 0 });
    expect(certificate.finishedAt).not.toBeNull();
    expect([...certificate.cases].sort()).toEqual([closed.id, running.id, others.id].sort());
    expect(certificate.remaining).toEqual([{ code: 'unreachable_customer', ids: [running.id] }]);
    const untouched = wordsColumns.map(({ table, column }) => `${table}.${column}`).filter((field) => !certificate.fields[field]?.emptied);
    expect(untouched).toEqual([]);
  }, 120_000);

  it('leaves running cases that come to their end, their mails to the customer failed for want of an address', async () => {
    const mark = 'zqrunning';
    const one = await (await PlantedLife.raised(world, { mark, ticket: 'goes on' })).toDecision();
    await erasing.erase(await erasing.customer(`${mark}-reference`));
    const queued = await new MessageRepository(world.database).ofEscalation({ organisationId: world.organisationId, escalationId: one.id });
    expect(queued.filter(({ addressee }) => addressee === 'customer').map(({ status, code }) => [status, code])).toContainEqual([
      'failed',
      'erased',
    ]);
    await one.toEnd();
    expect(one.life.status).toBe('closed');
    const told = await new MessageRepository(world.database).ofEscalation({ organisationId: world.organisationId, escalationId: one.id });
    const toCustomer = told.filter(({ addressee, kind }) => addressee === 'customer' && kind === 'decision');
    expect(toCustomer.map(({ status, code, address }) => [status, code, address])).toEqual([['failed', 'no_address', null]]);
    expect(await verifyTimelines(world.database, { escalationId: one.id, anchors: [] })).toMatchObject({ faults: [] });
    // The words written since are new, and known.
    expect((await rowsWith(world.url, /zqrunning/)).length).toBeGreaterThan(0);
  }, 60_000);

  it('erased again has a certificate of what was written since, and then an empty one', async () => {
    const mark = 'zqtwice';
    const one = await PlantedLife.raised(world, { mark, ticket: 'again' });
    const { id } = await erasing.customer(`${mark}-reference`);
    await erasing.erase({ kind: 'customer', id });
    // By the reference that the database no longer holds.
    expect(await erasing.customer(`${mark}-reference`)).toEqual({ kind: 'customer', id });
    await one.does('lea.martin', 'add_note');
    const again = await erasing.erase({ kind: 'customer', id });
    expect(Object.keys(again.fields).sort()).toEqual(['command.body', 'note.text', 'timeline_entry.text']);
    expect(await rowsWith(world.url, /zqtwice/)).toEqual([]);
    expect((await erasing.erase({ kind: 'customer', id })).fields).toEqual({});
  });

  it('of another organisation is nobody', async () => {
    const mark = 'zqforeign';
    await PlantedLife.raised(world, { mark, ticket: 'foreign' });
    const { id } = await erasing.customer(`${mark}-reference`);
    const organisationId = world.otherOrganisationId;
    expect(await erasing.erasures.isKnown({ organisationId, kind: 'customer', id })).toBe(false);
    const { userId: by } = await world.actor('anna.keller');
    const order = {
      organisationId,
      subject: { kind: 'customer', id },
      reason: 'ordered',
      legalBasis: null,
      by,
      at: monday,
      digestOf: erasing.digestOf,
    } as const;
    expect(await erasing.erasures.begin(order)).toBeNull();
    expect((await rowsWith(world.url, /zqforeign/)).length).toBeGreaterThan(0);
  });
});

describe('an erasure whose process died in the middle', () => {
  it('has taken the name already, is shown as running, and is finished by whoever comes next', async () => {
    const mark = 'zqcrash';
    await PlantedLife.raised(world, { mark, ticket: 'crashed' });
    const customer = await erasing.customer(`${mark}-reference`);
    const erasureId = await erasing.begin(customer);
    const reference = { organisationId: world.organisationId, erasureId };
    expect(await erasing.erasures.find(reference)).toMatchObject({
      finishedAt: null,
      fields: { 'customer.name': { emptied: 1, struckOut: 0 } },
    });
    const jobs = await sqlOf(world.url, (sql) =>
      sql(
        `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'finish_erasure'`,
      ),
    );
    expect(jobs.map(({ payload }) => payload)).toContainEqual(reference);
    expect(await erasing.erasures.advance(reference, Date.now)).toBe(false);
    const done = await Promise.all([erasing.finish(erasureId), erasing.finish(erasureId)]);
    expect(done[0]).toEqual(done[1]);
    expect(await rowsWith(world.url, /zqcrash/)).toEqual([]);
    expect(await sqlOf(world.url, (sql) => sql('select from erasure where identity is not null and finished_at is not null'))).toEqual([]);
  });
});
