// Starts the workflow of an accepted case: by its own job at once, and again each minute until it runs (design §5, "Nothing accepted is lost").
import type { EscalationReference, EscalationRepository, IntakeRepository } from '@relais/persistence';
import type { EscalationsFacade } from '@relais/temporal';
import { codeOf, type Log } from '../logging';

export interface StartingDependencies {
  readonly intake: IntakeRepository;
  readonly cases: EscalationRepository;
  readonly escalations: EscalationsFacade;
  readonly log: Log;
  readonly now: () => number;
}

/** The job's own attempts back off to hours; a case older than this is started by the round instead. */
const toleranceMilliseconds = 30_000;

export class EscalationStarter {
  constructor(private readonly given: StartingDependencies) {}

  /** Already started counts as success. @throws TemporalUnavailable so that the runner comes again. */
  async start(reference: EscalationReference): Promise<void> {
    const order = await this.given.intake.startOrder(reference);
    if (!order) {
      this.given.log.warn({ ...reference }, 'no such case: nothing to start');
      return;
    }
    await this.given.escalations.start(order.input);
  }

  /** Starts every case that was never started; one that cannot be started does not hold up the others. */
  async startForgotten(): Promise<void> {
    const stuck = await this.given.cases.stuck({ at: this.given.now(), toleranceMilliseconds });
    for (const { organisationId, escalationId } of stuck.filter(({ why }) => why === 'never_started')) {
      try {
        await this.start({ organisationId, escalationId });
        this.given.log.info({ escalationId }, 'started a case that was waiting');
      } catch (error) {
        this.given.log.warn({ escalationId, code: codeOf(error) }, 'a case could not be started yet');
      }
    }
  }
}
