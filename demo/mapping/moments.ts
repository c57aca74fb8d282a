// Which dates of a ticket move with time: what was still to come at the export is still to come at the raise; the past stays as it was.

/** Epoch milliseconds of the export of the ticket, and of its raise. */
export interface Shift {
  readonly exportedAt: number;
  readonly raisedAt: number;
}

/** A moment that was ahead at the export lies as far ahead of the raise; a fact keeps its date. */
export function moved(at: string, { exportedAt, raisedAt }: Shift): string {
  const instant = Date.parse(at);
  return new Date(instant > exportedAt ? instant + (raisedAt - exportedAt) : instant).toISOString();
}
