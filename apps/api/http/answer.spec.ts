// Lost if this fails: the answer to a HEAD, or to a caller who has gone, leaves its stream open for ever.
import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { ExecutionContext } from '@nestjs/common';
import { lastValueFrom, of } from 'rxjs';
import { AnswerInterceptor, ok } from './answer';

it('ends the stream of an answer when its connection is over', async () => {
  const raw = new EventEmitter();
  const reply = { raw, status: () => reply, headers: () => reply };
  const context = { switchToHttp: () => ({ getResponse: () => reply }) } as unknown as ExecutionContext;
  const stream = new Readable({ read: () => undefined });
  const answered = await lastValueFrom(new AnswerInterceptor().intercept(context, { handle: () => of(ok(stream)) }));
  expect(answered).toBe(stream);
  expect(stream.destroyed).toBe(false);
  raw.emit('close');
  expect(stream.destroyed).toBe(true);
});
