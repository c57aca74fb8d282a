// Every single change of the statechart's data: transitions, targets, guards, effects, addressees, named durations.

import { policyDurations } from '@relais/contracts';
import { addressees, openStates } from '@relais/contracts/vocabulary';
import { not } from 'xstate';
import type { Mutant } from './mutant';
import { type Action, machineOf, type StateNode, statechart, type Transition } from './statechart';

/** Where in the statechart something stands: a node by its path, and a list of transitions or actions in it. */
interface Spot {
  readonly path: readonly string[];
  readonly list: string;
  readonly index: number;
}

const nodeAt = (root: StateNode, path: readonly string[]): StateNode => path.reduce((node, name) => node.states[name] as StateNode, root);
const transitionsOf = (node: StateNode, list: string): Transition[] => (list === 'always' ? node.always : (node.on[list] as Transition[]));
const transitionAt = (root: StateNode, { path, list, index }: Spot): Transition =>
  transitionsOf(nodeAt(root, path), list)[index] as Transition;
const actionsAt = (root: StateNode, spot: Spot): Action[] =>
  spot.list === 'entry' || spot.list === 'exit' ? nodeAt(root, spot.path)[spot.list] : transitionAt(root, spot).actions;

const words = ({ path, list, index }: Spot): string =>
  `${path.at(-1) ?? 'root'}.${list}${list === 'entry' || list === 'exit' ? '' : `[${index}]`}`;

/** `open` itself and the root are everywhere; being in a state is enough for its entry, its exit and what it does always. */
function place({ path, list }: Spot): Mutant['place'] {
  const state = path.at(-1);
  const inState = state === undefined || state === 'open' ? [] : [state];
  const onEvent = list === 'always' || list === 'entry' || list === 'exit' ? [] : [list];
  return [...inState, ...onEvent].join(' ') || null;
}

const mutant = (spot: Spot, { kind, what, edit }: { kind: string; what: string; edit: (root: StateNode) => void }): Mutant => ({
  kind,
  what: `${words(spot)}: ${what}`,
  place: place(spot),
  build: () => {
    const root = statechart();
    edit(root);
    return machineOf(root);
  },
});

/** Every node with its path from the root. */
function nodes(root: StateNode, path: readonly string[] = []): { path: readonly string[]; node: StateNode }[] {
  return [{ path, node: root }, ...Object.entries(root.states).flatMap(([name, child]) => nodes(child, [...path, name]))];
}

function transitionSpots(root: StateNode): Spot[] {
  return nodes(root).flatMap(({ path, node }) =>
    ['always', ...Object.keys(node.on)].flatMap((list) => transitionsOf(node, list).map((_transition, index) => ({ path, list, index }))),
  );
}

const actionSpots = (root: StateNode): Spot[] => [
  ...nodes(root).flatMap(({ path }) => [
    { path, list: 'entry', index: 0 },
    { path, list: 'exit', index: 0 },
  ]),
  ...transitionSpots(root),
];

const guardName = (guard: unknown): string => (typeof guard === 'string' ? guard : JSON.stringify(guard));

function ofTransition(root: StateNode, spot: Spot): Mutant[] {
  const { target, guard, reenter } = transitionAt(root, spot);
  const removed = mutant(spot, {
    kind: 'transition removed',
    what: 'removed',
    edit: (copy) => transitionsOf(nodeAt(copy, spot.path), spot.list).splice(spot.index, 1),
  });
  const changed = (kind: string, what: string, change: Partial<Transition>): Mutant =>
    mutant(spot, { kind, what, edit: (copy) => Object.assign(transitionAt(copy, spot), change) });
  return [
    removed,
    ...(target === undefined
      ? []
      : otherTargets(target).map((other) => changed('target changed', `${target} → ${other}`, { target: other }))),
    ...(guard === undefined
      ? []
      : [
          changed('guard negated', `not ${guardName(guard)}`, { guard: not(guard as never) }),
          changed('guard removed', guardName(guard), { guard: undefined }),
        ]),
    ...(reenter ? [changed('re-entry dropped', target ?? '', { reenter: false })] : []),
  ];
}

const otherTargets = (target: string): string[] =>
  [...openStates.map((state) => `#escalation.open.${state}`), '#closed'].filter((other) => other.split('.').at(-1) !== target);

const isEffect = ({ type }: Action): boolean => ['tell', 'note', 'ask'].includes(type) || /^(note|ask)[A-Z]/.test(type);

const actionName = ({ type, params }: Action): string => (params === undefined ? type : `${type} ${JSON.stringify(params)}`);

function ofActions(root: StateNode, spot: Spot): Mutant[] {
  return actionsAt(root, spot).flatMap((action, at) => {
    const dropped = mutant(spot, {
      kind: isEffect(action) ? 'effect dropped' : 'context action dropped',
      what: actionName(action),
      edit: (copy) => actionsAt(copy, spot).splice(at, 1),
    });
    const changes = parameterChanges(action).map(({ kind, params }) =>
      mutant(spot, {
        kind,
        what: `${actionName(action)} → ${JSON.stringify(params)}`,
        edit: (copy) => {
          (actionsAt(copy, spot)[at] as Action).params = { ...action.params, ...params };
        },
      }),
    );
    return [dropped, ...changes];
  });
}

/** Another addressee for each message and task, every other duration of the policy for a clock, a task left open. */
function parameterChanges({ params = {} }: Action): { kind: string; params: Record<string, unknown> }[] {
  const next = (name: string) => addressees[(addressees.indexOf(name as never) + 1) % addressees.length];
  const { to, for: whom, duration, kinds } = params as { to?: string; for?: string; duration?: string; kinds?: string[] };
  return [
    ...(to === undefined ? [] : [{ kind: "effect's addressee changed", params: { to: next(to) } }]),
    ...(whom === undefined ? [] : [{ kind: "task's addressee changed", params: { for: next(whom) } }]),
    ...(duration === undefined
      ? []
      : policyDurations
          .filter((other) => other !== duration)
          .map((other) => ({ kind: 'due formula: another duration', params: { duration: other } }))),
    ...(kinds ?? []).map((kind) => ({ kind: 'task left open', params: { kinds: kinds?.filter((other) => other !== kind) } })),
  ];
}

/** All of them, in the order of the statechart. */
export function statechartMutants(): Mutant[] {
  const root = statechart();
  return [
    ...transitionSpots(root).flatMap((spot) => ofTransition(root, spot)),
    ...actionSpots(root).flatMap((spot) => ofActions(root, spot)),
  ];
}
