// Serves the stream of live hints.
import { Controller } from '@nestjs/common';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { CaseStreams } from './case-streams.service';
import { streamHints } from './live.endpoints';

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // Nginx would else gather hints until its buffer is full.
  'x-accel-buffering': 'no',
  // Nothing follows a stream on its connection; kept alive, it would hold up a stopping server.
  connection: 'close',
};

@Controller()
export class LiveController {
  constructor(private readonly streams: CaseStreams) {}

  @Serves(streamHints)
  async stream(@Request() { principal, actor }: Asked<typeof streamHints>): Promise<Answer> {
    return ok(this.streams.open({ organisationId: principal.organisationId, userId: actor?.userId ?? null }), headers);
  }
}
