// Every refusal Relais can give: stable code → HTTP status → words (RFC 9457, design §6).
import { z } from 'zod';

/** One row per code; the words are the problem's `title`. */
export const problems = {
  invalid_request: { status: 400, title: 'The request does not have the documented form' },
  invalid_cursor: { status: 400, title: 'The cursor does not come from this list' },
  idempotency_key_missing: { status: 400, title: 'Every change needs an Idempotency-Key header' },
  unauthenticated: { status: 401, title: 'The API key or token is missing, unknown, expired or revoked' },
  person_unknown: { status: 403, title: 'Nobody who is active in an organisation signs in with this identity' },
  acting_for_another: { status: 403, title: 'A person who signed in acts for nobody else' },
  acting_person_unknown: { status: 403, title: 'The person named in Relais-Acting-For may not act in this organisation' },
  not_entitled: { status: 403, title: 'The acting person may not do this on this case' },
  scope_missing: { status: 403, title: 'The caller does not have the scope this call needs' },
  second_pair_needed: { status: 403, title: 'Somebody else than who wrote the draft publishes it' },
  above_ceiling: { status: 403, title: 'The cost is above the ceiling of the acting person' },
  not_found: { status: 404, title: 'Nothing is known here under that address' },
  method_not_allowed: { status: 405, title: 'This address does not take that method' },
  request_too_slow: { status: 408, title: 'The request did not arrive in time' },
  not_allowed_now: { status: 409, title: 'The case does not take this command now' },
  already_acknowledged: { status: 409, title: 'Somebody has acknowledged this case already' },
  already_done: { status: 409, title: 'This has been done already' },
  no_level_above: { status: 409, title: 'There is no level above this one' },
  action_running: { status: 409, title: 'An action is running, or nobody knows yet how it ended' },
  case_too_long: { status: 409, title: 'The case has too many steps: only commands that lead to its end are taken' },
  identity_taken: { status: 409, title: 'Somebody signs in with this identity already' },
  key_in_use: { status: 409, title: 'A request with this Idempotency-Key is being answered' },
  closed: { status: 410, title: 'The case is closed' },
  stale_version: { status: 412, title: 'Somebody changed it since that version was read' },
  payload_too_large: { status: 413, title: 'The request body is larger than allowed' },
  unsupported_media_type: { status: 415, title: 'The request body must be application/json' },
  idempotency_key_reused: { status: 422, title: 'This Idempotency-Key was used for another request' },
  acting_person_missing: { status: 422, title: 'This call needs the acting person in Relais-Acting-For' },
  no_published_policy: { status: 422, title: 'The organisation has no published policy yet' },
  policy_refused: { status: 422, title: 'The policy cannot be published as it is' },
  calendar_import_refused: { status: 422, title: 'The file cannot become exceptions of the calendar' },
  decision_table_refused: { status: 422, title: 'The decision table cannot be kept' },
  calendar_refused: { status: 422, title: 'The calendar cannot keep a clock running' },
  on_call_plan_refused: { status: 422, title: 'The on-call plan cannot be kept' },
  absence_refused: { status: 422, title: 'The absence cannot be kept' },
  rules_overlap: { status: 422, title: 'Two rules of a table fit, and only one may' },
  no_rule_fits: { status: 422, title: 'No rule of a table fits these facts' },
  override_unexplained: { status: 422, title: 'A decision against the advice says why' },
  invalid_command: { status: 422, title: 'The command contradicts the case' },
  too_many_requests: { status: 429, title: 'Too many requests at once, or too many sign-ins that failed' },
  headers_too_large: { status: 431, title: 'The address and the headers are larger than allowed' },
  internal: { status: 500, title: 'Relais failed; the fault is recorded' },
  temporarily_unavailable: { status: 503, title: 'Perhaps taken: ask again with the same Idempotency-Key' },
} as const;
export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** What else a refusal tells, so that the caller can act on it. */
export interface RefusalDetails {
  /** Commands that the case takes now. */
  readonly allowed?: readonly string[];
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly by?: string | null;
  readonly ceilingMinor?: number;
  readonly allowedRoles?: readonly string[];
  readonly version?: number;
  readonly latest?: string;
  /** The advice that a decision goes against. */
  readonly advice?: { readonly advice: string; readonly rule: string; readonly policyVersion: number };
  /** A command that the case would take instead, ready to be sent. */
  readonly next?: { readonly command: string; readonly body: Readonly<Record<string, unknown>> };
}

/** A refusal as the machine or the API gives it; never thrown for a programming error. */
export interface Refusal {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly details?: RefusalDetails;
}

export const problem = () =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    allowed: z.array(z.string()).optional(),
    by: z.string().nullable().optional(),
    ceilingMinor: z.int().optional(),
    allowedRoles: z.array(z.string()).optional(),
    version: z.int().optional(),
    latest: z.string().optional(),
    advice: z.object({ advice: z.string(), rule: z.string(), policyVersion: z.int() }).optional(),
    next: z.object({ command: z.string(), body: z.record(z.string(), z.unknown()) }).optional(),
  });
export type Problem = z.output<ReturnType<typeof problem>>;
