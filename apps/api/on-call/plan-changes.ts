// What a plan becomes by a save, an override or a swap; a change that cannot be is refused with each place.
import type { OnCallPlan, SwapRequest } from '@relais/contracts';
import { onCallPeriods } from '@relais/domain/on-call';
import { compileOnCallPlan } from '@relais/domain/on-call-compilation';
import type { StoredUser } from '@relais/persistence';
import { notFound, type ProblemError } from '../http/problem-error';
import type { RequestFault } from '../http/validation';
import { compiled, personFault, refusedPlan } from './on-call-refusal';

/** Made twice: before anything is written, and on the plan that is the newest then. @throws ProblemError */
export type Change = (before: OnCallPlan | null) => OnCallPlan;

const day = 24 * 3_600_000;
/** What is older cannot be asked any more; earlier versions keep it. */
const kept = 366 * day;
const mostOverrides = 1000;

interface Now {
  readonly users: readonly StoredUser[];
  readonly at: number;
}

/** The plan itself. */
export const replacing = (plan: OnCallPlan, { users, at }: Now): Change => {
  compiled(plan, { users, from: at, place: '' });
  return () => plan;
};

type Override = OnCallPlan['overrides'][number];

/** One more override; it counts before all others. */
export const overriding =
  ({ userId, from, to }: Override, { users, at }: Now): Change =>
  (before) => {
    const faults = personFault(userId, { users, pointer: '/userId' });
    if (faults.length > 0) throw refusedPlan(faults);
    return withOverrides(before, { added: [{ userId, from, to }], at });
  };

const places = ['/one', '/other'];

/** Each takes the other's stretch. */
export const swapping =
  ({ one, other }: SwapRequest, { users, at }: Now): Change =>
  (before) => {
    if (!before) throw withoutPlan();
    const faults = [
      ...[one, other].flatMap(({ userId }, index) => personFault(userId, { users, pointer: `${places[index]}/userId` })),
      ...[one, other].flatMap((stretch, index) => notTheirs(before, { stretch, place: places[index] as string })),
    ];
    if (one.userId === other.userId) faults.push({ pointer: '/other/userId', detail: 'is the same person: two people swap' });
    if (faults.length > 0) throw refusedPlan(faults);
    const added = [
      { ...one, userId: other.userId },
      { ...other, userId: one.userId },
    ];
    return withOverrides(before, { added, at });
  };

const withoutPlan = (): ProblemError => notFound('This team has no on-call plan yet: save one first.');

function withOverrides(before: OnCallPlan | null, { added, at }: { added: readonly Override[]; at: number }): OnCallPlan {
  if (!before) throw withoutPlan();
  const overrides = [...before.overrides.filter(({ to }) => to > at - kept), ...added];
  if (overrides.length > mostOverrides) throw refusedPlan([{ pointer: '', detail: `A plan has at most ${mostOverrides} overrides.` }]);
  return { ...before, overrides };
}

const longest = 92 * day;

/** By the plan alone: somebody who is away may give their stretch away. */
function notTheirs(plan: OnCallPlan, { stretch: { userId, from, to }, place }: { stretch: Override; place: string }): RequestFault[] {
  if (to - from > longest) return [{ pointer: `${place}/to`, detail: 'lies 92 days after from at most' }];
  const everybody = new Set(plan.layers.flatMap(({ people }) => people.map((person) => person.userId)));
  for (const one of plan.overrides) everybody.add(one.userId);
  const ready = compileOnCallPlan(plan, { from });
  const pieces = onCallPeriods(ready, { active: everybody, absences: [], from, to });
  const others = pieces.filter(({ person }) => person?.userId !== userId);
  return others.length === 0 ? [] : [{ pointer: `${place}/userId`, detail: 'is not on call in all of that stretch by the plan' }];
}
