// The escalation as the interpreter sees it: its machine, its refusals, what it records and what it starts.
import type { AnswerMessage, CaseEvent, ClockName, CommandEvent, CommandMessage, Effect, FrozenRules, Refusal } from '@relais/contracts';
import { type CommandReceipt, type EscalationInput, forgotten, type StepRecord } from '@relais/contracts/temporal';
import { commandTable } from '@relais/domain/authority';
import { begin, type EscalationSnapshot, machineOf, refuse, statusOf, stored, take } from '@relais/machines';
import { ApplicationFailure } from '@temporalio/workflow';
import { digest } from '../runtime/digest';
import type { Interpretation, StepToRecord } from '../runtime/interpreter';

/** What the mailbox of a case carries: commands with what their sender had read, answers, clocks. */
export type Message =
  | (CommandMessage & { readonly ifMatch?: number })
  | AnswerMessage
  | { readonly type: 'due'; readonly clock: ClockName }
  | { readonly type: 'raised'; readonly commandId: string; readonly actor: EscalationInput['actor'] };

/** Refusals travel as failures that nobody retries: code, words, and what the caller can do. */
export const failure = ({ code, detail, details }: Refusal): ApplicationFailure =>
  ApplicationFailure.nonRetryable(detail, code, ...(details === undefined ? [] : [details]));

/** A refusal of the interpretation's as its sender hears it before the letter is taken: Temporal keeps nothing of it. */
export function forgettable(refusal: Error): ApplicationFailure {
  const { message, type, details } = refusal as ApplicationFailure;
  return ApplicationFailure.nonRetryable(message, type, details?.[0] ?? {}, forgotten);
}

export interface Outside {
  record(step: StepRecord): Promise<readonly AnswerMessage[]>;
  execute(ask: { actionId: string; run: number }): void;
}

const isCommand = (event: Message): event is Extract<Message, { commandId: string }> => 'commandId' in event && event.type in commandTable;

export function interpretation(
  input: EscalationInput,
  outside: Outside,
): Interpretation<EscalationSnapshot, Message, Effect, ClockName, CommandReceipt> {
  const machine = machineOf(input.machineVersion);
  const { verdict, ...birth } = input;
  const rulesDigest = digestOnce();
  return {
    begin: () => begin(machine, { ...birth, verdict }),
    take: (snapshot, event) => take(machine, { snapshot, event: event as CaseEvent }),
    isActive: ({ status }) => status === 'active',
    due: ({ context }) => context.due,
    clockOf: (event) => (event.type === 'due' ? event.clock : null),
    refuse: (snapshot, { event, position }) => {
      if (!isCommand(event)) return null;
      const refusal = refuse(
        { status: statusOf(snapshot), context: snapshot.context },
        { event: event as CommandEvent, reading: { ...position, ifMatch: 'ifMatch' in event ? event.ifMatch : undefined } },
      );
      return refusal === null ? null : failure(refusal);
    },
    keeps: (event) => event.type === 'cancel',
    isByPerson: (event) => 'actor' in event && event.actor.kind === 'person',
    record: async (step) => outside.record(stepRecord(input, { ...step, rules: rulesDigest(step.to.snapshot.context.rules) })),
    start: (effects) => {
      for (const { type, params } of effects) if (type === 'ask' && params.what === 'action') outside.execute(params);
    },
    receipt: ({ context, ...snapshot }, position) => ({ snapshot: { value: statusOf(snapshot), context: stored(context) }, ...position }),
    closedRefusal: () => failure({ code: 'closed', detail: 'The case closed while this command waited.' }),
  };
}

/** The rules of a case rarely change, and are half of its context: their digest is made once for each. */
function digestOnce(): (rules: FrozenRules) => string {
  let last: { rules: FrozenRules; digest: string } | undefined;
  return (rules) => {
    if (last?.rules !== rules) last = { rules, digest: digest(rules) };
    return last.digest;
  };
}

/** One step as it is recorded; the digest covers value, context and effects, so replay notices a machine that decides otherwise. */
function stepRecord(
  input: EscalationInput,
  { step, version, event, from, to, rules }: StepToRecord<EscalationSnapshot, Message, Effect> & { rules: string },
): StepRecord {
  const { snapshot, effects } = to;
  return {
    organisationId: input.organisationId,
    escalationId: input.escalationId,
    step,
    version,
    digest: digest({ value: snapshot.value, context: { ...stored(snapshot.context), rules }, effects }),
    at: event.at,
    event: { ...event },
    from: from === null ? null : statusOf(from),
    snapshot: { value: statusOf(snapshot), context: stored(snapshot.context) },
    effects,
  };
}
