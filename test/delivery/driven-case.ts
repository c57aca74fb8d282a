// A case moved by hand: the real machine and the real recording without Temporal, so that a test decides what happens between two steps.
import { randomUUID } from 'node:crypto';
import { createRecordingActivities } from '@relais/activities/recording';
import type { AnswerMessage, CaseEvent } from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import { begin, escalationMachine, type Stepped, statusOf, stored, take } from '@relais/machines';
import {
  type CommandReference,
  CommandRepository,
  IntakeRepository,
  type ListedMessage,
  MessageRepository,
  StepRepository,
} from '@relais/persistence';
import { acceptedCase, monday, type World } from '../persistence/practice-world';

export interface DrivenCase {
  readonly escalationId: string;
  /** Sends a command as one of the demo people, and records what follows. */
  command(username: string, command: { type: 'acknowledge' | 'withdraw' | 'return' | 'request_information'; body: object }): Promise<void>;
  /** A clock that falls due at that instant. */
  due(clock: string, at: number): Promise<void>;
  messages(): Promise<readonly ListedMessage[]>;
}

/** A case awaiting its recipient, its transfer messages written and queued. */
export async function transferredCase(world: World): Promise<DrivenCase> {
  const { organisationId } = world;
  const { escalationId, commandId } = await acceptedCase(world);
  const order = await new IntakeRepository(world.database).startOrder({ organisationId, escalationId });
  const recording = createRecordingActivities({ steps: new StepRepository(world.database) });
  let step = 0;
  let now: Stepped = begin(escalationMachine, order!.input);

  const record = async (event: StepRecord['event'] & { at: number }, from: string | null): Promise<void> => {
    step += 1;
    const snapshot = { value: statusOf(now.snapshot), context: stored(now.snapshot.context) };
    const digest = `${step}`.padStart(14, '0');
    const letter = { organisationId, escalationId, step, version: step, digest, at: event.at, event, from, snapshot, effects: now.effects };
    const { answers } = await recording.record(letter as StepRecord);
    for (const answer of answers) await goOn({ ...(answer as AnswerMessage), at: event.at });
  };
  const goOn = async (event: CaseEvent): Promise<void> => {
    const from = statusOf(now.snapshot);
    now = take(escalationMachine, { snapshot: now.snapshot, event });
    await record(event as never, from);
  };

  await record({ type: 'raised', commandId, actor: order!.input.actor, at: monday }, null);
  return {
    escalationId,
    async command(username, { type, body }) {
      const actor = await world.actor(username);
      const claim = await new CommandRepository(world.database).claim({
        organisationId,
        principal: 'test',
        key: randomUUID(),
        requestHash: 'x',
        type,
        escalationId,
        actor,
        at: monday,
        body,
      } as never);
      const { id } = (claim as unknown as { command: CommandReference & { id: string } }).command;
      await goOn({ type, ...body, commandId: id, actor, at: monday + 60_000 } as never);
    },
    due: (clock, at) => goOn({ type: 'due', clock, at } as never),
    messages: () => new MessageRepository(world.database).ofEscalation({ organisationId, escalationId }),
  };
}
