// Gives one case of an application the version that was asked for: exactly once, however often the job comes (ADR 27).
import type { CommandMessage, ProblemCode } from '@relais/contracts';
import { problems } from '@relais/contracts';
import { freezeRules } from '@relais/domain/policy';
import type {
  ApplicationCaseOrder,
  ApplicationCaseReference,
  CommandRepository,
  EscalationRepository,
  PolicyApplicationRepository,
  StoredCommand,
  StoredOutcome,
} from '@relais/persistence';
import { CommandRefused, type EscalationsFacade, TemporalUnavailable, TooManyCommands, WorkflowMissing } from '@relais/temporal';

export interface PolicyApplyingDependencies {
  readonly applications: Pick<PolicyApplicationRepository, 'caseOrder' | 'settle'>;
  readonly commands: Pick<CommandRepository, 'claim' | 'isRecorded' | 'leaveOpen' | 'raiseAttempt' | 'storeOutcome'>;
  readonly escalations: Pick<EscalationsFacade, 'command'>;
  readonly cases: Pick<EscalationRepository, 'find'>;
  readonly now: () => number;
}

type End = { readonly status: 'applied'; readonly code: null } | { readonly status: 'refused' | 'unknown'; readonly code: ProblemCode };

export class PolicyApplying {
  constructor(private readonly given: PolicyApplyingDependencies) {}

  /**
   * Does nothing for a case that is settled. `last`: nobody comes after this attempt.
   * @throws whatever may end otherwise when the job comes again: no answer, a case between two states
   */
  async apply({ reference, last }: { reference: ApplicationCaseReference; last: boolean }): Promise<void> {
    const order = await this.given.applications.caseOrder(reference);
    if (!order) return;
    const command = await this.claimed(reference, order);
    const end = await this.ended(reference, { order, command }).catch((error: unknown) => {
      if (last && mayEndOtherwise(error)) return { status: 'unknown', code: 'temporarily_unavailable' } as const;
      throw error;
    });
    await this.remember(command, end);
    await this.given.applications.settle({ ...reference, ...end, at: this.given.now() });
  }

  /** Written before it is sent, as every command; under one key, so that it is the same however often the job comes. */
  private async claimed({ organisationId, applicationId, escalationId }: ApplicationCaseReference, order: ApplicationCaseOrder) {
    const { actor, version, reason } = order;
    const claim = await this.given.commands.claim({
      ...{ organisationId, escalationId, actor, type: 'apply_policy' },
      principal: 'policy application',
      key: `${applicationId} ${escalationId}`,
      requestHash: applicationId,
      body: reason === null ? { version } : { version, reason },
      at: this.given.now(),
    });
    return claim.kind === 'other_request' ? null : claim.command;
  }

  private async ended(
    { applicationId, escalationId, organisationId }: ApplicationCaseReference,
    { order, command }: { order: ApplicationCaseOrder; command: StoredCommand | null },
  ): Promise<End> {
    // An erasure emptied the request while nobody had its answer: whether the case took it, its timeline says.
    if (!command) return { status: 'unknown', code: 'idempotency_key_reused' };
    if (command.outcome) return endOf(command.outcome);
    const { document, version, calendar, raisedAt, actor } = order;
    const rules = freezeRules({ document, version, calendar, at: raisedAt });
    const message: CommandMessage = { type: 'apply_policy', commandId: command.id, actor, rules };
    const updateId = `policy application ${applicationId} ${command.attempt}`;
    try {
      await this.given.escalations.command(escalationId, { letter: { command: message }, updateId });
      return { status: 'applied', code: null };
    } catch (error) {
      if (error instanceof CommandRefused) return this.refused(command, error);
      if (!(error instanceof WorkflowMissing)) throw error;
      if (await this.given.commands.isRecorded(command)) return { status: 'applied', code: null };
      if (await this.isClosed({ organisationId, escalationId })) return { status: 'refused', code: 'closed' };
      throw error;
    }
  }

  /** A case is in `transferring` for moments only, and refuses nothing else for a moment. */
  private async refused({ organisationId, id: commandId, attempt }: StoredCommand, error: CommandRefused): Promise<End> {
    const { code } = error.refusal;
    if (code !== 'not_allowed_now') return { status: 'refused', code };
    const answered = { organisationId, commandId, attempt, at: this.given.now() };
    await (error.isForgotten ? this.given.commands.leaveOpen(answered) : this.given.commands.raiseAttempt(answered));
    throw error;
  }

  private async isClosed(reference: { organisationId: string; escalationId: string }): Promise<boolean> {
    return (await this.given.cases.find(reference))?.status === 'closed';
  }

  private async remember(command: StoredCommand | null, { status, code }: End): Promise<void> {
    if (!command || status === 'unknown') return;
    const { organisationId, id: commandId } = command;
    const outcome = code === null ? { status: 200, body: {} } : { status: problems[code].status, body: { code } };
    await this.given.commands.storeOutcome({ organisationId, commandId, ...outcome, at: this.given.now() });
  }
}

/** What was remembered before the worker died. */
const endOf = ({ status, body }: StoredOutcome): End =>
  status < 400 ? { status: 'applied', code: null } : { status: 'refused', code: (body as { code: ProblemCode }).code };

const mayEndOtherwise = (error: unknown): boolean =>
  [CommandRefused, TemporalUnavailable, TooManyCommands, WorkflowMissing].some((fault) => error instanceof fault);
