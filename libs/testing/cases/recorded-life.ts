// A life as it was recorded, and its replay on any machine: the first step that is decided otherwise is the answer (design §4).
import type { CaseEvent } from '@relais/contracts';
import type { EscalationInput, StepRecord } from '@relais/contracts/temporal';
import { type BirthInput, begin, type EscalationMachine, type EscalationSnapshot, type Stepped, take } from '@relais/machines';

/** What happened at one step, and the digest of what the machine made of it. */
export interface RecordedStep {
  readonly event: CaseEvent;
  readonly digest: string;
}

export interface RecordedLife {
  readonly name: string;
  readonly birth: BirthInput;
  /** Digest of the first step, the birth. */
  readonly born: string;
  readonly steps: readonly RecordedStep[];
}

/** A machine and the digest its steps are compared by: the workflow's, handed in because libraries do not import workflows. */
export interface Player {
  readonly machine: EscalationMachine;
  readonly digest: (value: unknown) => string;
}

/** The first step (1 is the birth) that a machine decides otherwise, or cannot take. */
export interface Divergence {
  readonly step: number;
  readonly event: string;
  readonly because: string;
}

/** Lives events on a machine and keeps the digest of every step. */
export function record(
  player: Player,
  { name, birth, events }: { name: string; birth: BirthInput; events: readonly CaseEvent[] },
): RecordedLife {
  let stepped = begin(player.machine, birth);
  const born = digestOf(player, stepped);
  const steps = events.map((event) => {
    stepped = takeHandled(player.machine, { snapshot: stepped.snapshot, event });
    return { event, digest: digestOf(player, stepped) };
  });
  return { name, birth, born, steps };
}

/** Lives a recorded life again; null when every step is decided as it was. */
export function replay(player: Player, { birth, born, steps }: RecordedLife): Divergence | null {
  let snapshot: EscalationSnapshot | null = null;
  let step = 0;
  for (const { event, digest } of [{ event: null, digest: born }, ...steps]) {
    step += 1;
    const where = { step, event: event === null ? 'raised' : event.type };
    try {
      const stepped: Stepped =
        snapshot === null || event === null ? begin(player.machine, birth) : takeHandled(player.machine, { snapshot, event });
      if (digestOf(player, stepped) !== digest) return { ...where, because: 'decided otherwise' };
      snapshot = stepped.snapshot;
    } catch (error) {
      return { ...where, because: (error as Error).message };
    }
  }
  return null;
}

/** A step with nothing to handle its event would be recorded as if it had meant something. */
function takeHandled(machine: EscalationMachine, question: { snapshot: EscalationSnapshot; event: CaseEvent }): Stepped {
  const { snapshot, event } = question;
  if (machine.getTransitionData(snapshot, event).length === 0)
    throw new Error(`nothing handles ${event.type} in ${JSON.stringify(snapshot.value)}`);
  return take(machine, question);
}

const digestOf = ({ digest }: Player, { snapshot, effects }: Stepped): string =>
  digest({ value: snapshot.value, context: snapshot.context, effects });

interface Payloads {
  readonly payloads: readonly { readonly data: string }[];
}

/** The part of Temporal's history JSON that a life is read from. */
export interface HistoryDocument {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { readonly input: Payloads };
    readonly activityTaskScheduledEventAttributes?: { readonly activityType: { readonly name: string }; readonly input: Payloads };
  }[];
}

const decoded = <Value>({ payloads: [payload] }: Payloads): Value => {
  if (payload === undefined) throw new Error('a history holds an input without a payload');
  return JSON.parse(Buffer.from(payload.data, 'base64').toString('utf8')) as Value;
};

/** The life that a workflow's history recorded: its input, then every `record` activity in the order it was scheduled. */
export function lifeOfHistory(name: string, { events }: HistoryDocument): RecordedLife {
  const input = events.find(({ workflowExecutionStartedEventAttributes: started }) => started != null)
    ?.workflowExecutionStartedEventAttributes?.input;
  if (input === undefined) throw new Error(`the history of '${name}' has no start`);
  const records = events.flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled?.activityType.name === 'record' ? [decoded<StepRecord>(scheduled.input)] : [],
  );
  const [born, ...rest] = records;
  if (born === undefined || records.some(({ step }, index) => step !== index + 1))
    throw new Error(`the history of '${name}' does not record every step once`);
  const steps = rest.map(({ event, at, digest }) => ({ event: { ...event, at } as unknown as CaseEvent, digest }));
  return { name, birth: decoded<EscalationInput>(input), born: born.digest, steps };
}
