// Reads one case for whoever may see it: the machine's view of it and the references that people know it by.
import { Injectable } from '@nestjs/common';
import type { Actor, CaseView } from '@relais/contracts';
import type { CommandReceipt } from '@relais/contracts/temporal';
import {
  type EscalationReference,
  EscalationRepository,
  IntakeRepository,
  SightRepository,
  type StoredEscalation,
} from '@relais/persistence';
import { unknownCase } from '../http/problem-error';
import { acceptedView, presentCase } from './case-presentation';

@Injectable()
export class CaseReader {
  constructor(
    private readonly escalations: EscalationRepository,
    private readonly intake: IntakeRepository,
    private readonly sights: SightRepository,
  ) {}

  /** @throws ProblemError not_found, also for another organisation's case */
  async read({ organisationId, escalationId }: EscalationReference): Promise<StoredEscalation> {
    const stored = await this.escalations.find({ organisationId, escalationId });
    if (!stored) throw unknownCase();
    return stored;
  }

  /** Whether `actor` may not see the case, as roles and teams are now. */
  async isHidden({ organisationId, escalationId, actor }: EscalationReference & { actor: Actor }): Promise<boolean> {
    const sight = await this.sights.of({ organisationId, userId: actor.userId as string, escalationId });
    return sight.people === null;
  }

  /** The case as it is now, with what `actor` may do. */
  async view(stored: StoredEscalation, actor: Actor | null): Promise<CaseView> {
    const { snapshot, id, organisationId } = stored;
    if (snapshot) return presentCase({ ...stored, snapshot }, actor);
    const order = await this.intake.startOrder({ organisationId, escalationId: id });
    if (!order) throw new Error(`escalation ${id} has neither a snapshot nor an input: its intake was cut in half`);
    return acceptedView(stored, order.input);
  }

  /** The same, for whoever may see it. @throws ProblemError not_found */
  async visible(stored: StoredEscalation, actor: Actor): Promise<CaseView> {
    const { organisationId, id: escalationId } = stored;
    if (await this.isHidden({ organisationId, escalationId, actor })) throw unknownCase();
    return this.view(stored, actor);
  }

  /** The case right after a command: the machine's part from the receipt, so that nothing later slips in. */
  async afterCommand(reference: EscalationReference & { actor: Actor }, { snapshot, version, step }: CommandReceipt): Promise<CaseView> {
    const stored = await this.read(reference);
    return presentCase({ ...stored, snapshot, version, step }, reference.actor);
  }
}
