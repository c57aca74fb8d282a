// The SLA clocks of a case: started, met or breached, paused while the customer is awaited (life.md §3).
import type { CaseContext, Instant } from '@relais/contracts';
import {
  arm,
  type Clocks,
  dueAfter,
  hoursOf,
  pause,
  resume,
  type ServiceLevelClock,
  serviceLevelClocks,
  serviceLevelDuration,
  stop,
} from '@relais/domain/clock';
import { currentRound, withRound } from './change';

/** A new round with all four clocks from `at`; earlier rounds are kept for the figures. */
export function startServiceLevels(context: CaseContext, at: Instant): CaseContext {
  const { rules, slaBasis: basis } = context;
  const round = {
    startedAt: at,
    acknowledgedAt: null,
    decidedAt: null,
    implementedAt: null,
    responseBreached: false,
    resolutionBreached: false,
  };
  const started = withEachClock(context, (clocks, name) => {
    const duration = serviceLevelDuration(rules, { clock: name, basis, from: at });
    return arm(clocks, { name, at, due: dueAfter(rules, { from: at, duration }) });
  });
  return { ...started, rounds: [...context.rounds, round] };
}

function withEachClock(context: CaseContext, change: (clocks: Clocks, name: ServiceLevelClock) => Clocks): CaseContext {
  let clocks: Clocks = context;
  for (const name of serviceLevelClocks) clocks = change(clocks, name);
  const { started, due, left, spent } = clocks;
  return { ...context, started, due, left, spent };
}

const breachOf = { response: 'responseBreached', resolution: 'resolutionBreached' } as const;
const warningOf = { response: 'responseWarning', resolution: 'resolutionWarning' } as const;
type Target = keyof typeof breachOf;

/** True when the clock is past, taken or not: a worker that was down hides nothing. */
export const isLate = (context: CaseContext, { target, at }: { target: Target; at: Instant }): boolean =>
  (context.due[target] ?? Number.POSITIVE_INFINITY) < at;

/** Ends a target's clocks; a command that comes after the instant records the breach. */
export function endServiceLevel(context: CaseContext, { target, at }: { target: Target; at: Instant }): CaseContext {
  const breached = currentRound(context)[breachOf[target]] || isLate(context, { target, at });
  const stopped = { ...context, ...stop(context, target) };
  return withRound({ ...stopped, ...stop(stopped, warningOf[target]) }, { [breachOf[target]]: breached });
}

/** The clock itself fell due: the breach stands, its warning is pointless. */
export const breachServiceLevel = (context: CaseContext, target: Target): CaseContext =>
  endServiceLevel(withRound(context, { [breachOf[target]]: true }), { target, at: Number.NEGATIVE_INFINITY });

/** Breaches every target already past, taken or not. */
export const breachLate = (context: CaseContext, at: Instant): CaseContext =>
  (['response', 'resolution'] as const).reduce(
    (result, target) => (isLate(result, { target, at }) ? breachServiceLevel(result, target) : result),
    context,
  );

/** While the customer is awaited; a target already past is breached first. */
export function pauseServiceLevels(context: CaseContext, at: Instant): CaseContext {
  const { rules, slaBasis: basis } = context;
  return withEachClock(breachLate(context, at), (clocks, name) =>
    pause(clocks, { name, at, hours: hoursOf(rules.policy, { clock: name, basis }), rules }),
  );
}

/** The customer answered, or is no longer waited for. */
export const resumeServiceLevels = (context: CaseContext, at: Instant): CaseContext =>
  withEachClock(context, (clocks, name) => resume(clocks, { name, at, rules: context.rules }));
