// What callers have been told, so that it can be laid beside what is recorded.
export interface Told {
  /** The Idempotency-Key, another one for each request meant. */
  readonly key: string;
  /** `acknowledge` as in the URL; `raise`. */
  readonly command: string;
  /** Null when the connection was refused or cut: perhaps taken. */
  readonly status: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the API said.
  readonly body: any;
}
