// Freezes the rules of an organisation at the birth of a case: durations and calendar become integers (design.md §1.5).
import type {
  CalendarDocument,
  CaseClass,
  Duration,
  FrozenPolicy,
  FrozenRules,
  PolicyDocument,
  PolicyDuration,
  Targets,
} from '@relais/contracts';
import { InvalidDurationError, readDurationText } from '../calendar';
import { compileCalendar } from '../calendar-compilation';
import { PolicyRefusedError } from './policy-refused';

export interface FreezeRules {
  readonly document: PolicyDocument;
  /** Version of the policy; shown to people. */
  readonly version: number;
  readonly calendar: CalendarDocument;
  /** Instant of the raise, epoch milliseconds: the calendar is compiled for the ten years after it. */
  readonly at: number;
}

/**
 * The rules a case takes along (life.md §3).
 * @throws PolicyRefusedError for a duration nobody can wait for; CalendarRefusedError for a calendar that cannot be compiled.
 */
export function freezeRules({ document, version, calendar, at }: FreezeRules): FrozenRules {
  return { policyVersion: version, policy: freezePolicy(document), calendar: compileCalendar(calendar, { from: at }) };
}

// Named one by one: what only activities and the API ask is read from the published version, which never changes, and stays out of histories.
function freezePolicy(document: PolicyDocument): FrozenPolicy {
  const { cadence, targets, categoryTargets, levelCeilings } = document;
  return {
    ...namedDurations(document),
    currency: document.currency,
    levels: document.levels,
    reminders: document.reminders,
    warningPercent: document.warningPercent,
    returnsBeforeArbitration: document.returnsBeforeArbitration,
    ceilings: document.ceilings,
    ...(Object.keys(levelCeilings).length > 0 && { levelCeilings }),
    arbitrationReminders: document.reminders,
    matrix: document.matrix.map(({ id: _id, because: _because, ...rule }) => rule),
    live: document.live,
    cadence: perClass((name) => duration(cadence[name], `/cadence/${name}`)),
    targets: perClass((name) => freezeTargets(targets[name], `/targets/${name}`)),
    categoryTargets: mapped(categoryTargets, (value, category) => freezeTargets(value, `/categoryTargets/${category}`)),
  };
}

// Spelled out: the list of contracts is a value of another room, and the compiler checks this one against it.
const namedOnce: { readonly [Name in PolicyDuration]: true } = {
  promise: true,
  promiseFlag: true,
  pickUp: true,
  callBack: true,
  customerAnswer: true,
  refusalSilence: true,
  arbitration: true,
  check: true,
  feedback: true,
  snoozeLimit: true,
};

/** The durations that a policy gives by name; the same names as in its document. */
export const durationNames = Object.keys(namedOnce) as PolicyDuration[];

const namedDurations = (document: PolicyDocument): Record<PolicyDuration, Duration> =>
  mapped(namedOnce, (_, name) => duration(document[name as PolicyDuration], `/${name}`)) as Record<PolicyDuration, Duration>;

const perClass = <Value>(read: (name: CaseClass) => Value): Record<CaseClass, Value> => ({
  incident: read('incident'),
  vip: read('vip'),
  standard: read('standard'),
});

const freezeTargets = ({ response, resolution }: { response: string; resolution: string }, place: string): Targets => ({
  response: duration(response, `${place}/response`),
  resolution: duration(resolution, `${place}/resolution`),
});

function duration(text: string, pointer: string): Duration {
  try {
    return readDurationText(text);
  } catch (error) {
    if (error instanceof InvalidDurationError) throw new PolicyRefusedError(pointer, error.message);
    throw error;
  }
}

const mapped = <Value, Result>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value, name: string) => Result,
): Record<string, Result> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));
