// Raises a case: written down with its dossier first, then started, so that whatever fails in between loses nothing (design §5).
import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Raise, Refusal } from '@relais/contracts';
import { currentMachineVersion } from '@relais/machines';
import { type AcceptRaise, CommandRepository, IntakeRepository, type RaiseAccepted } from '@relais/persistence';
import { EscalationsFacade, TemporalUnavailable } from '@relais/temporal';
import { CommandHandler, type Sending } from '../commands/command.handler';
import { caseAnswer, repeatedAnswer } from '../commands/outcome';
import { CaseReader } from '../escalations/case-reader.service';
import type { Answer } from '../http/answer';
import { contradiction, keyReused } from '../http/problem-error';
import { NOW, type Now } from '../tokens';
import { assertKnownZone } from './customer-zone';
import { untilSettled } from './settling';

export interface RaiseOrder extends Omit<AcceptRaise, 'machineVersion'> {
  readonly actor: Actor;
  readonly raise: Raise;
}

const hiddenCase: Refusal = {
  code: 'not_entitled',
  detail: 'This ticket has an open escalation that you have no part in: ask your supervisor who has it.',
};

type Known = Extract<RaiseAccepted, { escalationId: string }>;

@Injectable()
export class RaiseService {
  constructor(
    private readonly intake: IntakeRepository,
    private readonly commands: CommandRepository,
    private readonly escalations: EscalationsFacade,
    private readonly handler: CommandHandler,
    private readonly cases: CaseReader,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /** 201 raised · 202 accepted, started later · 200 joined to the open case of the ticket. */
  async raise(order: RaiseOrder): Promise<Answer> {
    assertKnownZone(order.raise);
    const known = await this.accept(order);
    if (known.command.outcome) return repeatedAnswer(known.command.outcome);
    const started = await this.start(order, known.escalationId);
    return known.command.type === 'trigger_added' ? this.join(order, known) : this.answer(order, { known, started });
  }

  private async accept(order: RaiseOrder): Promise<Known> {
    const accepted = await this.intake.accept({ ...order, machineVersion: currentMachineVersion });
    switch (accepted.kind) {
      case 'other_request':
        throw keyReused();
      case 'unknown_reference': {
        const errors = accepted.pointers.map((pointer) => ({ pointer, detail: 'names nobody and nothing of your organisation' }));
        throw contradiction(errors);
      }
      default:
        return accepted;
    }
  }

  /** Whether Temporal has had the case; the starter job is queued already and makes it good otherwise. Starting twice is harmless until Temporal forgets. */
  private async start({ organisationId }: RaiseOrder, escalationId: string): Promise<boolean> {
    const order = await this.intake.startOrder({ organisationId, escalationId });
    if (!order) throw new Error(`escalation ${escalationId} was accepted and has no start order`);
    if (order.hasBegun) return true;
    try {
      await this.escalations.start(order.input);
      return true;
    } catch (error) {
      if (error instanceof TemporalUnavailable) return false;
      throw error;
    }
  }

  /** The trigger is written down as a command of the open case; with Temporal away the caller is told to ask again, as for any command. */
  private async join(order: RaiseOrder, { kind, command, escalationId }: Known): Promise<Answer> {
    const { organisationId, principal, key, actor } = order;
    const sending: Sending = { organisationId, principal, key, actor, escalationId, type: 'trigger_added', message: {} };
    const isHidden = await this.cases.isHidden(sending);
    if (isHidden && !(kind === 'repeated' && (await this.handler.isTaken(command, sending))))
      return this.handler.refuse(command, hiddenCase);
    return this.handler.send(command, sending);
  }

  private async answer(order: RaiseOrder, { known, started }: { known: Known; started: boolean }): Promise<Answer> {
    const { organisationId, actor } = order;
    const read = () => this.cases.read({ organisationId, escalationId: known.escalationId });
    const view = await this.cases.view(started ? await untilSettled(read) : await read(), actor);
    const answer = caseAnswer(started ? 201 : 202, view);
    if (started) {
      await this.commands.storeOutcome({ organisationId, commandId: known.command.id, status: 201, body: view, at: this.now() });
    }
    return answer;
  }
}
