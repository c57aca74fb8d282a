// Lost if these fail: with a whole support floor watching, hints come late or reach another organisation; or a stop waits for streams that never end.
import { hint, resync } from '../../apps/api/live/event-stream';
import { startApi } from '../../apps/api/start-api';
import { type Sql, sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { type OpenedStream, openStream } from './event-reader';
import type { TestOrganisation } from './organisations';
import { raiseBody } from './raise-body';
import { type ApiStack, configurationOf, startApiStack } from './stack';

const perOrganisation = 500;
const changes = 20;
// Both ends of a stream are in this process, beside what servers and files need.
const descriptorsNeeded = 4 * perOrganisation + 500;

let stack: ApiStack;
beforeAll(async () => {
  stack = await startApiStack();
}, 120_000);
afterAll(() => stack.stop());

function assertEnoughDescriptors(): void {
  const { userLimits } = process.report.getReport() as unknown as { userLimits: { open_files: { soft: number | 'unlimited' } } };
  const { soft } = userLimits.open_files;
  if (soft !== 'unlimited' && soft < descriptorsNeeded)
    throw new Error(
      `this process may open ${soft} files; it needs ${descriptorsNeeded}: raise it for the shell (ulimit -n ${descriptorsNeeded})`,
    );
}

/** A third of the streams act for nobody, the others for two people. */
async function crowd(organisation: TestOrganisation): Promise<OpenedStream[]> {
  const streams: OpenedStream[] = [];
  for (let from = 0; from < perOrganisation; from += 50) {
    const some = Array.from({ length: 50 }, (_, n) => [undefined, 'agent', 'supervisor'][n % 3]);
    streams.push(...(await Promise.all(some.map((as) => openStream({ url: stack.url, key: organisation.key, as })))));
  }
  await Promise.all(streams.map((stream) => stream.until((text) => text.includes(resync))));
  return streams;
}

const caseOf = async ({ key }: TestOrganisation): Promise<string> => {
  // Without a worker nothing else changes the case: the hints are those of this test.
  const reply = await callerOf({ url: stack.url, key, as: 'agent' })('POST /v1/escalations', { body: raiseBody() });
  return reply.body.id;
};

/** Changes the case as a step does; resolves with the milliseconds from the commit until the last of `streams` has heard. */
async function latency(sql: Sql, { id, version, streams }: { id: string; version: number; streams: OpenedStream[] }): Promise<number> {
  await sql('update escalation set version = $1 where id = $2', [version, id]);
  const started = performance.now();
  await Promise.all(streams.map((stream) => stream.until((text) => text.includes(hint(id, version)))));
  return performance.now() - started;
}

it('tells a thousand streams within a second, each of its own organisation alone', async () => {
  assertEnoughDescriptors();
  const [house, other] = [stack.organisation, stack.other];
  const [own, foreign] = [await caseOf(house), await caseOf(other)];
  const opening = performance.now();
  const [ours, theirs] = [await crowd(house), await crowd(other)];
  const opened = performance.now() - opening;
  const figures: number[] = [];
  await sqlOf(stack.databaseUrl, async (sql) => {
    for (let version = 1; version <= changes; version++) {
      figures.push(await latency(sql, { id: own, version, streams: ours }), await latency(sql, { id: foreign, version, streams: theirs }));
    }
  });
  figures.sort((one, another) => one - another);
  const shown = [figures[figures.length / 2], figures.at(-1)].map((figure) => Math.round(figure as number));
  process.stdout.write(
    `live: ${ours.length + theirs.length} streams opened in ${Math.round(opened)} ms; ${figures.length} hints to ${perOrganisation} streams each: median ${shown[0]} ms, longest ${shown[1]} ms to the last stream\n`,
  );
  expect(figures.at(-1)).toBeLessThan(1_000);
  for (const stream of ours) expect(stream.text()).not.toContain(foreign);
  for (const stream of theirs) expect(stream.text()).not.toContain(own);
  for (const stream of [...ours, ...theirs]) stream.close();
}, 60_000);

it('ends its streams and stops at once, with streams open', async () => {
  const api = await startApi({ configuration: configurationOf(stack) });
  const streams = await Promise.all(Array.from({ length: 20 }, () => openStream({ url: api.url, key: stack.organisation.key })));
  const started = performance.now();
  await api.stop();
  await Promise.all(streams.map(({ ended }) => ended));
  // What hangs is cut after ten seconds only.
  expect(performance.now() - started).toBeLessThan(3_000);
});
