// Looks for what a case could not live by in a policy, before any case is born under it.
import type { CalendarDocument, PolicyDocument } from '@relais/contracts';
import { compileTable, DecisionTableRefusedError } from '../decision-tables';
import { routingFacts, tableOfMatrix } from '../escalation-table';
import { compilePolicyTables } from '../policy';
import { calendarFaults } from './calendar';
import { ceilingFaults } from './ceilings';
import { durationFaults } from './durations';
import { healthyRateFaults } from './healthy-rates';
import { ladderFaults } from './ladder';
import { liveCallFaults } from './live-call';
import type { PolicyFault, PolicyRoster } from './policy-fault';
import { quietHoursFaults } from './quiet-hours';
import { routingFaults } from './routing';
import { triggerFaults } from './triggers';

export interface CheckedPolicy {
  readonly document: PolicyDocument;
  readonly calendar: CalendarDocument;
  readonly roster: PolicyRoster;
  /** Epoch milliseconds: durations are waited for from here on. */
  readonly at: number;
}

/** Every fault that can be told from the document, its calendar and the roster (domain.md §3, §6, §7; life.md §3); none when it is fit. */
export function checkPolicy(policy: CheckedPolicy): PolicyFault[] {
  const { document } = policy;
  const onCalendar = calendarFaults(policy);
  return [
    ...onCalendar,
    ...durationFaults(document, { ...policy, calendar: onCalendar.length > 0 ? null : policy.calendar }),
    ...ladderFaults(document),
    ...routingFaults(document, policy.roster),
    ...ceilingFaults(document, policy.roster),
    ...healthyRateFaults(document),
    ...liveCallFaults(document),
    ...quietHoursFaults(document),
    ...triggerFaults(document),
    ...tableFaults(document),
    ...matrixFaults(document),
  ];
}

const tableFaults = ({ tables }: PolicyDocument): PolicyFault[] => faultsOf(() => compilePolicyTables(tables));

/** Names of rows that are there twice, and examples that come out otherwise. */
const matrixFaults = (document: PolicyDocument): PolicyFault[] =>
  faultsOf(() => compileTable(tableOfMatrix(document), routingFacts)).map(({ pointer, detail }) => ({
    pointer: pointer.replace(/^\/rules/, '/matrix').replace(/^\/examples/, '/matrixExamples'),
    detail,
  }));

function faultsOf(compile: () => unknown): PolicyFault[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (!(error instanceof DecisionTableRefusedError)) throw error;
    return error.faults.map(({ pointer, detail }) => ({ pointer, detail }));
  }
}
