// When the local stack is to go down: asked by a person, or left behind by the npm that started it.
import { commandOf, identityOf, isAlive, parentOf } from '@relais/servers';

/** How often a launcher under npm looks whether npm still lives. */
const interval = 500;

/**
 * Resolves with the reason: Ctrl-C, SIGTERM, the terminal closing, or the end of npm. A signal to npm does not always
 * reach its children (kill -9 never does), which would then run on unseen and stand in the way of the next start.
 */
export function askedToStop(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    const npm = npmAbove();
    if (!npm) return;
    setInterval(() => {
      if (!isAlive(npm)) resolve('npm ended');
    }, interval).unref();
  });
}

/** The npm that started this: its parent, or the one above when npm's shell stands between them. */
function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined;
  const npm = [process.ppid, parentOf(process.ppid)].find((pid) => pid !== undefined && /\bnpm\b/.test(commandOf(pid)));
  return npm === undefined ? undefined : identityOf(npm);
}
