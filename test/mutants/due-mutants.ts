// Every formula that arms a clock, shifted by one minute: one mutant for each action and each clock that it was ever seen to arm.
import type { CaseContext, CaseEvent, ClockName, Instants } from '@relais/contracts';
import { type EscalationMachine, escalationMachine } from '@relais/machines';
import { type Player, type RecordedLife, replay } from '@relais/testing/cases';
import { assign } from 'xstate';
import type { Mutant } from './mutant';
import { machineOf, statechart } from './statechart';

const minute = 60_000;
type Assigned = (situation: { context: CaseContext; event: CaseEvent }, params: unknown) => CaseContext;

const named = escalationMachine.implementations.actions as unknown as Record<string, { assignment?: Assigned }>;
const birthOf = escalationMachine.config.context as unknown as (situation: { input: unknown }) => CaseContext;

/** Clocks that a change armed, at another instant than before. */
const armed = (before: Instants, after: Instants): ClockName[] =>
  (Object.keys(after) as ClockName[]).filter((clock) => after[clock] !== undefined && after[clock] !== before[clock]);

const shifted = (context: CaseContext, clock: ClockName): CaseContext => ({
  ...context,
  due: { ...context.due, [clock]: (context.due[clock] as number) + minute },
});

/** The machine with every action that changes the context wrapped; `by` sees what one made of it, and may change that. */
function withActions(by: (action: string, change: { before: CaseContext; after: CaseContext }) => CaseContext): EscalationMachine {
  const wrapped = Object.entries(named).flatMap(([name, { assignment }]) => {
    if (typeof assignment !== 'function') return [];
    const change: Assigned = (situation, params) => by(name, { before: situation.context, after: assignment(situation, params) });
    return [[name, assign(change as never)]];
  });
  return escalationMachine.provide({ actions: Object.fromEntries(wrapped) as never });
}

const shiftOf = (action: string, clock: ClockName): Mutant => ({
  kind: 'due formula: one minute later',
  what: `${action}: ${clock}`,
  place: null,
  build: () =>
    withActions((name, { before, after }) =>
      name === action && armed(before.due, after.due).includes(clock) ? shifted(after, clock) : after,
    ),
});

/** A clock that a case is born with. */
const shiftAtBirth = (clock: ClockName): Mutant => ({
  kind: 'due formula: one minute later',
  what: `birth: ${clock}`,
  place: null,
  build: () => {
    const root = statechart();
    root.rest.context = (situation: { input: unknown }) => shifted(birthOf(situation), clock);
    return machineOf(root);
  },
});

/** Watches the lives to learn which action arms which clock. */
export function dueMutants(lives: readonly RecordedLife[], digest: Player['digest']): Mutant[] {
  const seen = new Map<string, Mutant>();
  const watching = withActions((action, { before, after }) => {
    for (const clock of armed(before.due, after.due)) seen.set(`${action} ${clock}`, shiftOf(action, clock));
    return after;
  });
  for (const life of lives) replay({ machine: watching, digest }, life);
  const born = Object.keys(birthOf({ input: lives[0]?.birth }).due) as ClockName[];
  return [...seen.values(), ...born.map(shiftAtBirth)];
}
