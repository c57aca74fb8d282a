// The values that an output may take, as DMN lists them: FEEL literals, separated by commas.
import type { FactType } from '@relais/contracts';

const plain = /^(?:-?\d+(?:\.\d+)?|true|false)$/;
const literals = /\s*("(?:[^"\\]|\\.)*"|[^",]+)\s*(,|$)/gy;

/** `"a","b"` for texts, `1,2` for what is no text. */
export const listOf = (values: readonly string[], type: FactType): string =>
  values.map((value) => (type !== 'string' && plain.test(value) ? value : JSON.stringify(value))).join(',');

/** The values of a list; null when it is none. */
export function valuesOf(list: string): string[] | null {
  const values: string[] = [];
  let end = 0;
  for (const [whole, literal = '', separator] of list.matchAll(literals)) {
    const value = readLiteral(literal.trim());
    if (value === null) return null;
    values.push(value);
    end += whole.length;
    if (separator === '') break;
  }
  return end === list.length && !list.trim().endsWith(',') ? values : null;
}

function readLiteral(literal: string): string | null {
  if (plain.test(literal)) return literal;
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
