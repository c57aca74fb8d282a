// Records the replay corpus: every life that has no history yet is lived on a real server and kept for ever.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { lives } from './lives';
import type { LifeScript } from './lives/life-script';
import { openStage, type Stage } from './stage';

export const historiesFolder = join(__dirname, 'histories');
const goldenFile = join(__dirname, 'golden-event-counts.json');
export const historyFile = (name: string): string => join(historiesFolder, `${name}.json`);

/** Lives what is missing, a few at a time; keeps and returns how many events each new history has. */
export async function recordMissingLives(): Promise<Record<string, number>> {
  const missing = Object.entries(lives).filter(([name]) => !existsSync(historyFile(name)));
  if (missing.length === 0) return {};
  mkdirSync(historiesFolder, { recursive: true });
  const stage = await openStage();
  const counts: Record<string, number> = {};
  try {
    for (let first = 0; first < missing.length; first += together) {
      const recorded = await Promise.all(
        missing.slice(first, first + together).map(async ([name, script]) => [name, await recordLife(stage, { name, script })] as const),
      );
      for (const [name, events] of recorded) counts[name] = events;
    }
  } finally {
    await stage.close();
  }
  const golden = existsSync(goldenFile) ? (JSON.parse(readFileSync(goldenFile, 'utf8')) as Record<string, number>) : {};
  writeFileSync(goldenFile, `${JSON.stringify({ ...golden, ...counts }, null, 2)}\n`);
  return counts;
}

/** Lives recorded at the same time: few enough that clocks of half a second keep their order. */
const together = 4;

async function recordLife(stage: Stage, { name, script }: { name: string; script: LifeScript }): Promise<number> {
  const life = await stage.begin(name, script.options);
  await script.live(life).catch((error: unknown) => {
    throw new Error(`the life '${name}' went another way`, { cause: error });
  });
  await life.handle.result();
  const history = await life.handle.fetchHistory();
  writeFileSync(historyFile(name), `${JSON.stringify(JSON.parse(historyToJSON(history)))}\n`);
  return history.events?.length ?? 0;
}
