// The order in which the local stack goes down.
import { setTimeout as pause } from 'node:timers/promises';
import { killChildren, reasonOf } from '@relais/servers';
import type { Screen } from './screen';

type Stop = () => Promise<void>;

/** Of the ten seconds that people are promised, those in which parts may end by themselves. */
const politeFor = 8_500;

/** Collects what was started; stops it in reverse order, once, whatever single parts report. */
export class Stopping {
  private readonly stops: Stop[] = [];

  constructor(private readonly screen: Screen) {}

  readonly add = (stop: Stop): void => {
    this.stops.push(stop);
  };

  /** Resolves within ten seconds with nothing left running: what has not ended by then is killed, which no data of ours fear. */
  async run(): Promise<void> {
    const alarm = new AbortController();
    await Promise.race([this.inOrder(), pause(politeFor, undefined, { signal: alarm.signal, ref: false }).catch(() => undefined)]);
    alarm.abort();
    await killChildren();
  }

  private async inOrder(): Promise<void> {
    for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) {
      await stop().catch((error) => this.screen.step('Stopping', `a part did not stop cleanly: ${reasonOf(error)}`));
    }
  }
}
