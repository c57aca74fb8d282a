// What a controller gets: the request once it has been recognised and checked, and nothing of the framework.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor, ProblemCode } from '@relais/contracts';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Principal } from '../authentication/principal';
import type { Endpoint } from './endpoint';

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type BodyOf<Row extends Endpoint> = Row['body'] extends { readonly schema: infer Schema } ? Output<Schema> : undefined;

/** A checked request of `Row`; what the row does not ask for is absent. */
export interface Asked<Row extends Endpoint = Endpoint> {
  readonly endpoint: Row;
  readonly params: Output<Row['params']>;
  readonly query: Output<Row['query']>;
  readonly body: BodyOf<Row>;
  readonly principal: Row['scope'] extends null ? null : Principal;
  readonly actor: Row['acting'] extends 'required' ? Actor : Actor | null;
  readonly idempotencyKey: Row['keyed'] extends true ? string : string | null;
  /** SHA-256 of method, address and body: tells a repeat from another request under the same key. */
  readonly requestHash: string;
  readonly ifMatch?: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    asked?: Asked;
    /** For the log line of the request. */
    problem?: ProblemCode;
  }
}

/** The checked request; the border guard has put it there. */
export const Request = createParamDecorator((_: unknown, context: ExecutionContext): Asked => {
  const { asked } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!asked) throw new Error('the border guard has not seen this request: is the route in endpoints.ts?');
  return asked;
});
