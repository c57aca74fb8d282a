// One logger for the framework, the job runner and the product: JSON lines with codes and ids, never a person's words.
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Errors keep name, code, message and stack, and lose everything else that they may drag along. */
const serializers = {
  err: ({ name, message, stack, code }: Error & { code?: unknown }) => ({
    name,
    message,
    stack,
    ...(typeof code === 'string' && { code }),
  }),
};

export type Log = Logger;

export const openLog = (level: string): Log => pino({ name: 'worker', level, serializers });

/** Nest's own words at the level it says, its start-up chatter only when debugging. */
export const nestLogger = (log: Log): LoggerService => ({
  log: (message, context) => log.debug({ context }, String(message)),
  warn: (message, context) => log.warn({ context }, String(message)),
  error: (message, context) => log.error({ context }, String(message)),
  debug: (message, context) => log.debug({ context }, String(message)),
  verbose: (message, context) => log.trace({ context }, String(message)),
  fatal: (message, context) => log.fatal({ context }, String(message)),
});

/** The code of a failure, and its name without one: the words of a database or a mail server hold values. */
export function codeOf(error: unknown): string {
  const { code, sqlState, name } = (error ?? {}) as { code?: unknown; sqlState?: unknown; name?: unknown };
  const found = [sqlState, code, name].find((word) => typeof word === 'string' && word !== '');
  return typeof found === 'string' ? found : 'unknown';
}
