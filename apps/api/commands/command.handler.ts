// Takes any command to its case: written down first, sent once, answered, and remembered for its key (design §4, §6).
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Actor, CaseView, CommandMessage, CommandName, Refusal } from '@relais/contracts';
import { problems } from '@relais/contracts';
import { CommandRepository, type StoredCommand, type StoredEscalation } from '@relais/persistence';
import { CommandRefused, EscalationsFacade, WorkflowMissing } from '@relais/temporal';
import { DecisionWeighing } from '../advice/decision-weighing.service';
import { CaseReader } from '../escalations/case-reader.service';
import { type Answer } from '../http/answer';
import { keyReused, ProblemError } from '../http/problem-error';
import { NOW, type Now } from '../tokens';
import { withNextStep } from './next-step';
import { caseAnswer, repeatedAnswer } from './outcome';
import { CommandReferences } from './references.service';
import { updateId } from './update-id';

/** A checked command on its way to a case. `message` is what travels: the body without its words. */
export interface CommandOrder {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly principal: string;
  readonly actor: Actor;
  readonly key: string;
  readonly requestHash: string;
  readonly type: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly message: Readonly<Record<string, unknown>>;
  readonly ifMatch?: number;
  readonly at: number;
}

/** What of an order a command row that exists already still needs to be sent. */
export type Sending = Omit<CommandOrder, 'body' | 'requestHash' | 'at'> & Partial<Pick<CommandOrder, 'body'>>;

const closedRefusal: Refusal = {
  code: 'closed',
  detail: 'The case is closed. A customer who comes back is a new escalation that follows this one.',
};

@Injectable()
export class CommandHandler {
  private readonly logger = new Logger('commands');

  constructor(
    private readonly commands: CommandRepository,
    private readonly escalations: EscalationsFacade,
    private readonly cases: CaseReader,
    private readonly references: CommandReferences,
    private readonly weighing: DecisionWeighing,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /** @throws ProblemError for each refusal; the key remembers neither 409 nor 412. */
  async handle(order: CommandOrder): Promise<Answer> {
    const stored = await this.cases.read(order);
    const claim = await this.commands.claim(order);
    if (claim.kind === 'other_request') throw keyReused();
    const { command, kind } = claim;
    if (command.outcome) return repeatedAnswer(command.outcome);
    if (kind === 'claimed' && stored.status === 'closed') return this.refuse(command, closedRefusal);
    if (kind === 'repeated' && (await this.isTaken(command, order))) return this.send(command, order);
    const unknown = await this.references.refuse(order.organisationId, order);
    const refused = unknown ?? (await this.weighing.refuse(command, { stored, order }));
    if (refused) return this.refuse(command, refused);
    return this.send(command, order);
  }

  /** What has reached its case was checked then; since then people may have left and the advice may be another, and the answer is the first still. */
  async isTaken(command: StoredCommand, sending: Sending): Promise<boolean> {
    const { attempt } = command;
    if (await this.commands.isRecorded(command)) return true;
    return this.escalations.holds(sending.escalationId, { updateId: updateId({ ...sending, attempt }) });
  }

  /** Sends a command that is written down, and answers with the case after it. */
  async send(command: StoredCommand, sending: Sending): Promise<Answer> {
    const answer = caseAnswer(200, await this.after(command, sending));
    await this.remember(command, { status: answer.status, body: answer.body });
    return answer;
  }

  private async after(command: StoredCommand, sending: Sending): Promise<CaseView> {
    const { type, actor, message, ifMatch, escalationId } = sending;
    const letter = { command: { ...message, type, commandId: command.id, actor } as CommandMessage, ifMatch };
    try {
      const receipt = await this.escalations.command(escalationId, {
        letter,
        updateId: updateId({ ...sending, attempt: command.attempt }),
      });
      return await this.cases.afterCommand(sending, receipt);
    } catch (error) {
      if (error instanceof CommandRefused) return this.refused(command, { error, refusal: withNextStep(error.refusal, sending.body) });
      if (error instanceof WorkflowMissing) return this.missing(command, { sending, error });
      throw error;
    }
  }

  /**
   * Recorded: the case as it is now, for the first answer went with the workflow, and only to whoever may see it now. Else, closed in Postgres:
   * 410. Open or accepted there: the workflow will run again, so the caller is asked to come back.
   */
  private async missing(command: StoredCommand, { sending, error }: { sending: Sending; error: WorkflowMissing }): Promise<CaseView> {
    const isRecorded = await this.commands.isRecorded(command);
    const stored: StoredEscalation = await this.cases.read(sending);
    if (isRecorded) return this.cases.visible(stored, sending.actor);
    if (stored.status === 'closed') return this.refuse(command, closedRefusal);
    this.logger.warn(`a case that is ${stored.status} has no workflow: npm run audit -- stuck`);
    throw error;
  }

  /** What the case refuses is kept for its key unless another try may end otherwise; that one is another update only where Temporal keeps the refusal. */
  private async refused(command: StoredCommand, { error, refusal }: { error: CommandRefused; refusal: Refusal }): Promise<never> {
    const { status } = problems[refusal.code];
    if (status !== 409 && status !== 412) return this.refuse(command, refusal);
    const { organisationId, id: commandId, attempt } = command;
    const answered = { organisationId, commandId, attempt, at: this.now() };
    await (error.isForgotten ? this.commands.leaveOpen(answered) : this.commands.raiseAttempt(answered));
    throw new ProblemError(refusal);
  }

  /** Answers a command that is written down, and that no case has heard of, with a refusal that will not change. */
  async refuse(command: StoredCommand, refusal: Refusal): Promise<never> {
    await this.remember(command, { status: problems[refusal.code].status, body: refusal });
    throw new ProblemError(refusal);
  }

  private async remember({ organisationId, id }: StoredCommand, outcome: { status: number; body: unknown }): Promise<void> {
    await this.commands.storeOutcome({ organisationId, commandId: id, ...outcome, at: this.now() });
  }
}
