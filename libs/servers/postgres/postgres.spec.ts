// Lost if these fail: the data of the local stack do not survive a kill -9, or a Postgres stays behind.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../processes/identity';
import { requirePostgres, withDatabase } from './client';
import { isReachable } from './place';
import { type PostgresServer, startPostgres } from './server';

let folder: string;
let server: PostgresServer;
const start = async () => {
  server = await startPostgres({ dataFolder: join(folder, 'data'), runFolder: join(folder, 'run') });
};
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relais-'));
  chmodSync(folder, 0o755);
  await start();
}, 60_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const count = () => withDatabase(server.url, async (client) => (await client.query('select count(*)::int as n from kept')).rows[0].n);

describe('Postgres of the local stack', () => {
  it('starts, keeps what was committed over a kill -9, and starts again beside what the kill left', async () => {
    await withDatabase(server.url, (client) => client.query('create table kept as select 1 as one'));
    const killed = server;
    process.kill(killed.pid, 'SIGKILL');
    expect(await killed.ended).toBe('ended by SIGKILL');
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(true);
    await start();
    expect(await count()).toBe(1);
  }, 60_000);

  it('takes the place of one whose parent was killed, and starts beside a number that another program has now', async () => {
    const orphaned = server;
    await start();
    expect(identityOf(orphaned.pid)).toBeUndefined();
    await server.stop();
    writeFileSync(join(folder, 'data', 'postmaster.pid'), `${process.pid}\n`);
    await start();
    expect(await count()).toBe(1);
  }, 60_000);

  it('makes further databases, each once', async () => {
    const url = await server.createDatabase('second');
    expect(await server.createDatabase('second')).toBe(url);
    await requirePostgres(url);
  });

  it('leaves no process when stopped, however often', async () => {
    await Promise.all([server.stop(), server.stop()]);
    expect(identityOf(server.pid)).toBeUndefined();
    expect(existsSync(join(folder, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('says in one line that nothing answers, without the password', async () => {
    const error = await requirePostgres(server.url).catch((reason: Error) => reason);
    expect((error as Error).message).toMatch(/DATABASE_URL: the database relais at 127\.0\.0\.1:\d+ cannot be used: .*ECONNREFUSED/);
    expect((error as Error).message).not.toContain('relais:relais');
  });

  it('sees that a folder below a closed one is out of reach for its user', () => {
    chmodSync(folder, 0o700);
    expect(isReachable(join(folder, 'data'))).toBe(false);
    chmodSync(folder, 0o755);
    expect(isReachable(join(folder, 'data'))).toBe(true);
  });
});
