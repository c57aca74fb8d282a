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

/** Whose hours an SLA clock counts: the target's. */
export const hoursOf = (
  policy: FrozenPolicy,
  question: { clock: ServiceLevelClock; basis: CaseContext['slaBasis'] },
): 'opening' | 'always' => (targetsOf(policy, question.basis)[targetNames[question.clock]].kind === 'always' ? 'always' : 'opening');

/** How long an SLA clock that starts at `from` has; a warning's time is its share of the target's. */
export function serviceLevelDuration(
  rules: FrozenRules,
  question: { clock: ServiceLevelClock; basis: CaseContext['slaBasis']; from: Instant },
): Duration {
  const { clock, basis, from } = question;
  const duration = targetsOf(rules.policy, basis)[targetNames[clock]];
  return isWarning(clock) ? share(rules, { from, duration }) : duration;
}

const isWarning = (clock: ClockName): boolean => clock === 'responseWarning' || clock === 'resolutionWarning';

function share(rules: FrozenRules, span: { from: Instant; duration: Duration }): Duration {
  const whole = lengthOf(rules, span);
  return { kind: whole.kind, milliseconds: Math.floor((whole.milliseconds * rules.policy.warningPercent) / 100) };
}
