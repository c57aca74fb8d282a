// Lost if these fail: a key gets a second update id while the first may be taken still, and its command acts twice.
import { randomUUID } from 'node:crypto';
import { CommandRepository } from '@relais/persistence';
import { monday, startWorld, type World } from './practice-world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

it('an attempt is raised once, by the first of those who heard its refusal; a later one is not touched by what was said of an earlier', async () => {
  const commands = new CommandRepository(world.database);
  const { organisationId } = world;
  const claimed = await commands.claim({
    ...{ organisationId, principal: 'key', key: randomUUID(), requestHash: 'hash', type: 'decide', escalationId: null },
    ...{ actor: await world.actor('lea.martin'), body: {}, at: monday },
  });
  if (claimed.kind !== 'claimed') throw new Error(claimed.kind);
  const reference = { organisationId, commandId: claimed.command.id };
  const heard = { ...reference, attempt: 0, at: monday };
  await Promise.all([1, 2, 3].map(() => commands.raiseAttempt(heard)));
  expect(await commands.find(reference)).toMatchObject({ attempt: 1 });
  const advice = { advice: 'approve' } as never;
  await commands.keepAdvice({ ...reference, advice });
  await commands.raiseAttempt(heard);
  await commands.leaveOpen({ ...heard, attempt: 1 });
  expect(await commands.find(reference)).toMatchObject({ attempt: 1, advice });
});
