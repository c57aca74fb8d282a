// Lost if these fail: a disk that fills up loses a case, leaves one half done, or has to be mended by hand after space was given back.
import { Client } from 'pg';
import { inHours } from '../api/story';
import { until } from '../races/case-in-race';
import { type House, type HouseOptions, openHouse } from '../races/house';
import { assertAgreement } from './agreement';
import { Callers } from './callers';
import { type PostgresInHand, startPostgresInHand } from './postgres-in-hand';
import { mountSmallDisk, type SmallDisk } from './small-disk';

let disk: SmallDisk;
let house: House;
let callers: Callers;

async function openOn(options: () => HouseOptions): Promise<void> {
  disk = mountSmallDisk();
  house = await openHouse(options());
  await house.worker.start();
}
async function close(): Promise<void> {
  disk.clear();
  await house?.stop();
  disk.remove();
}

const tell = (words: string): void => void process.stdout.write(`    ${words}\n`);
const acknowledgment: [string, object] = ['acknowledge', { promisedAt: inHours(3) }];
const said = (words: string) => () => house.lines.some((line) => line.includes(words));

/** Three callers who raise and acknowledge without a pause, each asking until it is answered; resolves once they are under way. */
async function traffic(): Promise<{ end(): Promise<void> }> {
  callers = new Callers(house);
  let isOver = false;
  const caller = async () => {
    while (!isOver) {
      const { body } = await callers.raiser().insist();
      await callers.insist({ escalationId: body.id, person: 'supervisor', command: acknowledgment });
    }
  };
  const all = Promise.all([caller(), caller(), caller()]);
  await until(() => callers.told.length > 6, 'the first cases to be raised');
  return {
    async end() {
      isOver = true;
      await all;
    },
  };
}

async function someoneIsRefused(): Promise<void> {
  const since = callers.told.length;
  await until(() => callers.told.slice(since).some(({ status }) => status === 503), 'a caller to be told to ask again');
}

/** Nobody was told of a fault but "ask again"; then everything agrees. */
async function nothingIsLost(cleared: number): Promise<void> {
  expect(new Set(callers.told.map(({ status }) => status).filter((status) => status === null || status >= 500))).toEqual(new Set([503]));
  tell(`${callers.told.length} requests, the last one answered ${Date.now() - cleared} ms after there was space again`);
  await assertAgreement(house, callers.told);
}

describe('a disk of 256 MB that fills up under Postgres', () => {
  let postgres: PostgresInHand;
  beforeAll(
    () =>
      openOn(() => ({
        async postgres() {
          postgres = await startPostgresInHand(disk.folder);
          return postgres;
        },
      })),
    180_000,
  );
  afterAll(close, 60_000);

  it('leaves no room in its tables: 503, nothing half done; with space again all goes on by itself', async () => {
    const busy = await traffic();
    disk.fill();
    await someoneIsRefused();
    await until(said('53100'), 'the API to say why');
    disk.clear();
    const cleared = Date.now();
    await busy.end();
    await nothingIsLost(cleared);
  }, 150_000);

  it('leaves no room for its log: it ends by itself, and started again with space it has lost nothing', async () => {
    const busy = await traffic();
    disk.fill();
    await theLogFills();
    tell(`Postgres: ${await postgres.ended()}`);
    await someoneIsRefused();
    disk.clear();
    const cleared = Date.now();
    await postgres.start();
    await busy.end();
    await nothingIsLost(cleared);
  }, 150_000);

  /** Begins one file of the log after the other until there is no room for the next. */
  async function theLogFills(): Promise<void> {
    const client = new Client({ connectionString: house.databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    const begins = () => client.query('select pg_switch_wal(), pg_logical_emit_message(true, $1, $1)', ['x']);
    const isRoom = () =>
      begins().then(
        () => true,
        () => false,
      );
    while (await isRoom());
    await client.end();
  }
});

describe('a disk of 256 MB that fills up under Temporal', () => {
  beforeAll(() => openOn(() => ({ temporalOnDisk: disk.folder })), 180_000);
  afterAll(close, 60_000);

  it('is 202 for a raise and 503 for a command; with space again all goes on by itself', async () => {
    const busy = await traffic();
    disk.fill();
    await someoneIsRefused();
    expect((await callers.raiser().insist()).status).toBe(202);
    disk.clear();
    const cleared = Date.now();
    await busy.end();
    await nothingIsLost(cleared);
  }, 150_000);
});
