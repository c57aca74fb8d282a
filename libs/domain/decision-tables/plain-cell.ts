// The cells that nearly every table is made of, as plain comparisons: a thousand times faster than interpreting them each time.
// They answer exactly what feelin answers; a test holds the two against each other.
import type { FactValue } from '@relais/contracts';

export type Holds = (value: FactValue) => boolean;

const number = '-?\\d+(?:\\.\\d+)?';
const comparison = new RegExp(`^(<=|>=|<|>)\\s*(${number})$`);
const interval = new RegExp(`^([[(\\]])\\s*(${number})\\s*\\.\\.\\s*(${number})\\s*([\\])[])$`);
const isNumber = new RegExp(`^${number}$`);
const isText = /^"[^"\\]*"$/;

/** The test, or null for a cell that only FEEL itself can read. */
export function plainCell(cell: string): Holds | null {
  const text = cell.trim();
  if (text === '-') return () => true;
  const negated = /^not\((.*)\)$/s.exec(text);
  const alternatives = splitByComma(negated ? (negated[1] as string) : text).map(alternative);
  if (alternatives.some((one) => one === null)) return null;
  const holds = anyOf(alternatives as Holds[]);
  return negated ? (value) => !holds(value) : holds;
}

function anyOf(tests: readonly Holds[]): Holds {
  const [only] = tests;
  return tests.length === 1 && only ? only : (value) => tests.some((test) => test(value));
}

function alternative(text: string): Holds | null {
  const value = literal(text);
  if (value !== undefined) return (given) => given === value;
  const [, operator, limit] = comparison.exec(text) ?? [];
  if (operator !== undefined) return compared(operator, Number(limit));
  const [, opening, low, high, closing] = interval.exec(text) ?? [];
  // FEEL turns an interval that is written backwards round; that is left to it.
  if (opening === undefined || Number(low) > Number(high)) return null;
  return between({ low: Number(low), high: Number(high), opening, closing: closing as string });
}

/** A FEEL literal; undefined for anything else. */
export function literal(text: string): FactValue | undefined {
  if (isNumber.test(text)) return Number(text);
  if (isText.test(text)) return text.slice(1, -1);
  return { true: true, false: false, null: null }[text];
}

const isBelow = (value: FactValue, limit: number): boolean => typeof value === 'number' && value < limit;
const isAbove = (value: FactValue, limit: number): boolean => typeof value === 'number' && value > limit;

function compared(operator: string, limit: number): Holds {
  switch (operator) {
    case '<':
      return (value) => isBelow(value, limit);
    case '>':
      return (value) => isAbove(value, limit);
    case '<=':
      return (value) => typeof value === 'number' && value <= limit;
    default:
      return (value) => typeof value === 'number' && value >= limit;
  }
}

/** `[` and `]` towards the figures include them, `(`, `)` and the brackets turned away do not. */
function between({ low, high, opening, closing }: { low: number; high: number; opening: string; closing: string }): Holds {
  const from: Holds = opening === '[' ? (value) => typeof value === 'number' && value >= low : (value) => isAbove(value, low);
  const to: Holds = closing === ']' ? (value) => typeof value === 'number' && value <= high : (value) => isBelow(value, high);
  return (value) => from(value) && to(value);
}

/** Commas inside texts do not separate: only those with an even number of quotes behind them. */
const splitByComma = (text: string): string[] => text.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((part) => part.trim());
