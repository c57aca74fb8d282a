// Records the lives that have no history yet and prints their event counts: `npm run record:lives`.
import { recordMissingLives } from './record-lives';

it('records every life that has no history yet', async () => {
  const counts = await recordMissingLives();
  process.stdout.write(
    `${
      Object.entries(counts)
        .map(([name, events]) => `${String(events).padStart(6)}  ${name}`)
        .join('\n') || 'nothing to record'
    }\n`,
  );
}, 600_000);
