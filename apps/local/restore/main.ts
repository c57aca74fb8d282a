// The command behind `npm run restore -- BACKUP [--into FOLDER] [--replace]`. Exit 0 when done, 1 with what is wrong, 2 for a wrong call.
import { parseArgs } from 'node:util';
import { explain } from '../explain';
import { readSettings } from '../settings';
import { type Restored, restore } from './restore';

const usage = 'usage: npm run restore -- BACKUP [--into FOLDER] [--replace]';

async function run(): Promise<number> {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { into: { type: 'string' }, replace: { type: 'boolean', default: false } },
    });
    const [backup, ...more] = positionals;
    if (backup === undefined || more.length > 0) return wrongCall();
    const into = values.into ?? readSettings(process.env).folder;
    console.log(told(into, await restore({ backup, into, replace: values.replace })));
    return 0;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')) return wrongCall();
    console.error(explain(error));
    return 1;
  }
}

function wrongCall(): number {
  console.error(usage);
  return 2;
}

const told = (into: string, { manifest, aside }: Restored): string =>
  [
    `Restored into ${into}, as of ${manifest.asOf}: ${manifest.files.length} files, each with its checksum.`,
    ...aside.map((place) => `Moved aside: ${place}`),
    `Go on with: RELAIS_FOLDER=${into} npm start`,
    'Then: npm run audit -- verify, and apply again the erasures made since (docs/backup-and-restore.md).',
  ].join('\n');

run().then((code) => process.exit(code));
