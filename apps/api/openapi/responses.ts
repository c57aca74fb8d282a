// Documents every status an endpoint can answer: its successes, its own refusals, and those of its kind.
import { type ProblemCode, problems } from '@relais/contracts';
import type { Endpoint, Named, Success } from '../http/endpoint';
import { linksOf } from './links';
import { reference } from './schemas';

type Response = Record<string, unknown>;

const headers = {
  ETag: { description: 'The last step a person made, quoted; send it as If-Match.', schema: { type: 'string' } },
  Location: { description: 'Where it can be read.', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait before asking again.', schema: { type: 'integer' } },
};

/** All refusals of an endpoint: its own and those that follow from what it asks for. */
export function problemCodesOf({ scope, acting, keyed, body, problems: own = [] }: Endpoint): ProblemCode[] {
  const codes: ProblemCode[] = ['invalid_request', 'request_too_slow', 'headers_too_large', ...own, 'internal', 'temporarily_unavailable'];
  if (scope) codes.push('unauthenticated', 'person_unknown', 'acting_for_another', 'scope_missing', 'too_many_requests');
  if (acting === 'required') codes.push('acting_person_missing');
  if (acting !== 'none') codes.push('acting_person_unknown', 'not_entitled');
  if (keyed) codes.push('idempotency_key_missing');
  if (body) codes.push('payload_too_large', 'unsupported_media_type');
  return [...new Set(codes)];
}

const statusOf = (code: ProblemCode): string => String(problems[code].status);

export function answersOf(row: Endpoint): Record<string, Response> {
  const answers = Object.entries(row.answers).map(([status, success]): [string, Response] => [
    status,
    { ...successResponse(success), ...linksOf(row, success) },
  ]);
  const refusals = new Map<string, ProblemCode[]>();
  for (const code of problemCodesOf(row)) refusals.set(statusOf(code), [...(refusals.get(statusOf(code)) ?? []), code]);
  const all = new Map(answers);
  for (const [status, codes] of refusals) all.set(status, withRefusals(all.get(status), { codes, mediaType: row.problemMediaType }));
  return Object.fromEntries([...all].sort(([one], [other]) => Number(one) - Number(other)));
}

function successResponse({ description, body, mediaType = 'application/json', headers: sent = [] }: Success): Response {
  return {
    description,
    ...(sent.length > 0 && { headers: Object.fromEntries(sent.map((name) => [name, headers[name]])) }),
    content: Object.fromEntries([mediaType].flat().map((type) => [type, contentOf(type, body)])),
  };
}

/** What is neither JSON nor text has no schema. */
const contentOf = (mediaType: string, body: Named | undefined): object =>
  body ? { schema: reference(body.name) } : mediaType.startsWith('text/') ? { schema: { type: 'string' } } : {};

interface Refusals {
  readonly codes: readonly ProblemCode[];
  readonly mediaType?: string;
}

function withRefusals(answer: Response | undefined, { codes, mediaType }: Refusals): Response {
  const words = codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join('\n');
  const again = codes.some((code) => problems[code].status === 429 || problems[code].status === 503);
  return {
    description: [answer?.description, words].filter(Boolean).join('\n'),
    ...(again && { headers: { 'Retry-After': headers['Retry-After'] } }),
    content: {
      ...(answer?.content as object | undefined),
      ...(mediaType && { [mediaType]: { schema: { type: 'string' } } }),
      'application/problem+json': { schema: reference('Problem') },
    },
  };
}
