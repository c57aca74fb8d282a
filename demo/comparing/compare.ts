// Holds what came of a case against its expected file.
import type { CaseView, TimelineEntry } from '@relais/contracts';
import { clocksOf, differingClocks } from './clocks';
import type { Expected } from './expected';
import { differingMails, mailsOf } from './mails';

export interface Outcome {
  readonly case: Pick<CaseView, 'status' | 'outcome' | 'closedBecause'>;
  readonly timeline: readonly TimelineEntry[];
}

/** What differs, one phrase each; empty when all is as expected. */
export function compare(expected: Expected, { case: actual, timeline }: Outcome): string[] {
  const fields = (['status', 'outcome', 'closedBecause'] as const).flatMap((field) =>
    actual[field] === expected[field] ? [] : [`${field} is ${actual[field]} instead of ${expected[field]}`],
  );
  return [...fields, ...differingClocks(expected.clocks, clocksOf(timeline)), ...differingMails(expected.mails, mailsOf(timeline))];
}
