// The rules of an organisation: as people write them (durations as text) and as a case carries them, frozen (design §1.5, life.md §3).
import { z } from 'zod';
import { decisionTable } from './decision-table';
import { matrixTable, routingRule } from './escalation-matrix';
import { liveTargets } from './live-call';
import { policyTemplates } from './message-templates';
import { amountMinor, currency, shortText } from './primitives';
import { quietHours } from './quiet-hours';
import { standardTriggers } from './standard-triggers';
import { triggerRules } from './triggers';
import { caseClasses, categories, roles } from './vocabulary';

/** `PT4H` counts opening hours, `PT30M always` counts around the clock, `P3D` counts days. */
export const durationText = () =>
  z
    .string()
    .regex(
      /^P(?:\d{1,4}D|T(?:\d{1,4}H)?(?:\d{1,4}M)?(?:\d{1,5}S)?)(?: always)?$/,
      "write an ISO 8601 duration such as 'PT4H', 'PT30M always' or 'P3D'",
    );

const perClass = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ incident: value, vip: value, standard: value } satisfies Record<(typeof caseClasses)[number], Value>);
const targets = () => z.strictObject({ response: durationText(), resolution: durationText() });

/** Decision tables that an organisation puts in the place of the domain's own (domain.md §4, §5, §7); one left out is the domain's. */
const policyTables = () =>
  z.strictObject({
    evaluation: decisionTable().optional(),
    criteria: decisionTable().optional(),
    advice: decisionTable().optional(),
    dossier: decisionTable().optional(),
  });
export type PolicyTables = z.output<ReturnType<typeof policyTables>>;

const ceilings = () =>
  z.strictObject({
    agent: amountMinor(),
    supervisor: amountMinor(),
    manager: amountMinor(),
    direction: amountMinor().nullable(),
  } satisfies Partial<Record<(typeof roles)[number], z.ZodType>>);

/** What roles may decide at one level instead of in general, in minor units; the direction never has a ceiling. */
const ceilingsOfLevel = () => z.strictObject({ agent: amountMinor(), supervisor: amountMinor(), manager: amountMinor() }).partial();

const healthyShare = () => z.strictObject({ fromPercent: z.int().min(0).max(100), toPercent: z.int().min(0).max(100) });
/** Between which shares of interactions an escalation rate is healthy: too low is as suspect as too high (domain.md §10). */
const healthyRates = () =>
  z
    .strictObject({ calls: healthyShare(), tickets: healthyShare() })
    .default({ calls: { fromPercent: 5, toPercent: 10 }, tickets: { fromPercent: 10, toPercent: 20 } });

const publishing = () =>
  z.strictObject({
    secondPair: z.boolean().describe('whoever wrote a draft cannot publish it; turning this off needs a second person too'),
  });

/** What is counted out in time, at each step of a life. */
const delays = () => ({
  promise: durationText(),
  promiseFlag: durationText(),
  pickUp: durationText(),
  callBack: durationText(),
  customerAnswer: durationText(),
  refusalSilence: durationText(),
  arbitration: durationText(),
  check: durationText(),
  feedback: durationText(),
  snoozeLimit: durationText(),
});

const authority = () => ({
  ceilings: ceilings(),
  levelCeilings: z
    .partialRecord(z.enum(['1', '2', '3', '4']), ceilingsOfLevel())
    .meta({ maxProperties: 4 })
    .default({})
    .describe('ceilings of a level of the ladder, where they differ'),
});

export const policyDocument = () =>
  z.strictObject({
    name: shortText(),
    currency: currency(),
    levels: z.array(z.int().min(1).max(4)).min(1).max(4).describe('the ladder, lowest first; its last level is the top'),
    reminders: z.int().min(0).max(20),
    cadence: perClass(durationText()),
    targets: perClass(targets()),
    categoryTargets: z.partialRecord(z.enum(categories), targets()).meta({ maxProperties: categories.length }).default({}),
    warningPercent: z.int().min(1).max(99),
    ...delays(),
    returnsBeforeArbitration: z.int().min(1).max(10),
    ...authority(),
    healthyRates: healthyRates(),
    matrix: z.array(routingRule()).min(1).max(500),
    ...matrixTable(),
    tables: policyTables().default({}),
    publishing: publishing().default({ secondPair: false }),
    templates: policyTemplates().default({}),
    quietHours: quietHours().default({}),
    triggers: triggerRules().default(standardTriggers),
    live: liveTargets().default({ waitMinutes: 10, shortestCallMinutes: 5, longestCallMinutes: 8 }),
  });
export type PolicyDocument = z.output<ReturnType<typeof policyDocument>>;
