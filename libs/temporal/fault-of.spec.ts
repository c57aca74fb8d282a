// Lost if these fail: the API takes "perhaps taken" for "refused", or a fault of the workflow for an answer.
import {
  ApplicationFailure,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { faultOf } from './fault-of';

const refused = (type: string, details: unknown[] = []) =>
  new WorkflowUpdateFailedError('failed', ApplicationFailure.create({ type, message: 'why', nonRetryable: true, details }));
const grpc = (code: number) =>
  new ServiceError('call failed', { cause: Object.assign(new Error('x'), { code, details: 'x', metadata: {} }) });

describe('the fault of a call', () => {
  it('is the refusal that the case gave', () => {
    expect(faultOf(refused('not_allowed_now', [{ allowed: ['decide'] }]), 'e')).toMatchObject({
      name: 'CommandRefused',
      refusal: { code: 'not_allowed_now', detail: 'why', details: { allowed: ['decide'] } },
    });
  });

  it('says of a refusal whether Temporal may take the same update yet', () => {
    const details = { allowed: ['decide'] };
    expect(faultOf(refused('not_allowed_now', [details]), 'e')).toMatchObject({ isForgotten: false });
    expect(faultOf(refused('not_allowed_now', [details, 'forgotten']), 'e')).toMatchObject({ isForgotten: true, refusal: { details } });
  });

  it('stays as it is when the handler failed with no code of ours', () => {
    const error = refused('TypeError');
    expect(faultOf(error, 'e')).toBe(error);
    const unknown = new Error('x');
    expect(faultOf(unknown, 'e')).toBe(unknown);
  });

  it.each([
    ['nobody listening', grpc(14), { name: 'TemporalUnavailable', reason: 'unreachable' }],
    ['no answer in time', new WorkflowUpdateRPCTimeoutOrCancelledError('late'), { name: 'TemporalUnavailable', reason: 'no_answer' }],
    ['a workflow whose tasks fail', grpc(9), { name: 'TemporalUnavailable', reason: 'task_failing' }],
    ['a case with ten commands under way', grpc(8), { name: 'TooManyCommands', escalationId: 'e' }],
    ['no workflow', new WorkflowNotFoundError('x', 'escalation-e', undefined), { name: 'WorkflowMissing', escalationId: 'e' }],
    ['a workflow that ended with the command in hand', refused('AcceptedUpdateCompletedWorkflow'), { name: 'WorkflowMissing' }],
  ])('is typed for %s', (...[, error, expected]) => {
    expect(faultOf(error, 'e')).toMatchObject(expected);
  });
});
