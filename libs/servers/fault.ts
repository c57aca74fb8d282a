// The error of every server here: one sentence on what is wrong, one on what to do, ready to be shown as a single line.

/** A server cannot be obtained or started. `message` is the whole line; `remedy` is its second half. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
  readonly remedy: string;

  constructor({ problem, remedy, cause }: { problem: string; remedy: string; cause?: unknown }) {
    super(`${problem} ${remedy}`, { cause });
    this.remedy = remedy;
  }
}

/** The first line of whatever was thrown, for use inside a fault's problem. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errors } = error as Error & { code?: string; errors?: unknown[] };
  if (!error.message && errors?.length) return reasonOf(errors[0]);
  const line = error.message.split('\n')[0] || error.name;
  return code && !line.includes(code) ? `${line} (${code})` : line;
}
