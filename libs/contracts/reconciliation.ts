// What may differ between a case as Postgres knows it and its workflow, and what is done about it (design §5).
import { z } from 'zod';
import { id, instantOut } from './primitives';

/**
 * `never_started`: accepted, no workflow. `not_running`: open, its workflow has ended without closing it, or is gone. `behind`: case and workflow do not
 * stand at the same step. `stalled`: they agree, and nothing goes on. `closed_but_running`: closed, its workflow runs. `running_but_closed`: open, its
 * workflow ended as a closed case's does. `unknown_to_us`: a workflow runs for a case that is not in the database.
 */
export const findingKinds = [
  'never_started',
  'not_running',
  'behind',
  'stalled',
  'closed_but_running',
  'running_but_closed',
  'unknown_to_us',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** `start` and `resume` are done by Relais itself; `operator`: a person must look. */
export const remedies = ['start', 'resume', 'operator'] as const;
export type Remedy = (typeof remedies)[number];

/** `started`, `resumed`: by the reconciler. `gone`: it was found no more. */
export const findingEnds = ['started', 'resumed', 'gone'] as const;
export type FindingEnd = (typeof findingEnds)[number];

/** Codes and numbers only: what the workflow looked like when it was last compared. */
export interface FindingDetail {
  /** As Temporal calls it, in small letters; `gone` when it knows the workflow no more. */
  readonly workflow: string;
  /** Last step in the database. */
  readonly step: number;
  /** Last step in the workflow's history; null where there is none. */
  readonly workflowStep: number | null;
  readonly reason: string;
}

export const findingView = () =>
  z.object({
    id: id(),
    escalationId: id(),
    kind: z.enum(findingKinds),
    remedy: z.enum(remedies),
    detail: z.object({ workflow: z.string(), step: z.int(), workflowStep: z.int().nullable(), reason: z.string() }),
    firstSeenAt: instantOut(),
    lastSeenAt: instantOut(),
    resolvedAt: instantOut().nullable(),
    resolution: z.enum(findingEnds).nullable(),
  });
export type FindingView = z.output<ReturnType<typeof findingView>>;
