// A file is refused whole, with every place that was not understood, so that no closing is missing without a word.

/** One place of a file that was not understood. */
export interface ImportFault {
  /** Line of the file, from 1 on. */
  readonly line: number;
  /** UID of the event it lies in; null outside of events, or before its UID. */
  readonly uid: string | null;
  readonly detail: string;
}

/** The file cannot become exceptions of a calendar (`code` `calendar_import_refused`). */
export class CalendarImportRefusedError extends Error {
  readonly code = 'calendar_import_refused';

  constructor(readonly faults: readonly ImportFault[]) {
    super(`The file is refused: ${faults.map(({ line, detail }) => `line ${line}: ${detail}`).join(' · ')}`);
    this.name = 'CalendarImportRefusedError';
  }
}
