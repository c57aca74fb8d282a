// The escalation's statechart as plain data with one spelling for everything, so that a mutant is one edit of a copy.
import type { EscalationMachine } from '@relais/machines';
import { escalationMachine } from '../../libs/machines/escalation.machine';
import { escalation } from '../../libs/machines/escalation.setup';

export interface Action {
  type: string;
  params?: Record<string, unknown>;
}

export interface Transition {
  target?: string;
  guard?: unknown;
  reenter?: boolean;
  actions: Action[];
}

export interface StateNode {
  entry: Action[];
  exit: Action[];
  always: Transition[];
  on: Record<string, Transition[]>;
  states: Record<string, StateNode>;
  /** `id`, `type`, `initial`, `context`: what no mutant touches here. */
  rest: Record<string, unknown>;
}

type Written = Record<string, unknown>;

const list = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Actions and guards are named, with or without parameters; anything else could not be drawn, nor changed here. */
function action(written: unknown): Action {
  if (typeof written === 'string') return { type: written };
  const { type, params } = written as Action;
  return params === undefined ? { type } : { type, params: { ...params } };
}

function transition(written: unknown): Transition {
  if (typeof written === 'string') return { target: written, actions: [] };
  const { actions, ...rest } = written as Omit<Transition, 'actions'> & { actions?: unknown };
  return { ...rest, actions: list(actions).map(action) };
}

function node(written: Written): StateNode {
  const { entry, exit, always, on = {}, states = {}, ...rest } = written;
  return {
    entry: list(entry).map(action),
    exit: list(exit).map(action),
    always: list(always).map(transition),
    on: Object.fromEntries(Object.entries(on as Written).map(([event, transitions]) => [event, list(transitions).map(transition)])),
    states: Object.fromEntries(Object.entries(states as Record<string, Written>).map(([name, state]) => [name, node(state)])),
    rest,
  };
}

/** A copy of the statechart that may be edited. */
export const statechart = (): StateNode => node(escalationMachine.config as unknown as Written);

const config = ({ states, on, rest, ...state }: StateNode): Written => ({
  ...rest,
  ...state,
  on: Object.fromEntries(Object.entries(on).filter(([, transitions]) => transitions.length > 0)),
  ...(Object.keys(states).length === 0
    ? {}
    : { states: Object.fromEntries(Object.entries(states).map(([name, child]) => [name, config(child)])) }),
});

/** A machine out of an edited copy, with the actions and guards of the real one. */
export const machineOf = (edited: StateNode): EscalationMachine =>
  escalation.createMachine({ ...config(edited), options: { maxIterations } } as never) as unknown as EscalationMachine;

/** A change can make `always` turn in circles; the real machine takes two of them at most. */
const maxIterations = 20;
