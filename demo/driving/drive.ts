// Drives one case through the API from its raise to its end: people act when what they wait for has happened.
import type { CaseView, TimelineEntry } from '@relais/contracts';
import type { DemoCase } from '../case-files';
import { raiseOf } from '../mapping/raise';
import type { RelaisApi } from '../relais-api';
import { isQuiet, isReached, written } from './condition';
import { withInstants } from './moments';
import { Watch } from './watch';

export interface Driven {
  readonly case: CaseView;
  readonly timeline: readonly TimelineEntry[];
}

/** @throws DemoFault when a command is refused, or what somebody waits for does not happen. */
export async function drive(api: RelaisApi, { demoCase, run }: { demoCase: DemoCase; run: string }): Promise<Driven> {
  const { ticket, decisions } = demoCase;
  const raise = Date.now();
  const { id: escalationId } = await api.raise(ticket.ticket.assignee, raiseOf(ticket, { raisedAt: raise, run }));
  const watch = new Watch({ api, escalationId });
  for (const { when, who: actingFor, command, body } of decisions) {
    await watch.until((timeline) => isReached(when, timeline), `${written(when)}, for ${actingFor} to ${command}`);
    await api.command({ escalationId, actingFor, command, body: withInstants(body, { now: Date.now(), raise }) });
  }
  const timeline = await watch.until(isOver, 'the end of the case, all mails out');
  return { case: await api.read(escalationId), timeline };
}

const isOver = (timeline: readonly TimelineEntry[]): boolean => timeline.at(-1)?.toStatus === 'closed' && isQuiet(timeline);
