// Runs Temporal's test server, whose time jumps to the next timer when nothing else happens: days of waiting in a blink.
import { choosePort } from '../ports/choose';
import { startChild } from '../processes/child';
import { whenReady } from '../readiness';
import type { StartOptions } from '../running';
import { requireNamespaces } from './connection';
import type { TemporalServer } from './dev-server';

export interface TimeSkippingServerOptions extends StartOptions {
  /** The `temporal-test-server` program, as `obtain` returns it. */
  readonly program: string;
}

const readyWithin = 30_000;

/**
 * Time is one for the whole server, so each test file starts its own. It knows the namespace `default` only. It starts unlocked: until somebody
 * calls `lockTimeSkipping` it runs from timer to timer by itself, and its first `unlockTimeSkippingWithSleep` may fail after having slept.
 *
 * @throws ServerFault when it ends at once or does not answer in time.
 */
export async function startTimeSkippingServer(options: TimeSkippingServerOptions): Promise<TemporalServer> {
  const { program, logFile, runFolder } = options;
  const port = await choosePort({ port: options.port, purpose: 'the test server' });
  const words = [String(port), '--enable-time-skipping'];
  const child = await startChild({ name: 'test-server', command: program, arguments: words, output: { file: logFile }, runFolder });
  const address = `127.0.0.1:${port}`;
  try {
    await whenReady({
      what: 'The time-skipping test server',
      answers: () => requireNamespaces(address, ['default']),
      within: readyWithin,
      hopeless: () => child.ending() && `${child.ending()}. It said: ${child.lastWords()}`,
      remedy: 'Run its program by hand with a port number to see more.',
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { pid: child.pid, port, address, ended: child.ended, stop: child.stop };
}
