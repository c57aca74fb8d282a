// The jobs this worker knows, by the names they are queued under (libs/persistence/database/jobs.ts).
import type {
  ApplicationCaseReference,
  ErasureReference,
  EscalationReference,
  MessageReference,
  ReconcileAsked,
} from '@relais/persistence';
import type { TaskList } from 'graphile-worker';
import type { TimelineAnchoring } from '../anchoring/anchor-timelines';
import type { PolicyApplying } from '../applying/apply-policy';
import type { HistoryArchiving } from '../archiving/archive-history';
import type { MessageDelivery } from '../delivery/deliver-message';
import type { ErasureFinishing } from '../erasing/finish-erasure';
import type { Reconciler } from '../reconciling/reconciler';
import type { RosterHealthMailing } from '../roster/mail-roster-health';
import type { EscalationStarter } from '../starting/start-escalation';

export interface JobOwners {
  readonly anchoring: TimelineAnchoring;
  readonly applying: PolicyApplying;
  readonly archiving: HistoryArchiving;
  readonly delivery: MessageDelivery;
  readonly erasing: ErasureFinishing;
  readonly reconciler: Reconciler;
  readonly rosterMailing: RosterHealthMailing;
  readonly starter: EscalationStarter;
}

/** A job that fails comes again with a growing pause, as often as it was queued for. */
export function tasks({ anchoring, applying, archiving, delivery, erasing, reconciler, rosterMailing, starter }: JobOwners): TaskList {
  return {
    anchor_timelines: () => anchoring.anchor(),
    apply_policy: async (payload, { job }) => {
      await applying.apply({ reference: payload as ApplicationCaseReference, last: job.attempts >= job.max_attempts });
    },
    archive_history: async (payload) => {
      await archiving.archive(payload as EscalationReference);
    },
    deliver_message: async (payload, { job }) => {
      await delivery.deliver({ reference: payload as MessageReference, last: job.attempts >= job.max_attempts });
    },
    finish_erasure: async (payload) => {
      await erasing.finish(payload as ErasureReference);
    },
    // Of the week it was due in, however late it comes.
    mail_roster_health: (payload) => rosterMailing.mail(Date.parse((payload as { _cron: { ts: string } })._cron.ts)),
    reconcile: (payload) => reconciler.round(payload as ReconcileAsked),
    start_escalation: async (payload) => {
      await starter.start(payload as EscalationReference);
    },
  };
}
