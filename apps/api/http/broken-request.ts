// Answers what Node itself refuses before there is a request: headers too large, too slow, or bytes that are no HTTP.
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problems, type Refusal } from '@relais/contracts';
import { borderLimits } from './limits';
import { problemOf } from './problem-of';

const refusals: Readonly<Record<string, Refusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    code: 'request_too_slow',
    detail: `A request arrives whole within ${borderLimits.requestMilliseconds / 1000} seconds.`,
  },
  HPE_HEADER_OVERFLOW: {
    code: 'headers_too_large',
    detail: `Address and headers have at most ${borderLimits.headerBytes} bytes together.`,
  },
};
const unreadable: Refusal = { code: 'invalid_request', detail: 'The request is not HTTP/1.1 as it can be read.' };

/** Says why on the open connection and ends it: what follows on it cannot be told apart. */
export function refuseBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (socket.writable) socket.end(answerTo(refusals[error.code ?? ''] ?? unreadable));
  else socket.destroy();
}

function answerTo(refusal: Refusal): string {
  const body = JSON.stringify(problemOf(refusal, randomUUID()));
  const { status } = problems[refusal.code];
  const headers = [
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, '', body].join('\r\n');
}
