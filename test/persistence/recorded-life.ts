// Drives the real machine and records each step on a real Postgres, as the workflow does, less Temporal.
import { createHash, randomUUID } from 'node:crypto';
import { createRecordingActivities } from '@relais/activities/recording';
import {
  type Actor,
  type AnswerMessage,
  type CommandBody,
  commandBodies,
  type Effect,
  type PublicCommand,
  withoutText,
} from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import { begin, type EscalationSnapshot, machineOf, statusOf, stored, take } from '@relais/machines';
import { CommandRepository, IntakeRepository, StepRepository } from '@relais/persistence';
import { acceptedCase, monday, type World } from './practice-world';

export class RecordedLife {
  step = 0;
  version = 0;
  at = monday;
  last!: StepRecord;
  answers: readonly AnswerMessage[] = [];
  private snapshot!: EscalationSnapshot;
  readonly recording;
  private readonly machine = machineOf(1);

  private constructor(
    readonly world: World,
    readonly escalationId: string,
  ) {
    this.recording = createRecordingActivities({ steps: new StepRepository(world.database) });
  }

  static async raised(world: World, change: Parameters<typeof acceptedCase>[1] = {}): Promise<RecordedLife> {
    const { escalationId, commandId } = await acceptedCase(world, change);
    const life = new RecordedLife(world, escalationId);
    life.at = change.at ?? monday;
    const order = await new IntakeRepository(world.database).startOrder({ organisationId: world.organisationId, escalationId });
    const { snapshot, effects } = begin(life.machine, order!.input);
    await life.commit({ event: { type: 'raised', commandId, actor: order!.input.actor }, from: null, snapshot, effects });
    return life;
  }

  get status(): string {
    return statusOf(this.snapshot);
  }

  get context() {
    return this.snapshot.context;
  }

  /** Sends a command as the API does: written first, with its words; then to the machine, without them. */
  async send<Name extends PublicCommand>([type, actor]: [Name, Actor], body: object = {}): Promise<string> {
    const schema = commandBodies[type]();
    const parsed = schema.parse(body) as CommandBody<Name>;
    const key = randomUUID();
    const claim = await new CommandRepository(this.world.database).claim({
      organisationId: this.world.organisationId,
      principal: 'test',
      key,
      requestHash: key,
      type,
      escalationId: this.escalationId,
      actor,
      body: parsed as Record<string, unknown>,
      at: this.at,
    });
    if (claim.kind !== 'claimed') throw new Error(claim.kind);
    await this.happen({ ...(withoutText(schema as never, parsed as never) as object), type, commandId: claim.command.id, actor });
    return claim.command.id;
  }

  async due(clock: string): Promise<void> {
    this.at = this.context.due[clock as never] ?? this.at;
    await this.happen({ type: 'due', clock });
  }

  async happen(event: { type: string } & Record<string, unknown>): Promise<void> {
    const from = this.status;
    const stepped = take(this.machine, { snapshot: this.snapshot, event: { ...event, at: this.at } as never });
    await this.commit({ event, from, ...stepped });
  }

  private async commit(taken: {
    event: StepRecord['event'];
    from: string | null;
    snapshot: EscalationSnapshot;
    effects: readonly Effect[];
  }): Promise<void> {
    this.snapshot = taken.snapshot;
    this.step += 1;
    if (taken.event.actor?.kind === 'person') this.version = this.step;
    const snapshot = { value: statusOf(taken.snapshot), context: stored(taken.snapshot.context) };
    const digest = createHash('sha256')
      .update(JSON.stringify([snapshot, taken.effects]))
      .digest('hex');
    this.last = {
      organisationId: this.world.organisationId,
      escalationId: this.escalationId,
      step: this.step,
      version: this.version,
      digest,
      at: this.at,
      event: { ...taken.event, at: this.at },
      from: taken.from,
      snapshot,
      effects: taken.effects,
    };
    ({ answers: this.answers } = await this.recording.record(this.last));
    for (const answer of this.answers) await this.happen(answer);
  }
}
