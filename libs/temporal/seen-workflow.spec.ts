// Lost if these fail: a case's last step is misread out of its history, and a run is resumed at a place where it decides otherwise.
import { isEnough, seenWorkflow } from './seen-workflow';

let last = 0;
const digestOf = (step: number) => String(step).padStart(16, '0');
const event = (attributes: object) => ({ eventId: ++last, eventTime: { seconds: last, nanos: 5e8 }, ...attributes });
const task = () => event({ workflowTaskCompletedEventAttributes: {} });
const asked = (step: number, type = 'record') =>
  event({
    activityTaskScheduledEventAttributes: { activityType: { name: type }, activityId: `${step} acknowledge > deciding #${digestOf(step)}` },
  });
const answered = ({ eventId }: { eventId: number }) => event({ activityTaskCompletedEventAttributes: { scheduledEventId: eventId } });
const described = (status: number, more: object = {}) => ({ workflowExecutionInfo: { status, execution: { runId: 'run' } }, ...more });
const step = (number: number) => ({ step: number, digest: digestOf(number) });

const seen = (oldestFirst: object[], about: object = described(1)) => seenWorkflow(about as never, oldestFirst.toReversed() as never);

beforeEach(() => {
  last = 0;
});

it('reads the last step that was answered; at rest it is kept by going on from the last task', () => {
  const one = asked(1);
  const events = [one, answered(one), task()];
  expect(seen(events, described(5))).toMatchObject({
    state: 'terminated',
    recorded: step(1),
    pending: null,
    kept: step(1),
    keptPending: null,
    resume: { runId: 'run', eventId: 3 },
  });
});

it('tells a step that the last task asked for apart from those that are kept', () => {
  const one = asked(1);
  const two = [answered(one), task(), asked(2)];
  const events = [one, ...two];
  const failing = { pendingActivities: [{ activityId: '2 x > y #z', lastFailure: { applicationFailureInfo: { type: 'StepGapError' } } }] };
  expect(seen(events, described(1, failing))).toMatchObject({
    recorded: step(1),
    pending: { ...step(2), since: 4_500, failure: 'StepGapError' },
    kept: step(1),
    keptPending: null,
  });
});

it('keeps a recording that was asked for before the last task and has no answer yet', () => {
  const events = [task(), asked(1), task()];
  expect(seen(events)).toMatchObject({ recorded: null, kept: null, keptPending: step(1), pending: { ...step(1), failure: null } });
});

it('takes no other activity for a step', () => {
  const action = asked(9, 'execute');
  expect(seen([action, answered(action), task()])).toMatchObject({ recorded: null, pending: null });
});

it('knows when it must read further back', () => {
  const one = asked(1);
  const answer = answered(one);
  expect(isEnough([task(), answer] as never)).toBe(false);
  expect(isEnough([task(), answer, one] as never)).toBe(true);
  expect(isEnough([answer, one] as never)).toBe(false);
});

it('refuses a workflow that names no step', () => {
  const strange = event({ activityTaskScheduledEventAttributes: { activityType: { name: 'record' }, activityId: '17' } });
  expect(() => seen([strange])).toThrow("'17' names no step");
});
