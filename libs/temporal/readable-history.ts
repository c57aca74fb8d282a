// Makes Temporal's history of a case readable: payloads as the values they hold instead of base64.

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One event of a workflow's history, as Temporal's JSON spells it, payloads decoded. */
export interface HistoryEvent {
  readonly eventId: string;
  readonly eventTime: string;
  readonly eventType: string;
  readonly [attribute: string]: Json;
}

/** The same JSON with every JSON payload replaced by its value; other encodings stay as they are. */
export function withDecodedPayloads(value: Json): Json {
  if (Array.isArray(value)) return value.map(withDecodedPayloads);
  if (value === null || typeof value !== 'object') return value;
  if (isPayload(value)) return decoded(value);
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withDecodedPayloads(field)]));
}

interface Payload {
  readonly metadata: { readonly encoding: string };
  readonly data?: string;
}

function isPayload(value: object): value is Payload {
  const { metadata } = value as Partial<Payload>;
  return typeof metadata === 'object' && metadata !== null && typeof metadata.encoding === 'string';
}

function decoded({ metadata, data = '' }: Payload): Json {
  const encoding = Buffer.from(metadata.encoding, 'base64').toString('utf8');
  if (encoding === 'binary/null') return null;
  if (encoding !== 'json/plain') return { encoding, data };
  return JSON.parse(Buffer.from(data, 'base64').toString('utf8')) as Json;
}
