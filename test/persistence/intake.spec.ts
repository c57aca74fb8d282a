// Contract: a raise that was accepted is there whole, once; whatever comes twice or at once never makes a second case.
import { randomUUID } from 'node:crypto';
import { EscalationRepository, IntakeRepository, migrate, seed } from '@relais/persistence';
import { acceptedCase, keys, raiseOrder, startWorld, type World } from './practice-world';

let world: World;
let intake: IntakeRepository;
beforeAll(async () => {
  world = await startWorld();
  intake = new IntakeRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const count = async (query: string, parameters: unknown[] = []): Promise<number> => {
  const [row] = await world.database.read((manager) => manager.query<{ n: string }[]>(`select count(*) as n from ${query}`, parameters));
  return Number(row!.n);
};

describe('a database brought up twice', () => {
  it('keeps what was there: migrations and seeds by two processes at once add nothing', async () => {
    const before = await count('"user"');
    await Promise.all([migrate(world.url), migrate(world.url)]);
    await Promise.all([seed(world.url, { keys }), seed(world.url, { keys })]);
    expect(await count('"user"')).toBe(before);
    expect(await count('organisation')).toBe(2);
  });
});

describe('a raise (design.md §5, "nothing accepted is lost")', () => {
  it('is written whole with the job that starts it', async () => {
    const { escalationId } = await acceptedCase(world);
    const found = await new EscalationRepository(world.database).find({ organisationId: world.organisationId, escalationId });
    expect(found).toMatchObject({ status: 'accepted', step: 0, class: 'standard', customerReference: 'C-1', snapshot: null });
    expect(await count('dossier where escalation_id = $1 and version = 1', [escalationId])).toBe(1);
    expect(await count("graphile_worker._private_jobs where payload->>'escalationId' = $1", [escalationId])).toBe(1);
  });

  it('gives the workflow its birth certificate with frozen rules and no word of the dossier', async () => {
    const { escalationId, commandId } = await acceptedCase(world);
    const order = await intake.startOrder({ organisationId: world.organisationId, escalationId });
    expect(order!.input).toMatchObject({ escalationId, commandId, verdict: 'justified', machineVersion: 1 });
    expect(order!.input.rules.policy.cadence.standard).toEqual({ kind: 'opening', milliseconds: 2_000 });
    expect(JSON.stringify(order)).not.toMatch(/Petit|Charged|Refund/);
  });

  it('answers the same request again with the same case', async () => {
    const order = await raiseOrder(world);
    const first = await intake.accept(order);
    const again = await intake.accept(order);
    expect(first.kind).toBe('accepted');
    expect(again).toMatchObject({ kind: 'repeated', escalationId: 'escalationId' in first && first.escalationId });
  });

  it('refuses another request under the same key', async () => {
    const order = await raiseOrder(world);
    await intake.accept(order);
    expect(await intake.accept({ ...order, requestHash: 'another' })).toEqual({ kind: 'other_request' });
  });

  it('writes one case when two raises for one ticket come at once; the other joins it', async () => {
    for (const _round of [1, 2, 3]) {
      const ticket = { reference: `T-race-${randomUUID()}` };
      const orders = await Promise.all([1, 2, 3, 4].map(() => raiseOrder(world, { ticket })));
      const answers = await Promise.all(orders.map((order) => intake.accept(order)));
      expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'joined', 'joined', 'joined']);
      expect(new Set(answers.map((answer) => 'escalationId' in answer && answer.escalationId)).size).toBe(1);
    }
  });

  it('turns the command of a joining raise into trigger_added for the open case', async () => {
    const ticket = { reference: `T-${randomUUID()}` };
    const { escalationId } = await acceptedCase(world, { ticket });
    const joined = await intake.accept(await raiseOrder(world, { ticket }));
    expect(joined).toMatchObject({ kind: 'joined', escalationId, command: { type: 'trigger_added', escalationId } });
  });

  it('lets the database itself refuse a second open case for a ticket', async () => {
    const { escalationId } = await acceptedCase(world);
    const copy = `insert into escalation select (jsonb_populate_record(e, jsonb_build_object('id', $2::text))).* from escalation e where id = $1`;
    const attempt = world.database.read((manager) => manager.query(copy, [escalationId, randomUUID()]));
    await expect(attempt).rejects.toMatchObject({ code: 'database_error', sqlState: '23505', constraint: 'escalation_open_ticket' });
  });

  it('names who and what it refers to in vain, and stores nothing', async () => {
    const key = randomUUID();
    const order = await raiseOrder(world, { key, agentId: randomUUID(), follows: randomUUID() });
    expect(await intake.accept(order)).toEqual({ kind: 'unknown_reference', pointers: ['/agentId', '/follows'] });
    expect(await count('command where key = $1', [key])).toBe(0);
  });

  it('tells a failure of Postgres by its code, never by the words of a row', async () => {
    const attempt = world.database.read((manager) => manager.query(`insert into organisation values ('Jeanne Petit')`));
    const error = (await attempt.catch((failure: unknown) => failure)) as Error;
    expect(JSON.stringify([error.message, error.stack, { ...error }, String(error.cause)])).not.toContain('Jeanne');
  });
});
