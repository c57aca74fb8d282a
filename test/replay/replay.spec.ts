// The contract with every case that runs: what a history recorded must be decided again the same way, at the same cost (design §4).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { workflowBundlePath } from '../workflow-bundle';
import { lives } from './lives';
import { historiesFolder, historyFile } from './record-lives';
import { mutatedBundle } from './stage';

const golden = JSON.parse(readFileSync(join(__dirname, 'golden-event-counts.json'), 'utf8')) as Record<string, number>;
const historyOf = (name: string) => historyFromJSON(JSON.parse(readFileSync(historyFile(name), 'utf8')));
const recorded = readdirSync(historiesFolder).map((file) => file.replace(/\.json$/, ''));

const replay = (name: string, workflowBundle: WorkflowBundleOption = { codePath: workflowBundlePath() }) =>
  Worker.runReplayHistory({ workflowBundle }, historyOf(name), name);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

describe('the replay corpus', () => {
  it('holds a history of every life (record a new one with `npm run record:lives`)', () => {
    expect(Object.keys(lives).filter((name) => !existsSync(historyFile(name)))).toEqual([]);
    expect(recorded.filter((name) => !(name in golden))).toEqual([]);
  });

  it.each(recorded)(
    '%s is decided again the same way',
    async (name) => {
      await replay(name);
    },
    60_000,
  );

  it.each(recorded)('%s costs the events it always did', (name) => {
    expect(historyOf(name).events).toHaveLength(golden[name] as number);
  });

  it('notices a machine that decides otherwise: one word changed, and a running case would not go on by it', async () => {
    await expect(
      replay('happy-path', mutatedBundle({ file: 'following-up.ts', from: "kind: 'decision'", to: "kind: 'check'" })),
    ).rejects.toThrow(/[Nn]ondeterminism/);
  }, 60_000);

  /** Half of what Temporal gives a workflow task: past all of it a case that was evicted would never go on. */
  const patience = 5;
  const secondsOf = async (name: string) => {
    const started = performance.now();
    await replay(name);
    return (performance.now() - started) / 1000;
  };

  it('replays the longest case allowed, cold, well within a workflow task, each event for no more than one of a short case', async () => {
    await replay('happy-path');
    const short = Math.min(await secondsOf('happy-path'), await secondsOf('happy-path'), await secondsOf('happy-path'));
    const long = await secondsOf('the-longest-case');
    const { 'the-longest-case': events = 0, 'happy-path': few = 1 } = golden;
    const ratio = long / events / (short / few);
    process.stdout.write(
      `cold replay of the longest case: ${events} events in ${long.toFixed(2)} s, ${ratio.toFixed(2)} times the cost per event of ${few} events\n`,
    );
    expect(ratio).toBeLessThan(1);
    expect(long).toBeLessThan(patience);
  }, 60_000);
});

describe('the budget of events (design §4): a case must stay cheap to run and to replay', () => {
  it('a whole life with one outside action and J+3 due takes at most 110 events, 11 more for each reminder', () => {
    expect(golden['happy-path']).toBeLessThanOrEqual(110);
    expect(golden['one-reminder']).toBeLessThanOrEqual(121);
    expect(golden['two-reminders']).toBeLessThanOrEqual(132);
  });

  it('a command that asks nothing takes at most 13 events', () => {
    const commands =
      historyOf('the-longest-case').events?.filter(({ workflowExecutionUpdateAcceptedEventAttributes: accepted }) => accepted != null)
        .length ?? 0;
    expect((golden['the-longest-case'] as number) / commands).toBeLessThanOrEqual(13);
  });
});
