// Hands the job runner's words to our log; what failed is told by codes, because errors of a database or a mail server hold values.
import { Logger } from 'graphile-worker';
import { codeOf, type Log } from '../logging';

const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

export const runnerLogger = (log: Log): Logger =>
  new Logger(() => (level, message, meta) => {
    const { job, error } = (meta ?? {}) as { job?: { id?: string; task_identifier?: string; attempts?: number }; error?: unknown };
    const about = {
      ...(job && { job: job.id, task: job.task_identifier, attempts: job.attempts }),
      ...(error !== undefined && { code: codeOf(error) }),
    };
    // The sentence up to the first quotation of an error.
    log[levels[level as keyof typeof levels] ?? 'debug'](about, message.split(/[:\n]/)[0] ?? '');
  });
