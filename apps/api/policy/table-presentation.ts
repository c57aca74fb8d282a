// Shows a decision table of a policy, and how it comes out for the facts that somebody tries.
import type { PolicyTableView, TableTryAnswer } from '@relais/contracts';
import { compileRules, exampleOutcomes, type FactDefinitions, traceTable } from '@relais/domain/decision-tables';
import { factsOf, type PolicyTableName, tableOf } from '@relais/domain/policy';
import type { StoredPolicyVersion } from '@relais/persistence';
import { contradiction } from '../http/problem-error';

export const presentFacts = (facts: FactDefinitions) =>
  Object.entries(facts).map(([name, { type, values }]) => ({ name, type, ...(values && { values: [...values] }) }));

export function presentTable({ version, revision, document }: StoredPolicyVersion, table: PolicyTableName): PolicyTableView {
  return { version, revision, table, facts: presentFacts(factsOf(table)), ...tableOf(document, table) };
}

interface Trial {
  readonly table: PolicyTableName;
  readonly given: Readonly<Record<string, number | string | boolean | null>> | undefined;
}

/** @throws DecisionTableRefusedError for a table that cannot be asked; RulesOverlapError; ProblemError for facts that it does not know */
export function tried({ version, revision, document }: StoredPolicyVersion, { table, given }: Trial): TableTryAnswer {
  const facts = factsOf(table);
  if (given) assertKnown(given, facts);
  const { definition } = tableOf(document, table);
  const compiled = compileRules(definition, facts);
  const examples = exampleOutcomes(compiled, definition.examples).map(({ expect, fired, ...rest }) => ({
    ...rest,
    expect: [...expect],
    fired: [...fired],
  }));
  const fired = given ? traceTable(compiled, { table: definition, given }).map(({ held, ...hit }) => ({ ...hit, held: [...held] })) : null;
  return { version, revision, table, fired, examples, failed: examples.filter(({ passes }) => !passes).length };
}

function assertKnown(given: NonNullable<Trial['given']>, facts: FactDefinitions): void {
  const faults = Object.entries(given).flatMap(([name, value]) => {
    const pointer = `/given/${name}`;
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (!fact) return [{ pointer, detail: `is no fact of this table, which knows ${Object.keys(facts).join(', ')}` }];
    return value === null || typeof value === fact.type ? [] : [{ pointer, detail: `is a ${fact.type}` }];
  });
  if (faults.length > 0) throw contradiction(faults);
}
