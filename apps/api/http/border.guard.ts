// Stands before every route: who asks, may they, is the request what its endpoint documents; only then a controller sees it.
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthenticationService } from '../authentication/authentication.service';
import { networkOf } from '../authentication/network';
import { NOW, type Now } from '../tokens';
import type { Asked } from './asked';
import { readIdempotencyKey, readIfMatch } from './conditions';
import type { Endpoint } from './endpoint';
import { belongsToAnother, endpointOf } from './endpoint-lookup';
import { nothingHere } from './nothing-here';
import { requestHash } from './request-hash';
import { type Checked, check, readQuery, refusalOf } from './validation';

@Injectable()
export class BorderGuard implements CanActivate {
  constructor(
    private readonly authentication: AuthenticationService,
    @Inject(NOW) private readonly now: Now,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const endpoint = endpointOf(request.method, request.routeOptions.url);
    if (!endpoint) throw new Error(`${request.method} ${request.routeOptions.url} is no row of endpoints.ts: add it`);
    if (belongsToAnother(endpoint, request.url.split('?', 1)[0] ?? '')) throw nothingHere(request);
    const principal = await this.principalOf(request, endpoint);
    const asked: Asked = {
      endpoint,
      ...partsOf(request, endpoint),
      principal: principal as never,
      actor: principal?.actor ?? null,
      idempotencyKey: endpoint.keyed ? readIdempotencyKey(request.headers['idempotency-key']) : null,
      requestHash: endpoint.keyed ? requestHash(request) : '',
      ifMatch: endpoint.ifMatch ? readIfMatch(request.headers['if-match']) : undefined,
      at: this.now(),
    };
    request.asked = asked;
    return true;
  }

  private async principalOf({ headers, ip }: FastifyRequest, { scope, acting }: Endpoint) {
    if (scope === null) return null;
    return this.authentication.recognise(
      { authorization: headers.authorization, actingFor: headers['relais-acting-for'], network: networkOf(ip) },
      { scope, acting },
    );
  }
}

type Parts = Pick<Asked, 'params' | 'query' | 'body'>;

function partsOf(request: FastifyRequest, { params, query, body }: Endpoint): Parts {
  const given = (request.query ?? {}) as Record<string, unknown>;
  const parts: Record<keyof Parts, Checked> = {
    params: params ? check(params, { value: request.params, prefix: '/path' }) : { value: undefined },
    query: query ? check(query, { value: readQuery(query, given), prefix: '/query' }) : noneOf(given),
    body: body ? check(body.schema, { value: request.body, prefix: '' }) : { value: undefined },
  };
  const faults = Object.values(parts).flatMap((part) => ('faults' in part ? part.faults : []));
  if (faults.length > 0) throw refusalOf(faults);
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, (part as { value: unknown }).value])) as unknown as Parts;
}

const noneOf = (given: Record<string, unknown>): Checked => {
  const faults = Object.keys(given).map((name) => ({ pointer: `/query/${name}`, detail: 'is not a parameter of this address' }));
  return faults.length > 0 ? { faults } : { value: undefined };
};
