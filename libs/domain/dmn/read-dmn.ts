// Reads the one decision table of a DMN 1.3 document, or refuses the document whole with every fault.
import type { ReadDocument } from 'dmn-moddle';
import { DecisionTableRefusedError, type TableFault } from '../decision-tables';
import { type Decision, type Definitions, dmn, dmnNamespace } from './dmn-model';
import { faultsOfXml, notDmn } from './plain-xml';
import { readTable } from './read-table';
import { unkept } from './unkept';

/**
 * What the document says as a table, for the schema of tables to check. Layout and whatever other tools keep in namespaces of their own is
 * passed over. A rule without an identifier is named by its row.
 * @throws DecisionTableRefusedError for what is no DMN 1.3, and for every part of it that a table here has no place for
 */
export async function readDmn(xml: string): Promise<unknown> {
  const unreadable = faultsOfXml(xml);
  if (unreadable.length > 0) throw new DecisionTableRefusedError(unreadable);
  const { rootElement, warnings } = await parsed(xml);
  const faults: TableFault[] = [...warnings.map(({ message }) => notDmn(wordsOf(message))), ...unkept(rootElement, '/definitions')];
  const logic = theDecision(rootElement, faults)?.decisionLogic;
  const table = logic?.$type === 'dmn:DecisionTable' ? readTable(logic, faults) : null;
  if (table === null) faults.push(notDmn('has no decision with a decision table.'));
  if (faults.length > 0) throw new DecisionTableRefusedError(faults);
  return table;
}

async function parsed(xml: string): Promise<ReadDocument> {
  try {
    return await dmn.fromXML(xml);
  } catch (error) {
    // Well formed as it is, the library refuses only what has another root than a DMN document.
    throw new DecisionTableRefusedError([
      notDmn(`has to be <definitions> of DMN 1.3, xmlns="${dmnNamespace}". ${wordsOf((error as Error).message)}`),
    ]);
  }
}

function theDecision({ drgElement = [] }: Definitions, faults: TableFault[]): Decision | undefined {
  const decisions = drgElement.filter(({ $type }) => $type === 'dmn:Decision');
  if (decisions.length > 1)
    faults.push({ code: 'cannot_be_kept', pointer: '/definitions/decision[2]', detail: 'A document holds one decision.' });
  return decisions[0] as Decision | undefined;
}

/** The library’s words in one line. */
function wordsOf(message: string): string {
  const [, line, nested] = /line: (\d+)[\s\S]*nested error: ([\s\S]*)/.exec(message) ?? [];
  return nested === undefined ? message : `line ${Number(line) + 1}: ${nested}`;
}
