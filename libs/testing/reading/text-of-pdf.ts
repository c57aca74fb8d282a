// Reads a document for print back: its words in the order they were drawn, and what it says of itself.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export interface PrintedText {
  readonly text: string;
  readonly totalPages: number;
  readonly title: string;
  readonly language: string | null;
  readonly tagged: boolean;
}

/** In a process of its own: the reader is an ES module that loads itself in parts. */
export function textOfPdf(pdf: Uint8Array): PrintedText {
  const script = join(__dirname, 'print-text-of-pdf.mjs');
  return JSON.parse(execFileSync(process.execPath, [script], { input: pdf, maxBuffer: 50_000_000, encoding: 'utf8' })) as PrintedText;
}
