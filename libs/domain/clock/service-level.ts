// The four SLA clocks: response and resolution, each with its warning (life.md §3).
import type { CaseContext, ClockName, Duration, FrozenPolicy, FrozenRules, Instant, Targets } from '@relais/contracts';
import { lengthOf } from './clocks';

export const serviceLevelClocks = ['response', 'responseWarning', 'resolution', 'resolutionWarning'] as const;
export type ServiceLevelClock = (typeof serviceLevelClocks)[number];

/** Targets of a class, unless its category has its own. */
export const targetsOf = (policy: FrozenPolicy, { class: caseClass, category }: CaseContext['slaBasis']): Targets =>
  policy.categoryTargets[category] ?? policy.targets[caseClass];

const targetNames: Readonly<Record<ServiceLevelClock, keyof Targets>> = {
  response: 'response',
  responseWarning: 'response',
  resolution: 'resolution',
  resolutionWarning: 'resolution',
};

interface Question {
  readonly clock: ServiceLevelClock;
  readonly basis: CaseContext['slaBasis'];
}

/** The target that an SLA clock is about; a warning's is the one it warns of. */
export const targetOf = (policy: FrozenPolicy, { clock, basis }: Question): Duration => targetsOf(policy, basis)[targetNames[clock]];

/** Whose hours an SLA clock counts: the target's. */
export const hoursOf = (policy: FrozenPolicy, question: Question): 'opening' | 'always' =>
  targetOf(policy, question).kind === 'always' ? 'always' : 'opening';

/** How long an SLA clock that starts at `from` has; a warning's time is its share of the target's. */
export function serviceLevelDuration(rules: FrozenRules, { from, ...question }: Question & { from: Instant }): Duration {
  const duration = targetOf(rules.policy, question);
  return isWarning(question.clock) ? share(rules, { from, duration }) : duration;
}

const isWarning = (clock: ClockName): boolean => clock === 'responseWarning' || clock === 'resolutionWarning';

function share(rules: FrozenRules, span: { from: Instant; duration: Duration }): Duration {
  const whole = lengthOf(rules, span);
  return { kind: whole.kind, milliseconds: Math.floor((whole.milliseconds * rules.policy.warningPercent) / 100) };
}
