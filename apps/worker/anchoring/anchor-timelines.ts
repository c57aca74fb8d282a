// Writes down daily where each timeline ends, in the database and outside of it, so that a tail cut off afterwards is missed (design §5).
import { addToAnchorFile, type TimelineAnchorRepository } from '@relais/persistence';
import type { Log } from '../logging';

export interface AnchoringDependencies {
  readonly anchors: TimelineAnchorRepository;
  /** Undefined: in the database alone, which is said each time. */
  readonly anchorFile: string | undefined;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly now: () => number;
}

// What fits into one transaction within the time of a statement, many times over.
const atOnce = 500;

export class TimelineAnchoring {
  constructor(private readonly given: AnchoringDependencies) {}

  /** Anchors every timeline that has grown since it last was. @throws what the file or the database refuses, so that the runner comes again. */
  async anchor(): Promise<void> {
    const { anchors, anchorFile, log, now } = this.given;
    if (anchorFile === undefined) log.warn('ANCHOR_FILE is not set: timelines are anchored in the database alone');
    let anchored = 0;
    for (let due = await this.due(); due.length > 0; due = await this.due()) {
      // The file first: what is in the database only would be held for anchored, and never reach the file.
      if (anchorFile !== undefined) await addToAnchorFile(anchorFile, due);
      await anchors.keep(due);
      anchored += due.length;
    }
    log.info({ anchored, at: now() }, 'anchored the timelines that had grown');
  }

  private due() {
    return this.given.anchors.due({ at: this.given.now(), limit: atOnce });
  }
}
