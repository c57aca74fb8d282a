// Stepping the machine: pure functions from an event to the next case and its effects (design §4).
import type { CaseContext, CaseEvent, Effect, OpenState } from '@relais/contracts';
import { initialTransition, type SnapshotFrom, transition } from 'xstate';
import type { BirthInput } from './changes/birth';
import type { escalationMachine } from './escalation.machine';

export type EscalationMachine = typeof escalationMachine;
export type EscalationSnapshot = SnapshotFrom<EscalationMachine>;

/** A case after a step, with what the step asks of the world. */
export interface Stepped {
  readonly snapshot: EscalationSnapshot;
  readonly effects: readonly Effect[];
}

const effectTypes = new Set<string>(['tell', 'note', 'ask']);

/** Only our own effects leave; xstate's built-in actions have done their work inside the transition. */
const effectsOf = (actions: readonly { type: string; params?: unknown }[]): Effect[] =>
  actions.filter(({ type }) => effectTypes.has(type)).map(({ type, params }) => ({ type, params }) as Effect);

export function begin(machine: EscalationMachine, input: BirthInput): Stepped {
  const [snapshot, actions] = initialTransition(machine, input);
  return { snapshot, effects: effectsOf(actions) };
}

/** Takes one event; one that nothing handles is a programming error and throws (commands are refused before). */
export function take(machine: EscalationMachine, { snapshot, event }: { snapshot: EscalationSnapshot; event: CaseEvent }): Stepped {
  if (machine.getTransitionData(snapshot, event).length === 0) throw new Error(`nothing handles ${event.type} in ${statusOf(snapshot)}`);
  const [next, actions] = transition(machine, snapshot, event);
  return { snapshot: next, effects: effectsOf(actions) };
}

/** The state's name as people read it. */
export const statusOf = ({ value }: Pick<EscalationSnapshot, 'value'>): OpenState | 'closed' =>
  (typeof value === 'string' ? value : value.open) as OpenState | 'closed';

/** A live snapshot out of a state and a context, for the tests and for reading a stored case. */
export const resolve = (
  machine: EscalationMachine,
  { status, context }: { status: OpenState | 'closed'; context: CaseContext },
): EscalationSnapshot => machine.resolveState({ value: status === 'closed' ? 'closed' : { open: status }, context });
