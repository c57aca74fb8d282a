// Turns a decision table into functions once, so that asking it a thousand times reads no FEEL again (domain.md §4–§7).
import type { DecisionRule, DecisionTable, Facts, FactType } from '@relais/contracts';
import type { CompiledRule, CompiledTable } from './evaluate';
import { type Place, readInput, readOutput, readTest } from './expression';
import { DecisionTableRefusedError, type TableFault } from './table-refused';
import { exampleOutcomes } from './try-table';

/** The facts that a kind of table may speak of, with their types; a text may be one of a closed list. */
export type FactDefinitions = Readonly<Record<string, { readonly type: FactType; readonly values?: readonly string[] }>>;

interface Compiling {
  readonly table: DecisionTable;
  readonly faults: TableFault[];
  readonly sample: Facts;
}

/** @throws DecisionTableRefusedError naming every fault: unreadable FEEL, unknown names, wrong outputs, examples that come out otherwise. */
export function compileTable(table: DecisionTable, facts: FactDefinitions): CompiledTable {
  const compiled = compileRules(table, facts);
  const faults = exampleFaults(compiled, table);
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
  return compiled;
}

/** Lets its examples come out as they may. @throws DecisionTableRefusedError naming every other fault. */
export function compileRules(table: DecisionTable, facts: FactDefinitions): CompiledTable {
  const compiling: Compiling = { table, faults: [...refusedNames(table), ...unknownFacts(table, facts)], sample: sampleOf(facts) };
  const compiled: CompiledTable = {
    hitPolicy: table.hitPolicy,
    asks: table.inputs.map(({ expression }) => namesIn(expression, facts)),
    inputs: table.inputs.map(({ expression }, index) => readInput(expression, placeIn(compiling, `/inputs/${index}/expression`))),
    rules: table.rules.map((rule, index) => compileRule(compiling, { rule, index })),
  };
  if (compiling.faults.length > 0) throw new DecisionTableRefusedError(compiling.faults);
  return compiled;
}

const placeIn = ({ faults, sample }: Compiling, pointer: string): Place => ({ faults, sample, pointer });

/** The facts that a text of FEEL names, outside of its own texts. */
const namesIn = (expression: string, facts: object): string[] => {
  const words = new Set(expression.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').match(/[A-Za-z]\w*/g));
  return Object.keys(facts).filter((fact) => words.has(fact));
};

const samples = { number: 0, string: '', boolean: false } as const;
const sampleOf = (facts: FactDefinitions): Facts =>
  Object.fromEntries(Object.entries(facts).map(([name, { type }]) => [name, samples[type]]));

function compileRule(compiling: Compiling, { rule, index }: { rule: DecisionRule; index: number }): CompiledRule {
  const { table, faults } = compiling;
  const pointer = `/rules/${index}`;
  refuseWrongNumber(faults, { cells: rule.when, columns: table.inputs, pointer: `${pointer}/when` });
  refuseWrongNumber(faults, { cells: rule.gives, columns: table.outputs, pointer: `${pointer}/gives` });
  const tests = rule.when.map((cell, input) => ({ input, cell })).filter(({ cell }) => cell.trim() !== '-');
  return {
    tests: tests.map(({ input, cell }) => ({
      input,
      holds: readTest(cell, placeIn(compiling, `${pointer}/when/${input}`)),
      asks: namesIn(cell, compiling.sample),
    })),
    hit: { rule: rule.id, gives: outputs(compiling, { rule, pointer }), because: rule.because ?? null },
  };
}

function refuseWrongNumber(
  faults: TableFault[],
  { cells, columns, pointer }: { cells: readonly string[]; columns: readonly unknown[]; pointer: string },
): void {
  if (cells.length === columns.length) return;
  const detail = `One cell per column: write ${columns.length} instead of ${cells.length}.`;
  faults.push({ code: 'wrong_number_of_cells', pointer, detail });
}

function outputs(compiling: Compiling, { rule, pointer }: { rule: DecisionRule; pointer: string }): Facts {
  const named = compiling.table.outputs.map(({ name, type, values }, index) => {
    const place = placeIn(compiling, `${pointer}/gives/${index}`);
    const value = readOutput(rule.gives[index] ?? 'null', place);
    if (value !== null && typeof value !== type) {
      compiling.faults.push({ code: 'wrong_type', pointer: place.pointer, detail: `The output ${name} is a ${type}.` });
    } else if (values && value !== null && !values.includes(String(value))) {
      compiling.faults.push({ code: 'not_one_of', pointer: place.pointer, detail: `The output ${name} is one of ${values.join(', ')}.` });
    }
    return [name, value] as const;
  });
  return Object.fromEntries(named);
}

/** Names of columns and rules that are there twice. */
export function refusedNames(table: DecisionTable): TableFault[] {
  const lists = {
    inputs: table.inputs.map(({ name }) => name),
    outputs: table.outputs.map(({ name }) => name),
    rules: table.rules.map(({ id }) => id),
  };
  return Object.entries(lists).flatMap(([list, names]) =>
    names.flatMap((name, index): TableFault[] => {
      if (names.indexOf(name) === index) return [];
      return [{ code: 'duplicate_name', pointer: `/${list}/${index}`, detail: `${name} is used before: name each one differently.` }];
    }),
  );
}

function unknownFacts({ examples }: DecisionTable, facts: FactDefinitions): TableFault[] {
  return examples.flatMap(({ given }, index): TableFault[] => {
    const unknown = Object.keys(given).filter((fact) => !Object.hasOwn(facts, fact));
    if (unknown.length === 0) return [];
    const detail = `${unknown.join(', ')}: no fact of this table, which knows ${Object.keys(facts).join(', ')}.`;
    return [{ code: 'unknown_name', pointer: `/examples/${index}/given`, detail }];
  });
}

const exampleFaults = (compiled: CompiledTable, { examples }: DecisionTable): TableFault[] =>
  exampleOutcomes(compiled, examples).flatMap(({ name, expect, fired, passes }, index): TableFault[] => {
    if (passes) return [];
    const came = fired.join(', ') || 'no rule';
    const overlaps = compiled.hitPolicy === 'unique' && fired.length > 1;
    const detail = overlaps
      ? `"${name}" fits ${came}, and only one may fire.`
      : `"${name}" comes out as ${came} instead of ${expect.join(', ') || 'no rule'}.`;
    return [{ code: 'example_fails', pointer: `/examples/${index}`, detail }];
  });
