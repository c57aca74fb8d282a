// Starts the workflow of an accepted case: by its own job at once, and by the reconciler when that was lost (design §5, "Nothing accepted is lost").
import type { EscalationReference, IntakeRepository } from '@relais/persistence';
import type { EscalationsFacade } from '@relais/temporal';
import type { Log } from '../logging';

export interface StartingDependencies {
  readonly intake: IntakeRepository;
  readonly escalations: EscalationsFacade;
  readonly log: Log;
}

export class EscalationStarter {
  constructor(private readonly given: StartingDependencies) {}

  /** Already started counts as success, however long ago: Temporal forgets closed cases and would begin them anew. @throws TemporalUnavailable so that the runner comes again. */
  async start(reference: EscalationReference): Promise<void> {
    const order = await this.given.intake.startOrder(reference);
    if (!order) {
      this.given.log.warn({ ...reference }, 'no such case: nothing to start');
      return;
    }
    if (order.hasBegun) return;
    await this.given.escalations.start(order.input);
  }
}
