// Lost if these fail: a case is never looked at because others are in its way, or a finding is lost, doubled or never ended.
import { CaseStandingRepository, type Finding, FindingRepository, RoundRepository } from '@relais/persistence';
import { Reconciliation1700000000042 } from '../../libs/persistence/migrations/1700000000042-reconciliation';
import { acceptedCase, monday, startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

let world: World;
let cases: CaseStandingRepository;
let findings: FindingRepository;
beforeAll(async () => {
  world = await startWorld();
  cases = new CaseStandingRepository(world.database);
  findings = new FindingRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const minute = 60_000;
const stalled: Finding = {
  kind: 'stalled',
  remedy: 'operator',
  detail: { workflow: 'running', step: 4, workflowStep: 4, reason: 'clock_overdue' },
};
const reference = (escalationId: string) => ({ organisationId: world.organisationId, escalationId });
const change = (escalationId: string, columns: string) =>
  sqlOf(world.url, (sql) => sql(`update escalation set ${columns} where id = $1`, [escalationId]));
const look = (
  escalationId: string,
  at: number,
  { finding = null, settled = false }: { finding?: Finding | null; settled?: boolean } = {},
) => findings.keepLook({ ...reference(escalationId), at, finding, settled });
const kept = async (escalationId: string) =>
  (await findings.list({ organisationId: world.organisationId, state: 'all', before: null, limit: 100 }))
    .filter((one) => one.escalationId === escalationId)
    .map(({ kind, firstSeenAt, lastSeenAt, resolution }) => ({ kind, firstSeenAt, lastSeenAt, resolution }));

it('takes the longest unseen first, urgent ones at every second place, and leaves out those seen just now', async () => {
  const ids: string[] = [];
  for (let number = 0; number < 6; number += 1) ids.push((await acceptedCase(world)).escalationId);
  const [calm = '', calmer = '', overdue = '', unstarted = '', fresh = '', closed = ''] = ids;
  for (const id of [calm, calmer, fresh, closed]) await change(id, `status = 'deciding'`);
  await change(overdue, `status = 'deciding', next_due_at = '2026-03-02T08:00:00Z'`);
  await look(calm, monday - 20 * minute);
  await look(calmer, monday - 10 * minute);
  await look(overdue, monday - 2 * minute);
  await look(unstarted, monday - minute);
  await look(fresh, monday);
  await look(closed, monday - 30 * minute);
  await change(closed, `status = 'closed'`);
  const due = async (limit = 100) =>
    (await cases.due({ urgentBefore: monday + 1, notSince: monday, limit })).map(({ escalationId }) => escalationId);
  expect(await due()).toEqual([overdue, closed, unstarted, calm, calmer]);
  expect(await due(2)).toEqual([overdue, closed]);
  await look(closed, monday - minute, { settled: true });
  expect(await due()).toEqual([overdue, calm, unstarted, calmer]);
  await look(calm, monday - 20 * minute, { finding: stalled });
  expect((await due())[0]).toBe(calm);
});

it('keeps one open finding of a case and kind, ends it when it is found no more, and opens another when it comes back', async () => {
  const { escalationId } = await acceptedCase(world);
  expect(await look(escalationId, monday, { finding: stalled })).toBe(true);
  expect(await look(escalationId, monday + minute, { finding: stalled })).toBe(false);
  expect(await kept(escalationId)).toEqual([{ kind: 'stalled', firstSeenAt: monday, lastSeenAt: monday + minute, resolution: null }]);
  expect(await look(escalationId, monday + 2 * minute, { finding: { ...stalled, kind: 'behind' } })).toBe(true);
  await findings.resolve({ escalationId, kind: 'behind', end: 'resumed', at: monday + 3 * minute });
  expect(await look(escalationId, monday + 4 * minute, { finding: stalled })).toBe(true);
  expect((await kept(escalationId)).map(({ kind, resolution }) => [kind, resolution])).toEqual([
    ['stalled', null],
    ['behind', 'resumed'],
    ['stalled', 'gone'],
  ]);
});

it('reads where a case stands, to its own organisation alone, and which ids are known', async () => {
  const { escalationId } = await acceptedCase(world);
  expect(await cases.find(reference(escalationId))).toMatchObject({
    status: 'accepted',
    step: 0,
    digest: null,
    raisedAt: monday,
    nextDueAt: null,
  });
  expect(await cases.find({ organisationId: world.otherOrganisationId, escalationId })).toBeNull();
  const stranger = '00000000-0000-4000-8000-000000000000';
  expect([...(await cases.known([escalationId, stranger]))]).toEqual([escalationId]);
  expect((await cases.openByStatus()).get('accepted')).toBeGreaterThan(0);
});

it('leaves one round waiting, however many workers ask, and one of its own to whoever asks by hand', async () => {
  const rounds = new RoundRepository(world.database);
  await Promise.all([rounds.askNext(), rounds.askNext(), rounds.askNext()]);
  const asked = await rounds.askNow();
  const waiting = await sqlOf(world.url, (sql) => sql(`select id from graphile_worker.jobs where task_identifier = 'reconcile'`));
  expect(waiting).toHaveLength(2);
  expect(await rounds.progress(asked)).toBe('waits');
});

it('can be taken back and brought again', async () => {
  await world.database.transaction(async ({ queryRunner }) => {
    await new Reconciliation1700000000042().down(queryRunner!);
    await new Reconciliation1700000000042().up(queryRunner!);
  });
  expect(await findings.open()).toEqual([]);
});
