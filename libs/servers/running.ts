// What every started server offers, whichever it is.

/** A server run by a process of its own. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  /** Resolves with the reason in words when its process has ended, asked to or not. */
  readonly ended: Promise<string>;
  /** Ends it and leaves no process. May be called again. */
  readonly stop: () => Promise<void>;
}

/** What every server that is started takes. */
export interface StartOptions {
  /** A free port unless given. */
  readonly port?: number;
  /** Gets what the server prints; without it the last lines are kept in memory for the fault's message. */
  readonly logFile?: string;
  /** Where its process is recorded, so that `endOrphans` finds it after a kill -9 of its parent. */
  readonly runFolder?: string;
}
