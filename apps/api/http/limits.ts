// The limits of everything that arrives before any schema sees it; docs/limits.md is written from them.

/** Bytes, milliseconds, characters or counts, as each name says. */
export const borderLimits = {
  /** A dossier with everything in it is a tenth of that. */
  bodyBytes: 1_048_576,
  /** What a browser sends from a page of ours. */
  formBytes: 10_000,
  /** Request line and headers together; an address is thereby bounded too. */
  headerBytes: 16_384,
  /** One part of a path, as an id or a token. */
  pathPartCharacters: 400,
  /** From the first byte of the headers to their end. */
  headersMilliseconds: 15_000,
  /** From the first byte of a request to its last: a megabyte on a slow line. */
  requestMilliseconds: 30_000,
  /** How long a connection may wait for its next request. */
  idleMilliseconds: 72_000,
  /** All the streams that a process carries, and room for everybody else. */
  connections: 8_000,
} as const;
