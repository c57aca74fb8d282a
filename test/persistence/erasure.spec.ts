// Lost if these fail: somebody asked to be forgotten, got a certificate, and still stands in the database.
import { randomUUID } from 'node:crypto';
import { commandBodies } from '@relais/contracts';
import {
  CommandRepository,
  ErasureRepository,
  IntakeRepository,
  MessageRepository,
  ownerships,
  type StoredErasure,
  verifyTimelines,
} from '@relais/persistence';
import { classifiedColumns, specialColumns, wordsColumns } from '../../libs/persistence/erasure/personal-columns';
import { columnsWith, PlantedLife, plantedRaise, rowsWith } from './planted-life';
import { monday, raiseOrder, startWorld, type World } from './practice-world';
import { sqlOf, untilWaiting } from './sql';

let world: World;
let erasures: ErasureRepository;
beforeAll(async () => {
  world = await startWorld();
  erasures = new ErasureRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const digestOf = (reference: string): string => `digest of ${reference.length}`;
const customerOf = (reference: string) =>
  erasures.customerOf({ organisationId: world.organisationId, reference, digest: digestOf(reference) });

async function begun(subject: { kind: 'customer' | 'user'; id: string }): Promise<string> {
  const { userId: by } = await world.actor('anna.keller');
  const order = {
    organisationId: world.organisationId,
    subject,
    reason: 'asked_by_the_person',
    legalBasis: null,
    by,
    at: Date.now(),
    digestOf,
  };
  return (await erasures.begin(order as Parameters<ErasureRepository['begin']>[0]))!;
}

async function finished(erasureId: string): Promise<StoredErasure> {
  const reference = { organisationId: world.organisationId, erasureId };
  while (!(await erasures.advance(reference, Date.now)));
  return (await erasures.find(reference))!;
}

const erased = async (subject: { kind: 'customer' | 'user'; id: string }) => finished(await begun(subject));
const nothingSince = async () => sqlOf(world.url, async (sql) => (await sql('select count(*)::int as n from erasure'))[0]!.n as number);
/** Figures of the organisation's cases that words have no part in. */
const figures = () =>
  sqlOf(world.url, (sql) =>
    sql(
      `select e.id, e.status, e.outcome, e.step, e.version, e.level, e.class, e.timeline_hash, e.timeline_length, e.snapshot::text,
         (select sum(amount_minor)::int from decision d where d.escalation_id = e.id) as amount,
         (select array_agg(rating) from feedback f where f.escalation_id = e.id) as rating,
         (select array_agg(satisfaction) from follow_up f where f.escalation_id = e.id) as satisfaction,
         (select count(*)::int from message m where m.escalation_id = e.id) as messages
       from escalation e order by e.id`,
    ),
  );

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
    for (const one of [closed, running, others]) await one.written(await nothingSince());
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
    const before = { figures: await figures(), verified: await verifyTimelines(world.database, { escalationId: null, anchors: [] }) };

    const certificate = await erased({ kind: 'customer', id: (await customerOf(`${anna}-reference`))! });

    expect(await rowsWith(world.url, /zqanna/i)).toEqual([]);
    expect(await columnsWith(world.url, other)).toEqual(othersPlaces);
    const [fact] = await sqlOf(world.url, (sql) => sql('select text from fact where escalation_id = $1', [others.id]));
    expect(fact!.text).toMatch(/zqother.* Same as \[erased\], \[erased\]\.$/);
    expect(await figures()).toEqual(before.figures);
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
    await erased({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
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
    const id = (await customerOf(`${mark}-reference`))!;
    await erased({ kind: 'customer', id });
    // By the reference that the database no longer holds.
    expect(await customerOf(`${mark}-reference`)).toBe(id);
    await one.does('lea.martin', 'add_note');
    const again = await erased({ kind: 'customer', id });
    expect(Object.keys(again.fields).sort()).toEqual(['command.body', 'note.text', 'timeline_entry.text']);
    expect(await rowsWith(world.url, /zqtwice/)).toEqual([]);
    expect((await erased({ kind: 'customer', id })).fields).toEqual({});
  });

  it('of another organisation is nobody', async () => {
    const mark = 'zqforeign';
    await PlantedLife.raised(world, { mark, ticket: 'foreign' });
    const id = (await customerOf(`${mark}-reference`))!;
    const organisationId = world.otherOrganisationId;
    expect(await erasures.isKnown({ organisationId, kind: 'customer', id })).toBe(false);
    const { userId: by } = await world.actor('anna.keller');
    const order = {
      organisationId,
      subject: { kind: 'customer', id },
      reason: 'ordered',
      legalBasis: null,
      by,
      at: monday,
      digestOf,
    } as const;
    expect(await erasures.begin(order)).toBeNull();
    expect((await rowsWith(world.url, /zqforeign/)).length).toBeGreaterThan(0);
  });
});

describe('an erasure at the same moment as', () => {
  it('a command in flight: its step is recorded without words, and none comes back', async () => {
    const mark = 'zqflight';
    const one = await PlantedLife.raised(world, { mark, ticket: 'in flight' });
    const { life } = one;
    const claim = await new CommandRepository(world.database).claim({
      organisationId: world.organisationId,
      principal: 'test',
      key: randomUUID(),
      requestHash: 'a hash',
      type: 'add_note',
      escalationId: one.id,
      actor: await world.actor('lea.martin'),
      body: commandBodies.add_note().parse({ note: `${mark} said so` }),
      at: Date.now() - 1_000,
    });
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    const { id: commandId, actor } = claim.command;
    await erased({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
    await life.happen({ type: 'add_note', internal: true, commandId, actor });
    const answer = { status: 200, body: { subject: `${mark} as it was read` }, at: Date.now() };
    await new CommandRepository(world.database).storeOutcome({ organisationId: world.organisationId, commandId, ...answer });
    expect(await rowsWith(world.url, /zqflight/)).toEqual([]);
    const [note] = await sqlOf(world.url, (sql) => sql('select text from note where escalation_id = $1', [one.id]));
    expect(note).toEqual({ text: null });
  });

  it.each([
    ['decide', { choice: 'approve', cost: { amountMinor: 3500, currency: 'EUR' }, actions: [{ kind: 'credit', amountMinor: 3500 }] }],
    ['complete_dossier', {}],
    ['request_information', { from: 'customer' }],
  ] as const)('%s in flight: the step is recorded all the same', async (command, codes) => {
    const mark = `zqlost${command.replaceAll('_', '')}`;
    const one = await PlantedLife.raised(world, { mark, ticket: command });
    if (command === 'complete_dossier') await one.does('sophie.laurent', 'return', { reason: 'not_for_us' });
    else await one.does('sophie.laurent', 'acknowledge', { promisedAt: '2026-03-03T08:00:00Z' });
    const { recording } = one.life;
    let body = '';
    // The erasure comes after the command was written and before its step is recorded.
    Object.assign(one.life, {
      recording: {
        record: async (step: Parameters<typeof recording.record>[0]) => {
          if (step.event.type === command && body === '') {
            body = 'erased';
            await erased({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
          }
          return recording.record(step);
        },
      },
    });
    const whole = {
      ...codes,
      ...(command === 'decide' ? { motive: `${mark} motive` } : {}),
      ...(command === 'request_information' ? { question: `${mark}?` } : {}),
    };
    const actor = await world.actor(command === 'complete_dossier' ? 'lea.martin' : 'sophie.laurent');
    await one.life.send([command, actor], command === 'complete_dossier' ? { dossier: { subject: `${mark} again` } } : whole);
    expect(body).toBe('erased');
    expect(await rowsWith(world.url, new RegExp(mark))).toEqual([]);
    expect(await verifyTimelines(world.database, { escalationId: one.id, anchors: [] })).toMatchObject({ faults: [] });
  });

  it('a step that is being recorded: the erasure waits, and finds its words', async () => {
    const mark = 'zqlocked';
    const one = await PlantedLife.raised(world, { mark, ticket: 'locked' });
    const id = await begun({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
    let done: Promise<StoredErasure> | undefined;
    await sqlOf(world.url, async (sql) => {
      await sql('begin');
      await sql('select from escalation where id = $1 for no key update', [one.id]);
      done = finished(id);
      await untilWaiting(world.url);
      await sql(`insert into note (id, organisation_id, escalation_id, internal, text, added_at) values ($1, $2, $3, true, $4, now())`, [
        randomUUID(),
        world.organisationId,
        one.id,
        `${mark} late`,
      ]);
      await sql('commit');
    });
    await done;
    expect(await rowsWith(world.url, /zqlocked/)).toEqual([]);
  });

  it('a mail that is being written: its words are not kept, and it is written anew', async () => {
    const mark = 'zqmailed';
    const one = await PlantedLife.raised(world, { mark, ticket: 'mailed' });
    const repository = new MessageRepository(world.database);
    const { organisationId } = world;
    const { id: messageId } = (await repository.ofEscalation({ organisationId, escalationId: one.id }))[0]!;
    const { erasures: seen } = (await repository.forDelivery({ organisationId, messageId }))!;
    await erased({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
    const words = { subject: `${mark} subject`, body: `${mark} body` };
    expect(await repository.keepWords({ organisationId, messageId, erasures: seen, ...words })).toBeNull();
    expect(await rowsWith(world.url, /zqmailed/)).toEqual([]);
    expect((await repository.forDelivery({ organisationId, messageId }))!.erasures).toBe(seen + 1);
  });

  it('the same raise sent again: it is refused as another request, and nothing is raised twice', async () => {
    const mark = 'zqrepeat';
    const order = await raiseOrder(world, { ...plantedRaise(mark, 'repeated'), key: mark });
    const intake = new IntakeRepository(world.database);
    expect((await intake.accept(order)).kind).toBe('accepted');
    await erased({ kind: 'customer', id: (await customerOf(`${mark}-reference`))! });
    expect((await intake.accept(order)).kind).toBe('other_request');
  });
});

describe('an erasure whose process died in the middle', () => {
  it('has taken the name already, is shown as running, and is finished by whoever comes next', async () => {
    const mark = 'zqcrash';
    await PlantedLife.raised(world, { mark, ticket: 'crashed' });
    const customer = (await customerOf(`${mark}-reference`))!;
    const erasureId = await begun({ kind: 'customer', id: customer });
    const reference = { organisationId: world.organisationId, erasureId };
    expect(await erasures.find(reference)).toMatchObject({ finishedAt: null, fields: { 'customer.name': { emptied: 1, struckOut: 0 } } });
    const jobs = await sqlOf(world.url, (sql) =>
      sql(
        `select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'finish_erasure'`,
      ),
    );
    expect(jobs.map(({ payload }) => payload)).toContainEqual(reference);
    expect(await erasures.advance(reference, Date.now)).toBe(false);
    const done = await Promise.all([finished(erasureId), finished(erasureId)]);
    expect(done[0]).toEqual(done[1]);
    expect(await rowsWith(world.url, /zqcrash/)).toEqual([]);
    expect(await sqlOf(world.url, (sql) => sql('select from erasure where identity is not null and finished_at is not null'))).toEqual([]);
  });
});

describe('an erased user', () => {
  it('is named in no row any more: not as a person, not in mails, nor where others wrote of them; their cases are listed', async () => {
    const hugo = await world.actor('hugo.bernard');
    await sqlOf(world.url, (sql) =>
      sql(`update "user" set name = 'Zquser Lefèvre', email = 'zquser@example.org', username = 'zquser.login' where id = $1`, [
        hugo.userId,
      ]),
    );
    await sqlOf(world.url, (sql) => sql('update team set primary_user_id = $1 where id = $2', [hugo.userId, hugo.teamIds[0]]));
    const one = await PlantedLife.raised(world, { mark: 'zqclient', ticket: 'of hugo' });
    await one.toDecision();
    await one.does('helene.marchand', 'reassign', {
      role: 'owner',
      to: hugo.userId,
      teamId: undefined,
      reason: 'zquser lefevre knows her',
    });
    const sophie = await world.actor('sophie.laurent');
    await one.life.send(['add_note', sophie], { note: 'Vu avec ZQUSER LEFÈVRE (zquser@example.org), puis zquser.login' });
    await sqlOf(world.url, (sql) =>
      sql(
        `update message set subject = 'Zquser', body = 'Bonjour Zquser Lefevre, voici zqclient' where escalation_id = $1 and user_id is not null`,
        [one.id],
      ),
    );
    await sqlOf(world.url, (sql) =>
      sql(
        `update dossier set content = jsonb_set(jsonb_set(content, '{who}', '"Zquser Lefèvre"'), '{evidence,0,link}', '"https://x.example/zquser.login"') where escalation_id = $1`,
        [one.id],
      ),
    );
    await sqlOf(world.url, (sql) =>
      sql(
        `update message set user_id = $2, address = 'zquser@example.org' where id = (select id from message where escalation_id = $1 and user_id is not null limit 1)`,
        [one.id, hugo.userId],
      ),
    );
    await sqlOf(world.url, (sql) => sql(`update message set subject = null where escalation_id = $1 and subject = 'Zquser'`, [one.id]));
    expect((await rowsWith(world.url, /zquser|lef[eè]vre/i)).length).toBeGreaterThan(5);
    const before = { figures: await figures(), people: (await sqlOf(world.url, (sql) => sql('select from "user"'))).length };

    const certificate = await erased({ kind: 'user', id: hugo.userId });

    expect(await rowsWith(world.url, /zquser|lef[eè]vre/i)).toEqual([]);
    expect(await figures()).toEqual(before.figures);
    const [row] = await sqlOf(world.url, (sql) => sql('select username, name, email, active from "user" where id = $1', [hugo.userId]));
    expect(row).toEqual({ username: `erased-${hugo.userId}`, name: null, email: null, active: false });
    expect(certificate.remaining).toEqual([
      { code: 'cases_to_reassign', ids: [one.id] },
      { code: 'teams_to_staff', ids: [hugo.teamIds[0]] },
      { code: 'own_words', ids: [] },
    ]);
    expect(certificate).toMatchObject({ faultsBefore: 0, faultsAfter: 0 });
    expect((await verifyTimelines(world.database, { escalationId: null, anchors: [] })).faults).toEqual([]);
    expect((await ownerships(world.database, one.id))[0]!.fault).toBeNull();
    // What others wrote stays, less the name; codes are what they were.
    const [note] = await sqlOf(world.url, (sql) =>
      sql(`select text from note where text like 'Vu avec%' and escalation_id = $1`, [one.id]),
    );
    expect(note!.text).toBe('Vu avec [erased] ([erased]), puis [erased]');
    const [dossier] = await sqlOf(world.url, (sql) =>
      sql('select content from dossier where escalation_id = $1 order by version desc limit 1', [one.id]),
    );
    expect(dossier!.content).toMatchObject({ who: '[erased]', evidence: [{ kind: 'invoice', link: 'https://erased.invalid/' }] });
    expect((await rowsWith(world.url, /zqclient/)).length).toBeGreaterThan(5);
  }, 60_000);

  it('takes along what was said of their work, as agent and as decider', async () => {
    const one = await (await (await PlantedLife.raised(world, { mark: 'zqsheet', ticket: 'feedback' })).toDecision()).toEnd();
    const lea = await world.actor('lea.martin');
    const certificate = await erased({ kind: 'user', id: lea.userId });
    const [sheet] = await sqlOf(world.url, (sql) => sql('select * from feedback where escalation_id = $1', [one.id]));
    expect(sheet).toMatchObject({ well_done: null, to_improve: null, to_learn: null, lesson: null, rating: 3 });
    expect(sheet!.rating_comment).toContain('zqsheet');
    const words = await sqlOf(world.url, (sql) =>
      sql(`select type from timeline_entry where escalation_id = $1 and text is null and text_digest is not null`, [one.id]),
    );
    expect(words).toEqual([{ type: 'give_feedback' }]);
    expect(certificate.fields['feedback.well_done']).toMatchObject({ emptied: expect.any(Number) });
    const sophie = await world.actor('sophie.laurent');
    await erased({ kind: 'user', id: sophie.userId });
    const [after] = await sqlOf(world.url, (sql) => sql('select rating_comment from feedback where escalation_id = $1', [one.id]));
    expect(after).toEqual({ rating_comment: null });
    expect((await verifyTimelines(world.database, { escalationId: null, anchors: [] })).faults).toEqual([]);
  }, 60_000);
});
