// The launcher behind `npm start`: brings the whole of Relais up in one terminal, and takes all of it down again.
import { askedToStop } from './asked-to-stop';
import { explain } from './explain';
import { type Folder, takeFolder } from './folder';
import { Screen } from './screen';
import { readSettings } from './settings';
import { bringUp } from './stack';
import { Stopping } from './stopping';

const screen = new Screen((line) => console.log(line));

/** @returns the exit code. */
async function launch(): Promise<number> {
  const stopping = new Stopping(screen);
  const asked = askedToStop();
  const interruption = new AbortController();
  let folder: Folder | undefined;
  try {
    const settings = readSettings(process.env);
    folder = await takeFolder(settings.folder);
    const up = bringUp({ settings, folder, screen, onStop: stopping.add, signal: interruption.signal });
    const reason = await Promise.race([up.then(() => asked), asked]);
    screen.step('Stopping', `(${reason})`);
    interruption.abort();
    await stopping.run();
    screen.step('Stopped', 'nothing is left running');
    return 0;
  } catch (error) {
    console.error(explain(error));
    interruption.abort();
    await stopping.run();
    return 1;
  } finally {
    folder?.release();
  }
}

// A terminal that was closed takes no more words; stopping in order matters more than saying so.
process.stdout.on('error', () => undefined);
// What is under way when the launcher is interrupted is dropped by the exit.
launch().then((code) => process.exit(code));
