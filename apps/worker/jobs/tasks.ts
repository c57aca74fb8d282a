// The jobs this worker knows, by the names they are queued under (libs/persistence/database/jobs.ts).
import type { EscalationReference, MessageReference } from '@relais/persistence';
import type { TaskList } from 'graphile-worker';
import type { MessageDelivery } from '../delivery/deliver-message';
import type { EscalationStarter } from '../starting/start-escalation';

export interface JobOwners {
  readonly delivery: MessageDelivery;
  readonly starter: EscalationStarter;
}

/** A job that fails comes again with a growing pause, as often as it was queued for. */
export function tasks({ delivery, starter }: JobOwners): TaskList {
  return {
    deliver_message: async (payload, { job }) => {
      await delivery.deliver({ reference: payload as MessageReference, last: job.attempts >= job.max_attempts });
    },
    start_escalation: async (payload) => {
      await starter.start(payload as EscalationReference);
    },
  };
}
