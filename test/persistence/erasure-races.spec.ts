// Lost if these fail: words that were under way while somebody was erased come back into the database afterwards.
import { randomUUID } from 'node:crypto';
import { commandBodies } from '@relais/contracts';
import { CommandRepository, IntakeRepository, MessageRepository, type StoredErasure, verifyTimelines } from '@relais/persistence';
import { Erasing } from './erasing';
import { PlantedLife, plantedRaise, rowsWith } from './planted-life';
import { raiseOrder, startWorld, type World } from './practice-world';
import { sqlOf, untilWaiting } from './sql';

let world: World;
let erasing: Erasing;
beforeAll(async () => {
  world = await startWorld();
  erasing = new Erasing(world);
}, 120_000);
afterAll(() => world.stop());

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
    await erasing.erase(await erasing.customer(`${mark}-reference`));
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
            await erasing.erase(await erasing.customer(`${mark}-reference`));
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
    const id = await erasing.begin(await erasing.customer(`${mark}-reference`));
    let done: Promise<StoredErasure> | undefined;
    await sqlOf(world.url, async (sql) => {
      await sql('begin');
      await sql('select from escalation where id = $1 for no key update', [one.id]);
      done = erasing.finish(id);
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
    await erasing.erase(await erasing.customer(`${mark}-reference`));
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
    await erasing.erase(await erasing.customer(`${mark}-reference`));
    expect((await intake.accept(order)).kind).toBe('other_request');
  });
});
