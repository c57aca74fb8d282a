// The one door to FEEL: reads expressions once, refuses what could run for long or reach beyond the facts, and evaluates the rest.
import type { Facts, FactValue } from '@relais/contracts';
import { evaluate, SyntaxError as FeelSyntaxError, parseExpression, parseUnaryTests, unaryTest } from 'feelin';
import { literal, plainCell } from './plain-cell';
import type { TableFault } from './table-refused';

/** Where an expression stands, and where its faults go. */
export interface Place {
  readonly pointer: string;
  readonly faults: TableFault[];
  /** A value for every fact, so that an expression can be tried. */
  readonly sample: Facts;
}

export type Test = (value: FactValue, facts: Facts) => boolean;
export type Reading = (facts: Facts) => FactValue;

// Loops could run for ever, functions could recurse, and the clock would let the same facts come out differently tomorrow.
const forbidden = new Set(['ForExpression', 'QuantifiedExpression', 'FunctionDefinition']);
const clocks = /\b(now|today)\s*\(/;

/** A unary test over the value of its column (`?`) and the facts; a cell that cannot be read never holds and is a fault. */
export function readTest(cell: string, place: Place): Test {
  const plain = plainCell(cell);
  if (plain) return plain;
  if (!isAllowed(parseUnaryTests(cell, {}, undefined), { ...place, text: cell })) return () => false;
  const test: Test = (value, facts) => unaryTest(cell, { ...facts, '?': value }).value === true;
  const tried = attempt(() => unaryTest(cell, { ...place.sample, '?': null }), place);
  return tried === null ? () => false : test;
}

/** The value of an input column. */
export function readInput(expression: string, place: Place): Reading {
  const name = expression.trim();
  if (Object.hasOwn(place.sample, name)) return (facts) => facts[name] ?? null;
  if (!isAllowed(parseExpression(expression, {}, undefined), { ...place, text: expression })) return () => null;
  const tried = attempt(() => evaluate(expression, { ...place.sample }), place);
  return tried === null ? () => null : (facts) => asFact(evaluate(expression, { ...facts }).value);
}

/** An output: a literal, the same for whatever facts. */
export function readOutput(cell: string, { pointer, faults }: Place): FactValue {
  const value = literal(cell.trim());
  if (value !== undefined) return value;
  const detail = 'Write a literal: "text" in quotes, a number, true, false or null.';
  faults.push({ code: 'unreadable_expression', pointer, detail });
  return null;
}

function isAllowed(tree: ReturnType<typeof parseExpression>, { text, pointer, faults }: Place & { readonly text: string }): boolean {
  let found = clocks.test(text);
  tree.iterate({
    enter: ({ name }) => {
      found ||= forbidden.has(name);
    },
  });
  const detail = 'for, some, every, functions of its own, now() and today() are not for tables.';
  if (found) faults.push({ code: 'too_costly', pointer, detail });
  return !found;
}

/** Runs it once over the sample: syntax and unknown names show here, not in a running case. */
function attempt(run: () => ReturnType<typeof evaluate>, { pointer, faults }: Place): true | null {
  try {
    const unknown = run().warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND' || type === 'NO_FUNCTION_FOUND');
    if (!unknown) return true;
    faults.push({ code: 'unknown_name', pointer, detail: `${unknown.message}: use the facts of this table.` });
    return null;
  } catch (error) {
    if (!(error instanceof FeelSyntaxError)) throw error;
    faults.push({ code: 'unreadable_expression', pointer, detail: `This is no FEEL (${error.message}); texts stand in double quotes.` });
    return null;
  }
}

const asFact = (value: unknown): FactValue =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? value : null;
