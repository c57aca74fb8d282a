// Decides what an error is for the caller: a code of the contract, words that give nothing away, and whether it is a fault of Relais.
import { composedCommands, type Problem, type ProblemCode, problems, type Refusal } from '@relais/contracts';
import { DatabaseError, InvalidCursorError, NoPublishedPolicyError } from '@relais/persistence';
import { CommandRefused, TemporalUnavailable, TooManyCommands, WorkflowMissing } from '@relais/temporal';
import { ProblemError } from './problem-error';

/** `fault`: the error was not foreseen or needs an operator, so it is logged. */
export interface Answerable {
  readonly refusal: Refusal;
  readonly headers: Readonly<Record<string, string>>;
  readonly fault: 'none' | 'elsewhere' | 'ours';
}

/** Seconds after which asking again makes sense. */
const soon = { 'retry-after': '2' };
const refused = (code: ProblemCode, detail: string): Answerable => ({ refusal: { code, detail }, headers: {}, fault: 'none' });
const away = (detail: string): Answerable => ({ refusal: { code: 'temporarily_unavailable', detail }, headers: soon, fault: 'elsewhere' });

/** Fastify's own refusals, by code (https://fastify.dev/docs/latest/Reference/Errors/). */
const ofFastify: Readonly<Record<string, Answerable>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: refused('payload_too_large', 'A request body has at most 1 MB (1,048,576 bytes).'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: refused('unsupported_media_type', 'Send the body as application/json, in UTF-8.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: refused('invalid_request', 'The body is empty: send a JSON object.'),
  FST_ERR_CTP_INVALID_JSON_BODY: refused('invalid_request', 'The body is not valid JSON.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: refused('invalid_request', 'The body is not as long as Content-Length says.'),
  FST_ERR_BAD_URL: refused('invalid_request', 'The address holds a malformed percent-escape.'),
  FST_ERR_MAX_PARAM_LENGTH: refused('not_found', 'No id is that long.'),
};

// Postgres cannot serve now: connection lost (08), out of resources (53), ended by the operator (57P), time-outs and lock conflicts.
const postgresAway = /^(08|53|57|40001|40P01|25006|55P03|E[A-Z]{4,}|unknown)/;

/** What to answer to an error; words of databases and of unforeseen errors never get in. */
export function answerable(error: unknown): Answerable {
  if (error instanceof ProblemError) return { refusal: error.refusal, headers: error.headers, fault: 'none' };
  if (error instanceof CommandRefused) return { refusal: error.refusal, headers: {}, fault: 'none' };
  if (error instanceof TooManyCommands) return tooMany;
  if (error instanceof TemporalUnavailable) return away('The case gives no answer now. Ask again with the same Idempotency-Key.');
  if (error instanceof WorkflowMissing) return away('The case is known but does not run yet. Ask again with the same Idempotency-Key.');
  if (error instanceof DatabaseError && postgresAway.test(error.sqlState)) return away('The database gives no answer now. Ask again.');
  if (error instanceof InvalidCursorError)
    return refused('invalid_cursor', 'The cursor does not come from this list: start again without one.');
  if (error instanceof NoPublishedPolicyError)
    return refused(error.code, 'Publish a policy first: cases and advice take their rules from it.');
  return ofFastify[codeOf(error)] ?? ofStatus(error) ?? ours;
}

const tooMany: Answerable = {
  refusal: { code: 'too_many_requests', detail: 'Too many commands of this case are under way. Send them one after the other.' },
  headers: { 'retry-after': '1' },
  fault: 'none',
};
const ours: Answerable = {
  refusal: { code: 'internal', detail: 'The fault is recorded under the number in instance.' },
  headers: {},
  fault: 'ours',
};

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

/** A client error of the framework that has no row above: its status says enough. */
function ofStatus(error: unknown): Answerable | undefined {
  const { statusCode, status } = (error ?? {}) as { statusCode?: unknown; status?: unknown };
  switch (statusCode ?? status) {
    case 400:
      return refused('invalid_request', 'The request cannot be read.');
    case 404:
      return refused('not_found', 'There is nothing under that address.');
    case 413:
      return ofFastify.FST_ERR_CTP_BODY_TOO_LARGE;
    case 415:
      return ofFastify.FST_ERR_CTP_INVALID_MEDIA_TYPE;
    default:
      return undefined;
  }
}

/** What Relais composes itself out of other requests (`trigger_added`, `apply_policy`) has no address under its name. */
const hasAddress = (command: string): boolean => !(composedCommands as readonly string[]).includes(command);

/** The problem as it leaves; `instance` is the number of the request, as in the logs. */
export function problemOf({ code, detail, details }: Refusal, requestId: string): Problem {
  const { status, title } = problems[code];
  const { allowed, ...rest } = details ?? {};
  return {
    type: `urn:relais:problem:${code}`,
    title,
    status,
    code,
    detail,
    instance: `urn:relais:request:${requestId}`,
    ...(rest as Partial<Problem>),
    ...(allowed && { allowed: allowed.filter(hasAddress) }),
  };
}
