// Each minute: looks at some cases and their workflows, resumes what is safe, keeps the rest for a person to see (design §5).
import { setTimeout as pause } from 'node:timers/promises';
import type { FindingKind } from '@relais/contracts';
import {
  type CaseStanding,
  type CaseStandingRepository,
  DatabaseError,
  type EscalationReference,
  type Finding,
  type FindingRepository,
  type ReconcileAsked,
} from '@relais/persistence';
import { type SeenWorkflow, TemporalUnavailable, type WorkflowInspection } from '@relais/temporal';
import { codeOf, type Log } from '../logging';
import type { EscalationStarter } from '../starting/start-escalation';
import { compare, isSettled, patienceMilliseconds } from './compare';
import type { UnknownWorkflows } from './unknown-workflows';

export interface ReconcilerDependencies {
  readonly cases: CaseStandingRepository;
  readonly findings: FindingRepository;
  readonly workflows: Pick<WorkflowInspection, 'look' | 'resume'>;
  readonly starter: Pick<EscalationStarter, 'start'>;
  readonly unknown: Pick<UnknownWorkflows, 'look'>;
  readonly found: (kind: FindingKind) => void;
  readonly log: Log;
  readonly now: () => number;
}

// Two calls a case, five cases at once, ten times a second at most: a tenth of what one Temporal server answers. 10,000 open cases take 17 minutes.
const casesAtOnce = 5;
const betweenMilliseconds = 100;
const casesInARound = 600;
/** Every worker asks for rounds; a case is looked at once in this time all the same. */
const freshMilliseconds = 30_000;
/** What is found must still be there after this: a step may just be under way. */
const againMilliseconds = 1_000;

export class Reconciler {
  constructor(private readonly given: ReconcilerDependencies) {}

  /** @throws TemporalUnavailable, DatabaseError: the round is broken off, the next begins where it ended. */
  async round({ again }: ReconcileAsked): Promise<void> {
    const now = this.given.now();
    const chosen = { urgentBefore: now - patienceMilliseconds, notSince: again ? now : now - freshMilliseconds, limit: casesInARound };
    const due = [...(await this.given.cases.due(chosen))];
    while (due.length > 0) {
      await Promise.all(due.splice(0, casesAtOnce).map((reference) => this.lookSafely(reference)));
      if (due.length > 0) await pause(betweenMilliseconds);
    }
    await this.given.unknown.look();
  }

  /** A case that cannot be looked at does not keep the others from it. */
  private async lookSafely(reference: EscalationReference): Promise<void> {
    try {
      await this.look(reference);
    } catch (error) {
      if (error instanceof TemporalUnavailable || error instanceof DatabaseError) throw error;
      this.given.log.error({ escalationId: reference.escalationId, code: codeOf(error) }, 'a case could not be reconciled');
    }
  }

  private async look(reference: EscalationReference): Promise<void> {
    const { findings, now, found, log } = this.given;
    let sight = await this.sight(reference);
    if (sight?.finding) {
      await pause(againMilliseconds);
      sight = await this.sight(reference);
    }
    // It moved while it was looked at: it lives.
    if (sight === null) return;
    const { finding, settled, seen } = sight;
    const isNew = await findings.keepLook({ ...reference, at: now(), finding, settled });
    if (finding === null) return;
    if (isNew) {
      found(finding.kind);
      log.warn(
        { alarm: 'reconciliation', escalationId: reference.escalationId, kind: finding.kind, ...finding.detail },
        'a case and its workflow differ',
      );
    }
    await this.remedy(reference, { finding, seen });
  }

  private async sight(
    reference: EscalationReference,
  ): Promise<{ readonly finding: Finding | null; readonly settled: boolean; readonly seen: SeenWorkflow | null } | null> {
    const { cases, workflows, now } = this.given;
    const before = await cases.find(reference);
    const seen = await workflows.look(reference.escalationId);
    const stored = await cases.find(reference);
    if (!before || !stored || !isSame(before, stored)) return null;
    const comparison = { stored, seen, now: now() };
    return { finding: compare(comparison), settled: isSettled(comparison), seen };
  }

  private async remedy(
    { organisationId, escalationId }: EscalationReference,
    { finding, seen }: { finding: Finding; seen: SeenWorkflow | null },
  ) {
    const { starter, workflows, findings, now, log } = this.given;
    const { kind, remedy } = finding;
    if (remedy === 'operator') return;
    if (remedy === 'start') await starter.start({ organisationId, escalationId });
    if (remedy === 'resume' && seen?.resume) await workflows.resume(escalationId, seen.resume);
    const end = remedy === 'start' ? 'started' : 'resumed';
    await findings.resolve({ escalationId, kind, end, at: now() });
    log.info({ escalationId, kind, end }, 'a case goes on again');
  }
}

const isSame = (one: CaseStanding, other: CaseStanding): boolean => one.status === other.status && one.step === other.step;
