// One durable workflow per escalation: a mailbox, a machine, and a recorder (design §4).
import type { ExecutionActivities } from '@relais/activities/execution';
import type { RecordingActivities } from '@relais/activities/recording';
import type { ClockName } from '@relais/contracts';
import { type CommandLetter, type CommandReceipt, commandUpdate, type EscalationInput, type StepRecord } from '@relais/contracts/temporal';
import { clockNames } from '@relais/contracts/vocabulary';
import { allHandlersFinished, CancellationScope, condition, proxyActivities, setHandler } from '@temporalio/workflow';
import { Interpreter } from '../runtime/interpreter';
import { Mailbox } from '../runtime/mailbox';
import { temporalClock } from '../runtime/temporal-clock';
import { executionOptions, recordingOptions } from './activity-options';
import { forgettable, interpretation, type Message } from './interpretation';

const recording = proxyActivities<RecordingActivities>(recordingOptions);
const { execute } = proxyActivities<ExecutionActivities>(executionOptions);

/** At most 1,000 bytes; replay compares it, so another decision of the machine fails loudly (design §4). */
const activityIdOf = ({ step, event, snapshot, digest }: StepRecord): string => `${step} ${event.type} > ${snapshot.value} #${digest}`;

/** The life of one escalation, from its raise until it is closed. */
export async function escalation(input: EscalationInput): Promise<void> {
  const clock = temporalClock();
  const mailbox = new Mailbox<ClockName, Message, CommandReceipt>({
    clock,
    order: clockNames,
    dueEvent: (name) => ({ type: 'due', clock: name }),
  });
  const { organisationId, escalationId } = input;
  const interpreter = new Interpreter(
    interpretation(input, {
      record: async (step) => {
        const { answers } = await recording.record.executeWithOptions({ ...recordingOptions, activityId: activityIdOf(step) }, [step]);
        return answers;
      },
      execute: ({ actionId, run }) => {
        execute({ organisationId, escalationId, actionId, run }).then(
          (answer) => mailbox.answer(answer),
          // The attempts are used up and nobody knows how the action ended: a person settles it.
          () => mailbox.answer({ type: 'action_failed', actionId, unknown: true }),
        );
      },
    }),
    mailbox,
  );

  setHandler(
    commandUpdate,
    ({ command, ifMatch }: CommandLetter) => mailbox.post({ ...command, ifMatch }, { afterClocks: command.type === 'apply_policy' }),
    {
      validator: ({ command, ifMatch }) => {
        const refusal = interpreter.refusal({ ...command, ifMatch, at: Date.now() });
        if (refusal !== null) throw forgettable(refusal);
      },
    },
  );
  CancellationScope.current().cancelRequested.catch(() => mailbox.deposit(cancelledByTemporal(escalationId)));

  await CancellationScope.nonCancellable(async () => {
    const { commandId, actor, raisedAt: at } = input;
    await interpreter.run({ type: 'raised', commandId, actor, at });
    clock.disarm();
    await condition(allHandlersFinished);
  });
}

/** A cancellation asked of Temporal is the operator's `cancel`, kept until the case takes it (life.md §2). */
const cancelledByTemporal = (commandId: string): Message => ({
  type: 'cancel',
  commandId,
  actor: { kind: 'system', userId: null, roles: [], teamIds: [] },
});
