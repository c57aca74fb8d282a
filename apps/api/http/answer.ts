// Lets a controller say status and headers of its answer as a value, so that services stay free of the framework.
import { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** What a controller returns. */
export class Answer {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {}
}

export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => new Answer(200, body, headers);

@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Answer>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ status, body, headers }) => {
        reply.status(status).headers(headers);
        // Also where nobody reads it: the answer to a HEAD, a caller who has gone.
        if (body instanceof Readable) reply.raw.once('close', () => body.destroy());
        return body;
      }),
    );
  }
}
