// Reads request bodies strictly: UTF-8 that really is UTF-8, JSON without traps, and nothing that Postgres could not store.
import { pointerBelow } from '@relais/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { endpointOf } from './endpoint-lookup';
import { borderLimits } from './limits';
import { invalidRequest, ProblemError } from './problem-error';
import { answerable } from './problem-of';

const formType = 'application/x-www-form-urlencoded';
const xmlTypes = ['application/xml', 'text/xml'] as const;

/** Replaces Fastify's parsers, which mend broken UTF-8 silently and take plain text too. */
export function readStrictJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  // 'error': a key that would reach into a prototype is refused, not dropped.
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: borderLimits.bodyBytes }, (request, body, done) => {
    const text = decodeUtf8(body as Buffer);
    if (text === null) return done(invalidRequest([{ pointer: '', detail: 'is not valid UTF-8' }]));
    // Nest would strip the code from the framework's error, and with it the reason.
    return parseJson(request, text, (error, value) => done(error && new ProblemError(answerable(error).refusal), value));
  });
  server.addContentTypeParser([...xmlTypes], { parseAs: 'buffer', bodyLimit: borderLimits.bodyBytes }, (request, body, done) => {
    if (endpointOf(request.method, request.routeOptions.url)?.bodyMediaType !== 'application/xml') return done(jsonOnly());
    const text = decodeUtf8(body as Buffer);
    return text === null ? done(invalidRequest([{ pointer: '', detail: 'is not valid UTF-8' }])) : done(null, text);
  });
  // What a browser sends from a page of ours.
  server.addContentTypeParser(
    formType,
    { parseAs: 'string', bodyLimit: borderLimits.formBytes },
    async (request: FastifyRequest, body: string | Buffer) => {
      const row = endpointOf(request.method, request.routeOptions.url);
      if (row?.bodyMediaType !== formType) throw jsonOnly();
      return Object.fromEntries(new URLSearchParams(String(body)));
    },
  );
}

const jsonOnly = (): ProblemError =>
  new ProblemError({ code: 'unsupported_media_type', detail: 'Send the body as application/json, in UTF-8.' });

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}

// NUL and halves of surrogate pairs can be written in JSON (\u0000, \ud800) but in no UTF-8 text of Postgres.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for.
const unstorable = /\u0000|\p{Surrogate}/u;

/** Pointer of the first string (or key) that no table can hold, or null; `value` is bounded by a schema before. */
export function unstorablePointer(value: unknown, pointer = ''): string | null {
  if (typeof value === 'string') return unstorable.test(value) ? pointer : null;
  if (value === null || typeof value !== 'object') return null;
  for (const [key, field] of Object.entries(value)) {
    const found = unstorablePointer(field, pointerBelow(pointer, key));
    if (found !== null) return found;
  }
  return null;
}
