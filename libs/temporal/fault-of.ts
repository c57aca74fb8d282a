// Turns the Temporal client's errors into the typed ones of this room; whatever it does not know stays as it is, and loud.
import { type ProblemCode, problems, type Refusal, type RefusalDetails } from '@relais/contracts';
import { forgotten } from '@relais/contracts/temporal';
import {
  ApplicationFailure,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { CommandRefused, TemporalUnavailable, TooManyCommands, WorkflowMissing } from './faults';

// gRPC status codes (https://grpc.github.io/grpc/core/md_doc_statuscodes.html); the package itself is not ours to import.
const grpc = { cancelled: 1, deadlineExceeded: 4, notFound: 5, resourceExhausted: 8, failedPrecondition: 9, aborted: 10, unavailable: 14 };

/** The workflow ended (terminated, reset) while it held the command. */
const endedWhileHolding = 'AcceptedUpdateCompletedWorkflow';

/** The typed fault for an error of the Temporal client; an error that says nothing known is returned unchanged. */
export function faultOf(error: unknown, escalationId: string): unknown {
  if (error instanceof WorkflowUpdateFailedError) return refusalOf(error, escalationId);
  if (error instanceof WorkflowNotFoundError) return new WorkflowMissing(escalationId);
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new TemporalUnavailable('no_answer', { cause: error });
  const cause = error instanceof ServiceError ? error.cause : error;
  if (!isGrpcServiceError(cause)) return error;
  switch (cause.code) {
    case grpc.notFound:
      return new WorkflowMissing(escalationId);
    case grpc.resourceExhausted:
      return new TooManyCommands(escalationId);
    case grpc.unavailable:
      return new TemporalUnavailable('unreachable', { cause: error });
    case grpc.deadlineExceeded:
    case grpc.cancelled:
    case grpc.aborted:
      return new TemporalUnavailable('no_answer', { cause: error });
    case grpc.failedPrecondition:
      // "…due to Workflow Task in failed state": the server says so at once instead of waiting (design §4).
      return new TemporalUnavailable('task_failing', { cause: error });
    default:
      return error;
  }
}

function refusalOf(error: WorkflowUpdateFailedError, escalationId: string): unknown {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) return error;
  if (cause.type === endedWhileHolding) return new WorkflowMissing(escalationId);
  if (!isProblemCode(cause.type)) return error;
  const refusal: Refusal = { code: cause.type, detail: cause.message, details: cause.details?.[0] as RefusalDetails | undefined };
  return new CommandRefused(refusal, cause.details?.[1] === forgotten);
}

const isProblemCode = (code: string | undefined | null): code is ProblemCode => typeof code === 'string' && Object.hasOwn(problems, code);
