// Stands behind every controller: records each read of a case before it is answered, and masks what a partner's people may not see.
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { AccessLogRepository, type ReadAccess } from '@relais/persistence';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { endpoints } from '../endpoints';
import { Answer } from '../http/answer';
import type { Asked } from '../http/asked';
import type { Named } from '../http/endpoint';
import { type Mask, maskOf } from './mask';
import type { Viewer } from './viewer';

const shownToPartners = endpoints
  .filter(({ access: { about, partners } }) => partners && about !== 'nothing')
  .flatMap(({ answers }) => Object.values(answers).flatMap(({ body }): readonly Named[] => (body ? [body] : [])));
const masks = new Map<string, Mask>(shownToPartners.map((body) => [body.name, maskOf(body)]));

@Injectable()
export class DisclosureInterceptor implements NestInterceptor {
  constructor(private readonly accessLog: AccessLogRepository) {}

  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<Answer> {
    const { asked, viewer } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!asked) throw new Error('the border guard has not seen this request: is the route in endpoints.ts?');
    return next.handle().pipe(mergeMap((answer) => this.disclosed(answer, { asked, viewer })));
  }

  /** A read that cannot be recorded does not happen. */
  private async disclosed(answer: Answer, { asked, viewer }: { asked: Asked; viewer: Viewer | undefined }): Promise<Answer> {
    const read = readsOf(answer, { asked, viewer });
    if (read.length > 0) await this.accessLog.record(read);
    const body = asked.endpoint.answers[answer.status]?.body;
    if (!viewer?.partner || !body) return answer;
    const mask = masks.get(body.name);
    if (!mask) throw new Error(`${body.name} has no mask: its endpoint is not for partners`);
    return new Answer(answer.status, mask(answer.body, viewer), answer.headers);
  }
}

/** One row for each case of which the answer shows a word; a plain list shows the company's own people subject lines alone, and is not recorded. */
function readsOf(answer: Answer, { asked, viewer }: { asked: Asked; viewer: Viewer | undefined }): ReadAccess[] {
  const { endpoint, principal, actor, params, query, body, at } = asked as Asked & Record<'params' | 'query' | 'body', unknown>;
  const { about, reads: what } = endpoint.access;
  if (principal === null || what === undefined) return [];
  const { organisationId, name } = principal as NonNullable<Asked['principal']>;
  const { q } = (query ?? (body as { filter?: object } | undefined)?.filter ?? {}) as { q?: string };
  const searched = viewer?.partner || q !== undefined;
  const listed = () => (searched ? (answer.body as { items: { id: string }[] }).items.map(({ id }) => id) : []);
  const ids = about === 'case' ? [(params as { escalationId: string }).escalationId] : listed();
  return ids.map((escalationId) => ({ organisationId, escalationId, at, principal: name, userId: actor?.userId ?? null, what }));
}
