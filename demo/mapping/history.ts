// What the export tells of a customer's past with the company: tenure, tickets solved, mean satisfaction, gestures (domain.md §5, "context").
import type { HelpdeskExport } from './helpdesk-export';

/** Mean length of a month. */
const monthInMilliseconds = 30.4375 * 24 * 3_600_000;
/** The helpdesk's tag on a ticket that ended with a commercial gesture. */
const gestureTag = 'goodwill';

export interface CustomerHistory {
  /** Rounded to half a month. */
  readonly tenureMonths: number;
  readonly ticketsSolved: number;
  /** Out of 5, one decimal; undefined where the customer never answered a survey. */
  readonly satisfaction: number | undefined;
  readonly earlierRequests: number;
}

export function historyOf({ export: { exported_at }, requester, history }: HelpdeskExport): CustomerHistory {
  const tenure = Date.parse(exported_at) - Date.parse(requester.customer_since);
  const scores = history.flatMap(({ satisfaction }) => (satisfaction ? [satisfaction.score] : []));
  return {
    tenureMonths: Math.round((2 * tenure) / monthInMilliseconds) / 2,
    ticketsSolved: history.filter(({ solved_at }) => solved_at !== null).length,
    satisfaction: scores.length > 0 ? Math.round((10 * sum(scores)) / scores.length) / 10 : undefined,
    earlierRequests: history.filter(({ tags }) => tags.includes(gestureTag)).length,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
