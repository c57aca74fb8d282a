// How a command of the local stack tells what went wrong.
import { EnvironmentError } from '@relais/config';
import { ServerFault } from '@relais/servers';

/** Faults with a remedy are one line; anything else is ours and shown whole. */
export function explain(error: unknown): string {
  if (error instanceof ServerFault || error instanceof EnvironmentError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
