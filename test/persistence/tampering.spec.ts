// Contract: a line of a case's past that was edited, deleted, added, moved or cut off is found and named. Lost if it fails: nobody can trust a timeline.
import { TimelineAnchorRepository } from '@relais/persistence';
import { startWorld, type World } from './practice-world';
import { TamperedLife } from './tampering';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const lived = () => TamperedLife.lived(world);
const places = async (tampered: TamperedLife) => (await tampered.entries()).map(({ step, sequence }) => [step, sequence] as const);
const stepOf = async (tampered: TamperedLife, type: string) => (await tampered.entries()).find((entry) => entry.type === type)!.step;

describe('a timeline as it was recorded', () => {
  it('is found whole, its lines numbered and one following the other', async () => {
    const tampered = await lived();
    const entries = await tampered.entries();
    expect(await tampered.verified()).toMatchObject({ cases: 1, entries: entries.length, erased: 0, faults: [] });
    expect(entries.map(({ position }) => position)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.slice(1).map(({ previousHash }) => previousHash)).toEqual(entries.slice(0, -1).map(({ hash }) => hash));
    expect(entries.some(({ sequence }) => sequence > 0)).toBe(true);
  });

  it('is still found whole when the words of a line have been erased with their salt', async () => {
    const tampered = await lived();
    await tampered.change([await stepOf(tampered, 'return'), 0], 'text = null, text_salt = null');
    expect(await tampered.verified()).toMatchObject({ erased: 1, faults: [] });
  });

  it('has the hash of each step’s last line told to Temporal, the same when the step is recorded again', async () => {
    const { life } = await lived();
    const seen = await Promise.all([life.recording.record(life.last), life.recording.record(life.last)]);
    const tampered = await lived();
    const { head } = await tampered.life.recording.record(tampered.life.last);
    expect(head).toBe((await tampered.entries()).at(-1)!.hash);
    expect(seen[0].head).toBe(seen[1].head);
  });
});

describe('an edited line', () => {
  it.each([
    "type = 'acknowledge'",
    `data = data || '{"reason": "incomplete"}'`,
    `data = data - 'reason'`,
    `at = at - interval '1 hour'`,
    `at = at + interval '3 microseconds'`,
    `actor = jsonb_set(actor, '{roles}', '["direction"]')`,
    `owner_id = (select id from "user" limit 1 offset 3)`,
    `point_of_contact_id = null`,
    `to_status = 'closed'`,
    `command_id = null`,
    `text = '{"comment": "Do ask us."}'`,
    'text = null',
    'text_salt = null',
    `text_digest = null`,
    `previous_hash = hash`,
    `position = position + 1`,
  ])('is found: %s', async (change) => {
    const tampered = await lived();
    const step = await stepOf(tampered, 'return');
    await tampered.change([step, 0], change);
    expect(await tampered.found()).toBe(`edited ${step}.0`);
  });

  it('is found when its own hash was made to fit, in the middle and at the end', async () => {
    const tampered = await lived();
    const step = await stepOf(tampered, 'return');
    await tampered.change([step, 0], `data = '{}'`);
    await tampered.reseal([step, 0]);
    expect(await tampered.found()).toBe(`edited ${step}.0`);
    const other = await lived();
    const last = (await places(other)).at(-1)!;
    await other.change(last, `data = '{"x": 1}'`);
    await other.reseal(last);
    expect(await other.found()).toBe(`edited ${last[0]}.${last[1]}`);
  });
});

describe('a deleted line', () => {
  it('is found wherever it was, and named by its place', async () => {
    const all = await places(await lived());
    for (const [step, sequence] of all.slice(0, -1)) {
      const tampered = await lived();
      await tampered.sql((sql) =>
        sql('delete from timeline_entry where escalation_id = $1 and step = $2 and sequence = $3', [tampered.id, step, sequence]),
      );
      expect(await tampered.found()).toBe(`deleted ${step}.${sequence}`);
    }
  }, 60_000);
});

describe('a line that stands elsewhere', () => {
  it('is found when two have changed places', async () => {
    const tampered = await lived();
    await tampered.change([2, 0], 'sequence = 99');
    await tampered.change([3, 0], 'step = 2');
    await tampered.change([2, 99], 'step = 3, sequence = 0');
    expect(await tampered.found()).toBe('reordered 2.0');
  });

  it('is found when it was put to the end', async () => {
    const tampered = await lived();
    await tampered.change([2, 0], 'step = 99');
    expect(await tampered.found()).toBe('reordered 99.0');
  });
});

describe('an added line', () => {
  const add = (tampered: TamperedLife, [step, sequence]: readonly [number, number]) =>
    tampered.sql((sql) =>
      sql(
        `insert into timeline_entry select (jsonb_populate_record(e, $2)).* from timeline_entry e where escalation_id = $1 and step = 2 and sequence = 0`,
        [tampered.id, { step, sequence, kind: 'note', type: 'promise_kept', position: 3 }],
      ),
    );

  it('is found with a hash of another line, and with one that fits', async () => {
    const tampered = await lived();
    await add(tampered, [2, 7]);
    expect(await tampered.found()).toBe('inserted 2.7');
    const other = await lived();
    await add(other, [2, 7]);
    const [, second] = await other.entries();
    await other.change([2, 7], `previous_hash = '${second!.hash}'`);
    await other.reseal([2, 7]);
    expect(await other.found()).toBe('inserted 2.7');
  });

  it('is found at the end', async () => {
    const tampered = await lived();
    const last = (await tampered.entries()).at(-1)!;
    await add(tampered, [last.step, last.sequence + 1]);
    const place = [last.step, last.sequence + 1] as const;
    await tampered.change(place, `previous_hash = '${last.hash}', position = ${last.position + 1}`);
    await tampered.reseal(place);
    expect(await tampered.found()).toBe(`inserted ${place[0]}.${place[1]}`);
  });
});

describe('a tail that was cut off', () => {
  const cut = async (tampered: TamperedLife) => {
    const last = (await places(tampered)).at(-1)![0];
    await tampered.sql((sql) => sql('delete from timeline_entry where escalation_id = $1 and step = $2', [tampered.id, last]));
    return last;
  };

  it('is found, whole or in part, and when nothing is left', async () => {
    const tampered = await lived();
    expect(await tampered.found()).toBeNull();
    const step = await cut(tampered);
    expect(await tampered.found()).toBe(`cut_off ${step}.0`);
    await tampered.sql((sql) => sql('delete from timeline_entry where escalation_id = $1', [tampered.id]));
    expect(await tampered.found()).toBe('cut_off 1.0');
  });

  it('is found by the anchors when the case was made to fit: those of the database, and those outside once these are gone too', async () => {
    const tampered = await lived();
    const repository = new TimelineAnchorRepository(world.database);
    const anchors = await repository.due({ at: Date.now(), limit: 1000 });
    await repository.keep(anchors);
    const step = await cut(tampered);
    await tampered.rechain();
    expect(await tampered.found()).toBe(`cut_off ${step}.0`);
    await tampered.sql((sql) => sql('delete from timeline_anchor where escalation_id = $1', [tampered.id]));
    expect(await tampered.found()).toBeNull();
    expect(await tampered.found(anchors)).toBe(`cut_off ${step}.0`);
  });

  it('is found by the anchors when the whole past was written anew', async () => {
    const tampered = await lived();
    const anchors = await new TimelineAnchorRepository(world.database).due({ at: Date.now(), limit: 1000 });
    await tampered.change([2, 0], `at = at + interval '1 minute'`);
    await tampered.rechain();
    expect(await tampered.found()).toBeNull();
    const last = (await places(tampered)).at(-1)!;
    expect(await tampered.found(anchors)).toBe(`rewritten ${last[0]}.${last[1]}`);
  });

  it('is found when the whole case was taken away', async () => {
    const tampered = await lived();
    const anchors = (await new TimelineAnchorRepository(world.database).due({ at: Date.now(), limit: 1000 })).filter(
      ({ escalationId }) => escalationId === tampered.id,
    );
    await tampered.sql(async (sql) => {
      await sql('set session_replication_role = replica');
      await sql('delete from timeline_entry where escalation_id = $1', [tampered.id]);
      await sql('delete from escalation where id = $1', [tampered.id]);
    });
    expect(await tampered.found()).toBeNull();
    expect(await tampered.found(anchors)).toBe('case_missing 1.0');
  });
});
