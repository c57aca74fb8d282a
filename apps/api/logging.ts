// One logger for the framework and the product: JSON lines, no words of requests, no values of rows.
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Errors keep their stack and lose everything else that an error may drag along. */
const serializers = {
  err: ({ name, message, stack, code }: Error & { code?: unknown }) => ({
    name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
  }),
  req: ({ id }: { id: string }) => ({ id }),
  res: () => undefined,
};

export const openLog = (level: string): Logger => pino({ name: 'api', level, serializers });

/** Nest's own words at the level it says, its start-up chatter only when debugging. */
export const nestLogger = (log: Logger): LoggerService => ({
  log: (message, context) => log.debug({ context }, String(message)),
  warn: (message, context) => log.warn({ context }, String(message)),
  error: (message, stackOrContext) => log.error({ context: stackOrContext }, String(message)),
  debug: (message, context) => log.debug({ context }, String(message)),
  verbose: (message, context) => log.trace({ context }, String(message)),
  fatal: (message, context) => log.fatal({ context }, String(message)),
});
