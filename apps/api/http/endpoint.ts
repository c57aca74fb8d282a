// What an endpoint is: one row of the table from which routes are checked, requests validated and the OpenAPI document written.
import { applyDecorators, RequestMapping, RequestMethod } from '@nestjs/common';
import type { ProblemCode, Scope } from '@relais/contracts';
import type { z } from 'zod';
import type { Access } from '../access/access';

/** A schema that the document lists by name. */
export interface Named {
  readonly name: string;
  readonly schema: z.ZodType;
  /** `input` where the schema is one of what comes in; the same spelling is what goes out. */
  readonly io?: 'input' | 'output';
}

export interface Success {
  readonly description: string;
  readonly body?: Named;
  /** Media type of an answer that is no JSON; several where the caller chooses. */
  readonly mediaType?: string | readonly string[];
  readonly headers?: readonly ('ETag' | 'Location' | 'Retry-After')[];
}

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** As in OpenAPI: `/v1/escalations/{escalationId}`. */
  readonly path: string;
  /** `operationId` of the document; camelCase. */
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  /** Null: open to everybody (health, documents, links that carry their own proof). */
  readonly scope: Scope | null;
  /** Who may, of those whom `scope` and `acting` let through. */
  readonly access: Access;
  /** Whether `Relais-Acting-For` must name a person; `optional`: what the answer allows is then theirs. */
  readonly acting: 'required' | 'optional' | 'none';
  /** Whether it changes something, so that `Idempotency-Key` is required (design §6). */
  readonly keyed: boolean;
  readonly ifMatch?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: Named;
  /** `application/json` unless given. */
  readonly bodyMediaType?: string;
  /** Of its refusals, beside `application/problem+json`: pages tell them to people. */
  readonly problemMediaType?: string;
  readonly answers: Readonly<Record<number, Success>>;
  /** Refusals beside those that every endpoint of its kind gives. */
  readonly problems?: readonly ProblemCode[];
}

/** Keeps the literal types of a row. */
export const endpoint = <const Row extends Endpoint>(row: Row): Row => row;

/** `/v1/teams/{teamId}` → `/v1/teams/:teamId`. */
export const routePattern = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** Puts a controller's method behind the routes of one or more rows of one method. */
export function Serves(...rows: readonly [Endpoint, ...Endpoint[]]): MethodDecorator {
  return applyDecorators(RequestMapping({ path: rows.map(({ path }) => routePattern(path)), method: RequestMethod[rows[0].method] }));
}
