// A decision table as people edit it: inputs and outputs as columns, rules as rows of FEEL, examples that say how it must come out.
import { z } from 'zod';

/** `first`: the first rule that fits; `unique`: exactly one may fit; `collect`: all that fit, in the order of the table (DMN 1.3). */
export const hitPolicies = ['first', 'unique', 'collect'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export const factTypes = ['number', 'string', 'boolean'] as const;
export type FactType = (typeof factTypes)[number];

/** What a fact or an output may be; null is a fact that nobody knows. */
export type FactValue = number | string | boolean | null;
export type Facts = Readonly<Record<string, FactValue>>;

/** Limits of one table (`docs/limits.md`). */
export const tableLimits = {
  inputs: 20,
  outputs: 10,
  rules: 500,
  examples: 200,
  facts: 100,
  cell: 300,
  words: 500,
  dmn: 1_000_000,
} as const;

const columnName = () => z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'A column is named in camelCase, with 40 letters at most.');
const cell = () => z.string().trim().min(1).max(tableLimits.cell);
export const columnLabel = () => z.string().trim().min(1).max(80);
const factValue = () => z.union([z.number(), z.string().max(tableLimits.words), z.boolean(), z.null()]);

const inputColumn = () =>
  z.strictObject({
    name: columnName(),
    label: columnLabel().optional(),
    expression: cell().describe('FEEL over the facts of this kind of table'),
  });
const outputColumn = () =>
  z.strictObject({
    name: columnName(),
    label: columnLabel().optional(),
    type: z.enum(factTypes),
    values: z.array(z.string().max(80)).min(1).max(50).optional(),
  });

/** Names a rule for as long as it lives. */
export const ruleId = () => z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'A rule is named in lower case, digits, - and _.');

/** Why a rule decides so, as people are shown it. */
export const ruleReason = () =>
  z.strictObject({ fr: z.string().trim().min(1).max(tableLimits.words), en: z.string().trim().min(1).max(tableLimits.words) });

/** What a rule says, without its name. */
export const ruleContent = () =>
  z.strictObject({
    when: z.array(cell()).max(tableLimits.inputs).describe('one FEEL unary test per input; - holds always'),
    gives: z.array(cell()).max(tableLimits.outputs).describe('one FEEL literal per output'),
    because: ruleReason().optional().describe('the reason that people are shown'),
  });

export const decisionRule = () => ruleContent().extend({ id: ruleId().describe('stays when rules are added or moved') });

/** Facts by their names; one left out is one that nobody knows. */
export const tableFacts = () =>
  z
    .record(columnName(), factValue())
    .refine((facts) => Object.keys(facts).length <= tableLimits.facts, `has ${tableLimits.facts} facts at most`)
    .meta({ maxProperties: tableLimits.facts });

export const tableExample = () =>
  z.strictObject({
    name: columnLabel(),
    given: tableFacts(),
    expect: z.array(z.string().max(60)).max(tableLimits.rules).describe('ids of the rules that must fire, in order'),
  });

export const decisionTable = () =>
  z.strictObject({
    hitPolicy: z.enum(hitPolicies),
    inputs: z.array(inputColumn()).min(1).max(tableLimits.inputs),
    outputs: z.array(outputColumn()).min(1).max(tableLimits.outputs),
    rules: z.array(decisionRule()).min(1).max(tableLimits.rules),
    examples: z.array(tableExample()).max(tableLimits.examples).default([]),
  });
export type DecisionTable = z.output<ReturnType<typeof decisionTable>>;
export type DecisionRule = DecisionTable['rules'][number];

/** One rule that fired, what it says and why. */
export interface RuleHit {
  readonly rule: string;
  readonly gives: Facts;
  readonly because: { readonly fr: string; readonly en: string } | null;
}
