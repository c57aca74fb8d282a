// How the API refuses: one error that carries a code of the contract's table, thrown anywhere, answered in one place.
import type { Refusal, RefusalDetails } from '@relais/contracts';

/** A refusal on its way out; `headers` go with it (`Retry-After`, `Allow`). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly refusal: Refusal,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${refusal.code}: ${refusal.detail}`);
  }
}

/** The request does not have the documented form; each error names the place and the remedy. */
export const invalidRequest = (errors: NonNullable<RefusalDetails['errors']>, detail = 'See errors for each place.'): ProblemError =>
  new ProblemError({ code: 'invalid_request', detail, details: { errors } });

/** The request has the documented form and contradicts what the organisation or the case knows; each error names the place and the remedy. */
export const contradiction = (errors: NonNullable<RefusalDetails['errors']>, detail = 'See errors for each place.'): ProblemError =>
  new ProblemError({ code: 'invalid_command', detail, details: { errors } });

/** Nothing is known under an id, in this organisation: another organisation's id is answered the same. */
export const notFound = (detail: string): ProblemError => new ProblemError({ code: 'not_found', detail });

/** No case that the caller may see has the id; whether another has it is not told. */
export const unknownCase = (): ProblemError => notFound('No escalation of your organisation has that id.');

/** A key belongs to its first request: another one under it is neither that one nor done. */
export const keyReused = (): ProblemError =>
  new ProblemError({ code: 'idempotency_key_reused', detail: 'This Idempotency-Key belongs to another request. Send a new one.' });
