// The on-call calendar of a stretch of time: who has which piece of it, without gap or overlap, and where nobody is there.
import type { CompiledOnCallPlan } from '@relais/contracts';
import { nextChange } from './shifts';
import { type OnCall, type OnCallQuestion, onCallAt } from './who';

export interface OnCallPeriod extends OnCall {
  /** Epoch milliseconds; `to` is excluded. */
  readonly from: number;
  readonly to: number;
}

/** The pieces of `[from, to)` in order of time; two that follow each other differ. @throws OnCallHorizonError */
export function onCallPeriods(
  plan: CompiledOnCallPlan,
  { from, to, ...presence }: Omit<OnCallQuestion, 'at'> & { readonly from: number; readonly to: number },
): OnCallPeriod[] {
  const periods: OnCallPeriod[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, changeAfter(plan, { ...presence, at }));
    const found = onCallAt(plan, { ...presence, at });
    const last = periods.at(-1);
    if (last && isSame(last, found)) periods[periods.length - 1] = { ...last, to: end };
    else periods.push({ ...found, from: at, to: end });
    at = end;
  }
  return periods;
}

function changeAfter({ layers, overrides, zone }: CompiledOnCallPlan, { absences, at }: OnCallQuestion): number {
  const edges = [...overrides, ...absences].flatMap(({ from, to }) => [from, to]).filter((edge) => edge > at);
  const changes = layers.map((layer) => nextChange(zone, { layer, at })).filter((change) => change !== null);
  return Math.min(...edges, ...changes, Number.POSITIVE_INFINITY);
}

const isSame = (one: OnCall, other: OnCall): boolean =>
  JSON.stringify([one.person, one.backupUserId, one.passedOver]) === JSON.stringify([other.person, other.backupUserId, other.passedOver]);
