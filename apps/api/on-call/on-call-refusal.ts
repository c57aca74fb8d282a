// Refuses an on-call plan whole, naming each fault by its place: what cannot be compiled, and people who cannot answer.
import type { CompiledOnCallPlan, OnCallPlan } from '@relais/contracts';
import { compileOnCallPlan, OnCallPlanRefusedError } from '@relais/domain/on-call-compilation';
import { namedInPlan } from '@relais/domain/roster-health';
import type { StoredUser } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import type { RequestFault } from '../http/validation';

interface Compiling {
  readonly users: readonly StoredUser[];
  /** Epoch milliseconds: it answers from a year before that. */
  readonly from: number;
  /** JSON pointer of the plan in the request. */
  readonly place: string;
}

/** @throws ProblemError on_call_plan_refused naming every fault */
export function compiled(plan: OnCallPlan, { users, from, place }: Compiling): CompiledOnCallPlan {
  // An override that is over may name somebody who has left since.
  const named = namedInPlan(plan).filter(({ until }) => until > from);
  const faults = named.flatMap(({ userId, pointer }) => personFault(userId, { users, pointer: place + pointer }));
  try {
    const ready = compileOnCallPlan(plan, { from });
    if (faults.length > 0) throw refusedPlan(faults);
    return ready;
  } catch (error) {
    if (!(error instanceof OnCallPlanRefusedError)) throw error;
    throw refusedPlan([...error.faults.map(({ pointer, detail }) => ({ pointer: place + pointer, detail })), ...faults]);
  }
}

/** Somebody named who could never answer. */
export function personFault(userId: string, { users, pointer }: { users: readonly StoredUser[]; pointer: string }): RequestFault[] {
  const user = users.find(({ id }) => id === userId);
  if (user?.active) return [];
  return [{ pointer, detail: user ? `${user.name ?? user.username} left or is suspended` : 'is nobody of your organisation' }];
}

export const refusedPlan = (errors: readonly RequestFault[]): ProblemError =>
  new ProblemError({ code: 'on_call_plan_refused', detail: 'See errors for each place.', details: { errors } });
