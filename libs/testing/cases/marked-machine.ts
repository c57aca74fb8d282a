// The machine with a mark on every transition of its config, so that a test can tell which ones were taken.
import { escalationMachine } from '@relais/machines';
import { createMachine } from 'xstate';

interface Transition {
  readonly target?: string;
  readonly actions?: unknown;
}
type Transitions = string | Transition | readonly (string | Transition)[];
interface Node {
  readonly states?: Readonly<Record<string, Node>>;
  readonly on?: Readonly<Record<string, Transitions>>;
  readonly always?: Transitions;
}

/** The effect that a marked transition leaves. */
export const mark = 'taken';

/** The marked machine, and the names of all its transitions: `state event number`. */
export function markedMachine(): { machine: typeof escalationMachine; names: string[] } {
  const names: string[] = [];
  const config = marked(escalationMachine.config as unknown as Node, { path: 'escalation', names });
  return {
    machine: createMachine(config as never, escalationMachine.implementations as never) as unknown as typeof escalationMachine,
    names,
  };
}

function marked(node: Node, { path, names }: { path: string; names: string[] }): Node {
  const withMark = (event: string, transitions: Transitions): Transitions =>
    [transitions].flat().map((one, index) => {
      const transition: Transition = typeof one === 'string' ? { target: one } : (one as Transition);
      const name = `${path} ${event} ${index + 1}`;
      names.push(name);
      return { ...transition, actions: [{ type: mark, params: { name } }, ...[transition.actions ?? []].flat()] };
    });
  const entries = Object.entries(node.on ?? {}).map(([event, transitions]) => [event, withMark(event, transitions)] as const);
  const states = Object.entries(node.states ?? {}).map(([name, state]) => [name, marked(state, { path: name, names })] as const);
  return {
    ...node,
    ...(node.on === undefined ? {} : { on: Object.fromEntries(entries) }),
    ...(node.always === undefined ? {} : { always: withMark('always', node.always) }),
    ...(node.states === undefined ? {} : { states: Object.fromEntries(states) }),
  };
}
