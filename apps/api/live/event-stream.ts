// One open stream of server-sent events, which never holds more for a slow reader than a fixed amount.
import { Readable } from 'node:stream';

// Two thousand hints behind: whoever reads that slowly is better served by a resync than by old hints.
export const mostUnread = 128 * 1024;

export const heartbeat = ': still here\n\n';
export const resync = 'event: resync\ndata: {}\n\n';
export const hint = (id: string, version: number): string => `event: hint\ndata: ${JSON.stringify({ id, version })}\n\n`;
/** How long a browser waits before it connects again; different ones, so that not all come at once after a restart. */
export const retryAfter = (milliseconds: number): string => `retry: ${Math.round(milliseconds)}\n\n`;

export class EventStream extends Readable {
  constructor() {
    super({ highWaterMark: mostUnread });
  }

  override _read(): void {
    // Events come when they come, not when they are asked for.
  }

  /** Sends events, or ends the stream when its reader has left too much unread. */
  say(events: string): void {
    if (this.destroyed || this.readableEnded) return;
    if (this.readableLength + events.length > mostUnread) this.destroy();
    else this.push(events);
  }

  /** Ends it after what was said. */
  finish(): void {
    if (!this.destroyed) this.push(null);
  }
}
