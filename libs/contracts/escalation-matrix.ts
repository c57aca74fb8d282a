// The escalation matrix of a policy: its rows, and what people who read it as a decision table see beside them (domain.md §6).
import { z } from 'zod';
import { columnLabel, ruleId, ruleReason, tableExample, tableLimits } from './decision-table';
import { id } from './primitives';
import { categories, escalationTypes, languages, tiers, urgencies } from './vocabulary';

/** One row of the escalation matrix: the first whose conditions all hold names the team (domain.md §6). */
export const routingRule = () =>
  z.strictObject({
    category: z.array(z.enum(categories)).max(categories.length).optional(),
    type: z.array(z.enum(escalationTypes)).max(escalationTypes.length).optional(),
    level: z.array(z.int().min(1).max(4)).max(4).optional(),
    tier: z.array(z.enum(tiers)).max(tiers.length).optional(),
    urgency: z.array(z.enum(urgencies)).max(urgencies.length).optional(),
    language: z.array(z.enum(languages)).max(languages.length).optional(),
    teamId: id(),
    id: ruleId().optional().describe('of the row in the decision table; row-1, row-2… unless given'),
    because: ruleReason().optional(),
  });
export type RoutingRule = z.output<ReturnType<typeof routingRule>>;

/** Columns of the matrix as a decision table, in their order. */
const columns = ['category', 'type', 'level', 'tier', 'urgency', 'language', 'teamId'] as const;
export type MatrixColumn = (typeof columns)[number];

/** What the decision table of the matrix shows beside its rows; neither decides. */
export const matrixTable = () => ({
  matrixLabels: z.partialRecord(z.enum(columns), columnLabel()).meta({ maxProperties: columns.length }).optional(),
  matrixExamples: z.array(tableExample()).max(tableLimits.examples).optional(),
});
