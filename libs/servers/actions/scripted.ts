// Amounts that make the demo endpoint fail on purpose, so that a failed action and its retry can be shown and tested.

/** What happens to an action of a scripted amount, per Idempotency-Key. */
export interface Script {
  /** How many first requests fail; later ones are executed. */
  readonly failures: number;
  readonly status: 422 | 503;
  /** Executes, then drops the connection instead of answering the first time: its end is unknown to the caller. */
  readonly silent?: boolean;
}

/**
 * By `amountMinor`: **1313** is refused (422) the first time and executed when asked again, as after a person's
 * `retry_action`; **1314** is refused always; **1414** is unavailable (503) twice, then executed, as an automatic retry
 * should find out; **1515** is executed at once, but the first answer never arrives.
 */
export const scripts: Readonly<Record<number, Script>> = {
  1313: { failures: 1, status: 422 },
  1314: { failures: Number.POSITIVE_INFINITY, status: 422 },
  1414: { failures: 2, status: 503 },
  1515: { failures: 0, status: 503, silent: true },
};
