// Watches one case by reading its timeline again and again, and says what it waited for in vain.
import { setTimeout as pause } from 'node:timers/promises';
import type { TimelineEntry } from '@relais/contracts';
import { DemoFault } from '../demo-fault';
import type { RelaisApi } from '../relais-api';

const usualPatience = 75_000;
// Reminders come every two seconds; people must be quicker.
const pauseBetween = 250;

export interface Watched {
  readonly api: Pick<RelaisApi, 'read' | 'timeline'>;
  readonly escalationId: string;
  /** Milliseconds; the practice organisation counts in seconds: what has not happened after the usual ones will not happen. */
  readonly patience?: number;
}

export class Watch {
  private readonly patience: number;

  constructor(private readonly watched: Watched) {
    this.patience = watched.patience ?? usualPatience;
  }

  /** The timeline in which `reached` came true. @throws DemoFault naming `what`, and where the case is instead */
  async until(reached: (timeline: readonly TimelineEntry[]) => boolean, what: string): Promise<TimelineEntry[]> {
    const { api, escalationId } = this.watched;
    const end = Date.now() + this.patience;
    for (;;) {
      const timeline = await api.timeline(escalationId);
      if (reached(timeline)) return timeline;
      if (Date.now() >= end) throw await this.inVain(what, timeline);
      await pause(pauseBetween);
    }
  }

  private async inVain(what: string, timeline: readonly TimelineEntry[]): Promise<DemoFault> {
    const { api, escalationId } = this.watched;
    const { status, missing } = await api.read(escalationId);
    const lacks = missing.map(({ pointer }) => pointer).join(', ');
    const waiting = timeline.flatMap(({ messages }) =>
      messages.filter((message) => message.status === 'queued' || message.status === 'sending'),
    );
    const where = [
      `the case is '${status}'`,
      ...(lacks ? [`its dossier lacks ${lacks}`] : []),
      ...(waiting.length > 0
        ? [`${waiting.length === 1 ? '1 mail has' : `${waiting.length} mails have`} not left (is the worker running?)`]
        : []),
    ];
    return new DemoFault(`waited ${Math.round(this.patience / 1000)} s for ${what}; ${where.join('; ')} (escalation ${escalationId})`);
  }
}
