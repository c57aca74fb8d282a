// The command behind `npm run backup [-- --to FOLDER]`. Exit 0 when done, 1 with what is wrong, 2 for a wrong call.
import { parseArgs } from 'node:util';
import { explain } from '../explain';
import { readSettings } from '../settings';
import { backUp } from './back-up';
import type { Manifest } from './manifest';

const usage = 'usage: npm run backup [-- --to FOLDER]';
const mebibyte = 1_048_576;

async function run(): Promise<number> {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' } } });
    const { place, manifest } = await backUp({ folder: readSettings(process.env).folder, to: values.to });
    console.log(told(place, manifest));
    return 0;
  } catch (error) {
    const wrongCall = String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');
    console.error(wrongCall ? usage : explain(error));
    return wrongCall ? 2 : 1;
  }
}

function told(place: string, { asOf, stoodStillMilliseconds, files }: Manifest): string {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const how = stoodStillMilliseconds === null ? 'nothing was running' : `cases stood still for ${stoodStillMilliseconds} ms`;
  return [
    `Backed up as of ${asOf} (${how}): ${files.length} files, ${(size / mebibyte).toFixed(0)} MiB, read back and unchanged.`,
    `It holds keys; keep it as safe as they are: ${place}`,
    `Restore it with: npm run restore -- ${place} [--into FOLDER]`,
  ].join('\n');
}

run().then((code) => process.exit(code));
