// Says a cell of a decision table in words; what is more than a comparison is shown as it is written.
import type { Language } from '@relais/contracts';
import { numberInWords } from './figure';
import { inWords } from './vocabulary';

export interface CellReader {
  readonly language: Language;
  /** The column's expression or name: which codes and units its cells have. */
  readonly column: string;
  /** An amount in minor units. */
  readonly amount: (minor: number) => string;
}

const comparison = /^(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/;
const interval = /^\[\s*(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*\]$/;
const negation = /^not\((.*)\)$/;
const texts = /^"[^"]*"(?:\s*,\s*"[^"]*")*$/;
const signs = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** `"testing","aggression"` → `test du système, agression`; `< 5000` → `< 50,00 €`; `-` → `–`. */
export function cellInWords(written: string, reader: CellReader): string {
  const cell = written.trim();
  const french = reader.language === 'fr';
  if (cell === '-') return '–';
  if (texts.test(cell)) return textsIn(cell, reader);
  const [, sign, bound] = comparison.exec(cell) ?? [];
  if (sign !== undefined && bound !== undefined) return `${signs[sign as keyof typeof signs]} ${figure(bound, reader)}`;
  const [, from, to] = interval.exec(cell) ?? [];
  if (from !== undefined && to !== undefined)
    return french ? `de ${figure(from, reader)} à ${figure(to, reader)}` : `from ${figure(from, reader)} to ${figure(to, reader)}`;
  const [, denied] = negation.exec(cell) ?? [];
  if (denied !== undefined) return `${french ? 'sauf' : 'other than'} ${cellInWords(denied, reader)}`;
  return cell;
}

const textsIn = (cell: string, { column, language }: CellReader): string =>
  [...cell.matchAll(/"([^"]*)"/g)].map(([, code = '']) => inWords(code, { vocabulary: column, language })).join(', ');

const figure = (digits: string, { column, language, amount }: CellReader): string =>
  column.endsWith('Minor') ? amount(Number(digits)) : numberInWords(Number(digits), language);
