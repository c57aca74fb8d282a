// What people read and send of one decision table of a policy: the table, its rows, how it comes out.
import { z } from 'zod';
import { columnLabel, decisionRule, decisionTable, factTypes, ruleContent, ruleId, tableFacts, tableLimits } from '../decision-table';

/** The tables that are the domain's own while a policy has none in their place. */
export const domainTables = ['evaluation', 'criteria', 'advice', 'dossier'] as const;
/** `escalation` is the matrix: which team a case goes to (domain.md §6). */
export const tableNames = ['escalation', ...domainTables] as const;

const fact = () => z.object({ name: z.string(), type: z.enum(factTypes), values: z.array(z.string()).optional() });

/** One of the domain's own tables, with the facts that its cells may ask about. */
export const domainTableView = () => z.object({ table: z.enum(domainTables), facts: z.array(fact()), definition: decisionTable() });

/** A table that counts under a version of the policy. */
export const policyTableView = () =>
  z.object({
    version: z.int(),
    revision: z.int().describe('of the draft; its ETag'),
    table: z.enum(tableNames),
    standard: z.boolean().describe('the domain’s own, because the policy has none in its place'),
    facts: z.array(fact()),
    definition: decisionTable(),
  });
export type PolicyTableView = z.output<ReturnType<typeof policyTableView>>;

/** A DMN 1.3 document. */
export const dmnText = () => z.string().min(1).max(tableLimits.dmn);

const before = () => ruleId().optional().describe('the rule that it stands in front of; at the end unless given');

/** Body of `POST …/rules`. */
export const tableRuleAdd = () => z.strictObject({ rule: decisionRule(), before: before() });
/** Body of `PUT …/rules/{ruleId}`: what it says instead; its name stays. */
export const tableRuleReplace = () => ruleContent();
/** Body of `POST …/rules/{ruleId}/move`. */
export const tableRuleMove = () => z.strictObject({ before: before() });

/** Body of `POST …/try`: facts of a case that need not exist; a fact left out is one that nobody knows. */
export const tableTry = () => z.strictObject({ given: tableFacts().optional() });

const because = () => z.object({ fr: z.string(), en: z.string() }).nullable();
const value = () => z.union([z.number(), z.string(), z.boolean(), z.null()]);

/** Which rules fire for the facts given, and how the examples of the table come out. */
export const tableTryAnswer = () =>
  z.object({
    version: z.int(),
    revision: z.int(),
    table: z.enum(tableNames),
    fired: z
      .array(
        z.object({
          rule: z.string(),
          gives: z.record(z.string(), value()),
          because: because(),
          held: z.array(z.object({ input: z.string(), value: value(), cell: z.string() })).describe('the cells that had something to say'),
        }),
      )
      .nullable()
      .describe('null when no facts were given'),
    examples: z.array(z.object({ name: columnLabel(), passes: z.boolean(), expect: z.array(z.string()), fired: z.array(z.string()) })),
    failed: z.int().describe('examples that come out otherwise'),
  });
export type TableTryAnswer = z.output<ReturnType<typeof tableTryAnswer>>;
