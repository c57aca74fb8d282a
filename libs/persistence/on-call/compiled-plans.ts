// Keeps compiled on-call plans by team and version: a version never changes, so it is compiled once per process.
import type { CompiledOnCallPlan, OnCallPlan } from '@relais/contracts';
import { compileOnCallPlan } from '@relais/domain/on-call-compilation';

export interface PlanVersion {
  readonly teamId: string;
  readonly version: number;
  readonly document: OnCallPlan;
  readonly savedAt: number;
}

// More teams than any process asks about; some kilobytes each.
const most = 500;
const compiled = new Map<string, CompiledOnCallPlan>();

/** The plan, compiled for instants that include those from `from` to `to` (epoch milliseconds, ten years apart at most). */
export function compiledPlan(
  { teamId, version, document, savedAt }: PlanVersion,
  { from, to }: { from: number; to: number },
): CompiledOnCallPlan {
  // After a restore from a backup a version may come a second time, saved at another instant.
  const key = `${teamId} ${version} ${savedAt}`;
  const known = compiled.get(key);
  if (known && known.from <= from && to < known.until) return known;
  const fresh = compileOnCallPlan(document, { from });
  compiled.delete(key);
  compiled.set(key, fresh);
  // A map keeps its keys in the order they were set.
  if (compiled.size > most) compiled.delete(compiled.keys().next().value as string);
  return fresh;
}
