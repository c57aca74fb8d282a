// Says of an address that takes no such request whether it exists and which methods it takes.
import type { FastifyRequest } from 'fastify';
import { allowedMethods } from './endpoint-lookup';
import { ProblemError } from './problem-error';

/** not_found, or method_not_allowed with the methods that the address takes. */
export function nothingHere(request: FastifyRequest): ProblemError {
  const path = request.url.split('?', 1)[0] ?? '';
  const methods = allowedMethods(path);
  if (methods.length === 0) return new ProblemError({ code: 'not_found', detail: 'There is nothing under that address.' });
  const detail = `This address takes ${methods.join(', ')}.`;
  return new ProblemError({ code: 'method_not_allowed', detail }, { allow: methods.join(', ') });
}
