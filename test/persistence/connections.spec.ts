// Contract: a connection that a fault has made useless is not used again, and none hangs.
import { Database, DatabaseError } from '@relais/persistence';
import { startWorld, type World } from './practice-world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

describe('work that is one transaction', () => {
  const database = () => world.database;
  const note = (name: string) =>
    database().transaction((manager) =>
      manager.query(`insert into organisation (id, name, language, created_at) values (gen_random_uuid(), $1, 'fr', now())`, [name]),
    );
  const noted = async () =>
    (
      await database().read((manager) => manager.query<{ name: string }[]>(`select name from organisation where name like 'together %'`))
    ).map(({ name }) => name);

  it('keeps nothing of what its transactions wrote when it fails in the end', async () => {
    const failed = database().together(async () => {
      await note('together 1');
      expect(await noted()).toEqual(['together 1']);
      throw new Error('too late');
    });
    await expect(failed).rejects.toThrow('too late');
    expect(await noted()).toEqual([]);
  });

  it('goes on after a transaction of its own that failed, without what that one wrote', async () => {
    await database().together(async () => {
      await note('together 2');
      const failed = database().transaction(async (manager) => {
        await note('together 3');
        await manager.query('select 1 from nowhere');
      });
      await expect(failed).rejects.toMatchObject({ sqlState: '42P01' });
    });
    expect(await noted()).toEqual(['together 2']);
  });
});

describe('a connection of no use any more', () => {
  const backend = async (database: Database): Promise<number> =>
    (await database.read((manager) => manager.query<{ pid: number }[]>('select pg_backend_pid() as pid')))[0]!.pid;
  let single: Database;
  beforeEach(async () => {
    single = await Database.open({ url: world.url, applicationName: 'test-single', poolSize: 1 });
  });
  afterEach(() => single.close());

  it('is thrown away after a read-only refusal, in and outside a transaction', async () => {
    for (const run of ['read', 'transaction'] as const) {
      const before = await backend(single);
      await single.read((manager) => manager.query('set default_transaction_read_only = on'));
      const refused = single[run]((manager) => manager.query('create table never (id int)'));
      await expect(refused).rejects.toMatchObject({ code: 'database_error', sqlState: '25006' });
      expect(await backend(single)).not.toBe(before);
    }
  });

  it('is found by whoever asks for readiness, although it reads, and thrown away: the next takes writes again', async () => {
    const before = await backend(single);
    await single.read((manager) => manager.query('set default_transaction_read_only = on'));
    await expect(single.takesWrites()).rejects.toMatchObject({ code: 'database_error', sqlState: '25006' });
    await single.takesWrites();
    expect(await backend(single)).not.toBe(before);
  });

  it('is thrown away when the server ends it', async () => {
    const before = await backend(single);
    const hanging = single.read((manager) => manager.query('select pg_sleep(30)')).catch((error: unknown) => error);
    await world.database.read((manager) => manager.query('select pg_terminate_backend($1)', [before]));
    expect(await hanging).toMatchObject({ code: 'database_error' });
    expect(await backend(single)).not.toBe(before);
  });

  it('that breaks between two queries of a transaction is a failure of Postgres, not of ours', async () => {
    const broken = single.transaction(async (manager) => {
      const [{ pid }] = await manager.query<[{ pid: number }]>('select pg_backend_pid() as pid');
      await world.database.read((other) => other.query('select pg_terminate_backend($1)', [pid]));
      for (;;) await manager.query('select 1');
    });
    await expect(broken).rejects.toBeInstanceOf(DatabaseError);
  });

  it('stays after an ordinary refusal', async () => {
    const before = await backend(single);
    await expect(single.read((manager) => manager.query('select 1 from nowhere'))).rejects.toMatchObject({ sqlState: '42P01' });
    expect(await backend(single)).toBe(before);
  });

  it('does not hang on a statement longer than 2 s', async () => {
    await expect(single.read((manager) => manager.query('select pg_sleep(30)'))).rejects.toMatchObject({ sqlState: '57014' });
  });
});
