// Looks for workflows that run for a case which is not in the database: it was restored from a copy, or is another one.
import type { FindingKind } from '@relais/contracts';
import type { CaseStandingRepository, FindingRepository } from '@relais/persistence';
import type { WorkflowInspection } from '@relais/temporal';
import type { Log } from '../logging';

export interface UnknownWorkflowsDependencies {
  readonly cases: Pick<CaseStandingRepository, 'known'>;
  readonly findings: Pick<FindingRepository, 'keepUnknown' | 'open' | 'resolve'>;
  readonly workflows: Pick<WorkflowInspection, 'running' | 'look' | 'organisationOf'>;
  readonly found: (kind: FindingKind) => void;
  readonly log: Log;
  readonly now: () => number;
}

const kind = 'unknown_to_us' as const;

export class UnknownWorkflows {
  /** Where the next look goes on; null: at the beginning. */
  private place: Uint8Array | null = null;

  constructor(private readonly given: UnknownWorkflowsDependencies) {}

  /** One page of the workflows that run, and those found before. @throws TemporalUnavailable, DatabaseError */
  async look(): Promise<void> {
    const { workflows, cases } = this.given;
    await this.endThoseGone();
    const { escalationIds, next } = await workflows.running(this.place);
    this.place = next;
    const known = await cases.known(escalationIds);
    for (const escalationId of escalationIds) if (!known.has(escalationId)) await this.keep(escalationId);
  }

  private async keep(escalationId: string): Promise<void> {
    const { workflows, findings, found, log, now } = this.given;
    const seen = await workflows.look(escalationId);
    const organisationId = await workflows.organisationOf(escalationId);
    // The index is late: it has ended meanwhile.
    if (seen?.state !== 'running' || organisationId === null) return;
    const detail = { workflow: seen.state, step: 0, workflowStep: seen.recorded?.step ?? null, reason: 'no_case' };
    const isNew = await findings.keepUnknown({ organisationId, escalationId, at: now(), finding: { kind, remedy: 'operator', detail } });
    if (!isNew) return;
    found(kind);
    log.warn({ alarm: 'reconciliation', escalationId, kind, ...detail }, 'a workflow runs without a case');
  }

  private async endThoseGone(): Promise<void> {
    const { workflows, cases, findings, now } = this.given;
    const ids = (await findings.open()).filter((one) => one.kind === kind).map(({ escalationId }) => escalationId);
    const known = await cases.known(ids);
    for (const escalationId of ids) {
      const runs = !known.has(escalationId) && (await workflows.look(escalationId))?.state === 'running';
      if (!runs) await findings.resolve({ escalationId, kind, end: 'gone', at: now() });
    }
  }
}
