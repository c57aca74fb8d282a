// Lost if these fail: somebody who was erased still signs in, or stays known by whom they signed in as.
import { randomUUID } from 'node:crypto';
import { CommandRepository, ConfigChangeRepository, IdentityRepository, ManagedApiKeyRepository } from '@relais/persistence';
import { Erasing } from './erasing';
import { rowsWith } from './planted-life';
import { startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

const issuer = 'https://sign-in.example.com';
let world: World;
let erasing: Erasing;
let identities: IdentityRepository;
beforeAll(async () => {
  world = await startWorld();
  erasing = new Erasing(world);
  identities = new IdentityRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const changer = async () => {
  const { userId } = await world.actor('anna.keller');
  return { organisationId: world.organisationId, principal: 'test', userId, at: Date.now() };
};
const link = async (userId: string, subject: string | null) => identities.link({ changer: await changer(), userId, issuer, subject });

/** The request that asks for it, as the API keeps it; its answer once given. */
async function requested(userId: string, subject: string) {
  const commands = new CommandRepository(world.database);
  const { organisationId } = world;
  const actor = await world.actor('anna.keller');
  const kept = { principal: 'test', key: randomUUID(), requestHash: randomUUID(), type: 'linkIdentity', escalationId: null };
  const claim = await commands.claim({ organisationId, actor, body: { subject }, at: Date.now(), ...kept });
  if (claim.kind !== 'claimed') throw new Error(claim.kind);
  const { id: commandId } = claim.command;
  const body = { status: 200, headers: {}, body: { userId, issuer, subject } };
  return { answered: () => commands.storeOutcome({ organisationId, commandId, status: 200, body, at: Date.now() }) };
}

describe('an erased user', () => {
  it('signs in no more, and no row tells whom they signed in as: not the trail, not requests, not where it was linked by mistake', async () => {
    const [hugo, lea] = await Promise.all([world.actor('hugo.bernard'), world.actor('lea.martin')]);
    const [mistaken, former, latest] = ['zqsubject-1', 'zqsubject-2', 'zqsubject-3'] as const;
    await link(lea.userId, mistaken);
    await link(lea.userId, 'lea');
    for (const subject of [mistaken, former, latest]) {
      await (await requested(hugo.userId, subject)).answered();
      expect(await link(hugo.userId, subject)).toBe('linked');
    }
    const late = await requested(hugo.userId, latest);
    expect(await identities.person({ issuer, subject: latest })).not.toBeNull();
    expect((await rowsWith(world.url, /zqsubject/)).length).toBe(10);

    const certificate = await erasing.erase({ kind: 'user', id: hugo.userId });
    await late.answered();

    expect(await identities.person({ issuer, subject: latest })).toBeNull();
    expect(await rowsWith(world.url, /zqsubject/)).toEqual([]);
    expect(certificate.fields).toMatchObject({
      'user_identity.subject': { emptied: 1 },
      'config_change.before': { struckOut: 3 },
      'config_change.after': { struckOut: 4 },
      'command.body': { emptied: 4 },
    });
    // That links were made and changed, when and by whom, stays; other people's stay whole.
    const trail = await new ConfigChangeRepository(world.database).newest({ organisationId: world.organisationId, limit: 50 });
    const of = (userId: string) => trail.filter(({ subjectId }) => subjectId === userId).map(({ after }) => after);
    expect(of(hugo.userId)).toEqual(Array(3).fill({ issuer, subject: '[erased]' }));
    expect(of(lea.userId)).toContainEqual({ issuer, subject: 'lea' });
    expect(await identities.person({ issuer, subject: 'lea' })).not.toBeNull();
  }, 60_000);

  it('is linked again by nobody', async () => {
    const { userId } = await world.actor('sophie.laurent');
    await erasing.erase({ kind: 'user', id: userId });
    expect(await link(userId, 'zqback')).toBe('unknown_user');
    expect(await rowsWith(world.url, /zqback/)).toEqual([]);
  });

  it('is not named by the trail of the keys either; the rest of it stays', async () => {
    const { userId } = await world.actor('helene.marchand');
    await sqlOf(world.url, (sql) => sql(`update "user" set name = 'Zqhelene "La" Marchand' where id = $1`, [userId]));
    const keys = new ManagedApiKeyRepository(world.database);
    const secret = { hash: randomUUID(), start: 'relais_aaaaa' };
    const name = 'laptop of zqhelene "la" marchand';
    const { id } = await keys.create({ changer: await changer(), secret, name, scopes: ['escalations:read'] });
    await keys.revoke({ changer: await changer(), id });
    await erasing.erase({ kind: 'user', id: userId });
    expect(await rowsWith(world.url, /zqhelene/i)).toEqual([]);
    const trail = await new ConfigChangeRepository(world.database).newest({ organisationId: world.organisationId, limit: 2 });
    for (const { after } of trail) expect(after).toMatchObject({ name: 'laptop of [erased]', scopes: ['escalations:read'] });
  });
});

it('two links of one person at once are no conflict: one follows the other', async () => {
  const { userId } = await world.actor('anna.keller');
  const outcomes = await Promise.all(['one', 'two', 'three', 'four'].map((subject) => link(userId, subject)));
  expect(outcomes).toEqual(Array(4).fill('linked'));
  expect(await sqlOf(world.url, (sql) => sql('select from user_identity where user_id = $1', [userId]))).toHaveLength(1);
});
