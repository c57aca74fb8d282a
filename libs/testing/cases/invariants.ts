// What holds of every case at every step, whatever happened (design §8).
import type { CaseContext, CaseEvent } from '@relais/contracts';
import { isAnswerDue, type Place, statusAt } from './walk';

interface Step {
  readonly before: Place | null;
  readonly event: CaseEvent | null;
  readonly after: Place;
}

/** The faults of a step, in words; none is what every test expects. */
export function faultsOf(step: Step): string[] {
  const { after } = step;
  const faults = [
    ...responsibility(after),
    ...waiting(after),
    ...questions(after),
    ...ending(after),
    ...progress(step),
    ...recordable(after),
  ];
  return faults.map((fault) => `${fault} (${step.event?.type ?? 'raised'} > ${statusAt(after)})`);
}

const unless = (holds: boolean, fault: string): string[] => (holds ? [] : [fault]);
const isPerson = (id: string): boolean => id.length > 0;

const responsibility = ({ snapshot: { context } }: Place): string[] => [
  ...unless(isPerson(context.ownerId), 'nobody owns the case'),
  ...unless(isPerson(context.pointOfContactId), 'the customer has no point of contact'),
];

/** Each state has its own thing to wait for: a task, a clock, or an action that runs. */
function waiting(place: Place): string[] {
  const { due, tasks, actions } = place.snapshot.context;
  const has = (...names: string[]) => names.some((name) => name in tasks || name in due);
  const held = {
    evaluating: has('assess', 'customer'),
    documenting: has('complete_dossier', 'provide_information'),
    transferring: isAnswerDue(place),
    awaiting_acknowledgment: has('acknowledge', 'take_over') && has('reminder', 'snooze', 'take_over'),
    deciding: has('decide'),
    arbitrating: has('settle_arbitration'),
    implementing: actions.some(({ status }) => status === 'running') || has('repair_action'),
    following_up: has('check', 'check_customer'),
    feedback: has('feedback'),
    closed: true,
  }[statusAt(place)];
  return unless(held, 'nothing and nobody moves the case on');
}

function questions(place: Place): string[] {
  const status = statusAt(place);
  const reads = place.asks.filter(({ what }) => what !== 'action');
  const running = place.snapshot.context.actions.filter(({ status: state }) => state === 'running');
  const asked = place.asks.filter(({ what }) => what === 'action');
  return [
    ...unless(reads.length <= 1, 'two questions are open at once'),
    ...unless(
      (status === 'transferring') === reads.some(({ what }) => what === 'recipient'),
      'transferring asks exactly for the recipient',
    ),
    ...unless(status === 'documenting' || reads.every(({ what }) => what !== 'gate'), 'the gate is asked outside documenting'),
    ...unless(running.length === asked.length && running.length <= 1, 'an action runs that nobody was asked for, or two at once'),
  ];
}

function ending(place: Place): string[] {
  const { outcome, closedBecause, due, left, tasks } = place.snapshot.context;
  const isClosed = statusAt(place) === 'closed';
  const isQuiet = [due, left, tasks].every((record) => Object.keys(record).length === 0);
  return [
    ...unless(isClosed === (outcome !== null) && isClosed === (closedBecause !== null), 'an outcome and closing belong together'),
    ...unless(!isClosed || isQuiet, 'a closed case still has a clock or a task'),
  ];
}

function progress({ before, event, after }: Step): string[] {
  const now = after.snapshot.context;
  const due = event?.type === 'due' ? now.due[event.clock] : undefined;
  const then = before?.snapshot.context;
  return [
    ...unless(due === undefined || due > after.at, 'a clock is still due after it was taken'),
    ...unless(then === undefined || isNoLess(then, now), 'a count or the list of rounds went back'),
    ...unless(
      Object.keys(now.due).every((clock) => clock in now.started && !(clock in now.left)),
      'a clock is armed and paused, or never started',
    ),
  ];
}

/** Returns in a row is the one figure that starts again (life.md §1, "Return"). */
function isNoLess(then: CaseContext, now: CaseContext): boolean {
  const names = (Object.keys(then.counts) as (keyof CaseContext['counts'])[]).filter((name) => name !== 'returnsInARow');
  return names.every((name) => now.counts[name] >= then.counts[name]) && now.rounds.length >= then.rounds.length;
}

const code = /^(?:[A-Za-z0-9_]{1,40}|[0-9a-f-]{36})$/;

/** Integers, codes and ids only, so that a step has a digest (design §4) and holds nobody's words. */
function recordable({ snapshot, effects }: Place): string[] {
  const { rules, ...context } = snapshot.context;
  const odd = leavesOf({ context, effects }).filter((leaf) => (typeof leaf === 'string' ? !code.test(leaf) : !isPlain(leaf)));
  return [...odd, ...leavesOf(rules).filter((leaf) => typeof leaf !== 'string' && !isPlain(leaf))].map(
    (leaf) => `the case holds ${String(leaf)}`,
  );
}

const isPlain = (leaf: unknown): boolean => leaf === null || leaf === undefined || typeof leaf === 'boolean' || Number.isSafeInteger(leaf);

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);

const leavesOf = (value: unknown): unknown[] => (isRecord(value) ? Object.values(value).flatMap(leavesOf) : [value]);
