// Temporal's time for the mailbox: one timer, on the earliest instant, armed again only when that instant changes (design §1.4).
import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import type { MailboxClock } from './mailbox';

interface Armed {
  readonly deadline: number;
  readonly scope: CancellationScope;
  fired: boolean;
}

/** A clock that keeps its timer across waits. */
export function temporalClock(): MailboxClock & { disarm(): void } {
  let armed: Armed | undefined;

  const disarm = (): void => {
    armed?.scope.cancel();
    armed = undefined;
  };
  const arm = (deadline: number): Armed => {
    const timer: Armed = { deadline, scope: new CancellationScope({ cancellable: true }), fired: false };
    timer.scope
      .run(() => sleep(Math.max(1, deadline - Date.now())))
      .then(
        () => {
          timer.fired = true;
        },
        // Only our own disarming cancels this timer; whatever else fails must fail the workflow task.
        (error: unknown) => {
          if (!isCancellation(error)) throw error;
        },
      );
    return timer;
  };

  return {
    now: () => Date.now(),
    async wait(until, deadline) {
      if (deadline !== armed?.deadline || armed?.fired) {
        disarm();
        if (deadline !== undefined) armed = arm(deadline);
      }
      const timer = armed;
      await condition(() => until() || timer?.fired === true);
    },
    disarm,
  };
}
