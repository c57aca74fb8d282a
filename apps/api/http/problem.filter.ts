// Answers every error of every route in one form (RFC 9457), and logs what an operator must know of it.
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import { problems } from '@relais/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { nothingHere } from './nothing-here';
import { type Answerable, answerable, problemOf } from './problem-of';

const problemMediaType = 'application/problem+json; charset=utf-8';

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    sendProblem(request.is404 ? nothingHere(request) : error, { request, reply: host.switchToHttp().getResponse<FastifyReply>() });
  }
}

/** Also for refusals made before routing, which no filter sees. */
export function sendProblem(error: unknown, { request, reply }: { request: FastifyRequest; reply: FastifyReply }): void {
  const answer = answerable(error);
  const { refusal, headers } = answer;
  logFault(error, { request, answer });
  // Written whole: a reply whose route declared another type must not be serialised as that type.
  reply
    .status(problems[refusal.code].status)
    .headers(headers)
    .type(problemMediaType)
    .send(JSON.stringify(problemOf(refusal, request.id)));
}

/** A fault of ours with its stack; one elsewhere by its own code alone. Neither holds rows: DatabaseError keeps none. */
export function logFault(error: unknown, { request, answer }: { request: FastifyRequest; answer: Answerable }): void {
  const { refusal, fault } = answer;
  request.problem = refusal.code;
  if (fault === 'ours') request.log.error({ err: error, problem: refusal.code }, 'a request failed');
  if (fault === 'elsewhere') request.log.warn({ problem: refusal.code, because: reasonOf(error) }, 'a request could not be served');
}

function reasonOf(error: unknown): string {
  const { name, reason, sqlState } = error as { name?: string; reason?: string; sqlState?: string };
  return [name, reason ?? sqlState].filter(Boolean).join(' ');
}
