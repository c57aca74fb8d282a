// The check that follows every fault: workflow, read model, timeline, messages and actions agree; nothing lost, nothing twice, nothing silent.
import { join } from 'node:path';
import { Database, ownerships, verifyTimelines } from '@relais/persistence';
import { projectFolder } from '@relais/servers';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { House } from '../../races/house';
import { commandDisagreements, forgotten, toldDisagreements } from './commands';
import { everyCase, type Facts, factsOf, type Ground } from './facts';
import { actionDisagreements, messageDisagreements } from './outgoing';
import { readModelDisagreements, timelineDisagreements } from './past';
import { silenceDisagreements, unrest, waitingMails } from './silence';
import type { Told } from './told';

export type { Told } from './told';

// Replaying is talkative otherwise.
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

type Place = Pick<House, 'databaseUrl' | 'temporal' | 'mails' | 'actions'>;

/** Mails that a killed runner held are freed within half a minute, and are then tried again. */
const patience = 90_000;
const pause = () => new Promise((resolve) => setTimeout(resolve, 250));

/** Waits until every case of the house is at rest and every mail has left, then lists what does not agree. `told` are the answers that callers got. */
export const disagreements = (house: Place, told: readonly Told[] = []): Promise<string[]> =>
  found(house, { told, rest: (facts) => [...unrest(facts), ...waitingMails(facts)] });

/** @throws what does not agree, as jest shows it */
export async function assertAgreement(house: Place, told: readonly Told[] = []): Promise<void> {
  expect(await disagreements(house, told)).toEqual([]);
}

/** The same while mails may still wait: for the moments in the middle of a fault. */
export async function assertRecordsAgree(house: Place, told: readonly Told[] = []): Promise<void> {
  expect(await found(house, { told, rest: unrest })).toEqual([]);
}

interface Asked {
  readonly told: readonly Told[];
  /** What is waited for. */
  readonly rest: (facts: Facts) => string[];
}

async function found(house: Place, { told, rest }: Asked): Promise<string[]> {
  const database = await Database.open({ url: house.databaseUrl, applicationName: 'agreement' });
  try {
    const ground = { ...house, database };
    const cases = await atRest(ground, rest);
    return [
      ...cases.flatMap((facts) => ofCase(facts, told).map((words) => `case ${facts.escalation.id}: ${words}`)),
      ...forgotten(told, cases),
      ...strangers(ground, cases),
      ...(await unproven(database)),
      ...(await unrepeatable(cases)),
    ];
  } finally {
    await database.close();
  }
}

async function atRest(ground: Ground, rest: Asked['rest']): Promise<Facts[]> {
  for (const end = Date.now() + patience; ; await pause()) {
    const cases: Facts[] = [];
    for (const reference of await everyCase(ground)) cases.push(await factsOf(ground, reference));
    const restless = cases.flatMap((facts) => rest(facts).map((words) => `case ${facts.escalation.id}: ${words}`));
    if (restless.length === 0) return cases;
    if (Date.now() > end) throw new Error(`not at rest after ${patience} ms: ${restless.join('; ')}`);
  }
}

const ofCase = (facts: Facts, told: readonly Told[]): string[] => [
  ...timelineDisagreements(facts),
  ...readModelDisagreements(facts),
  ...messageDisagreements(facts),
  ...actionDisagreements(facts),
  ...commandDisagreements(facts),
  ...toldDisagreements(facts, told),
  ...silenceDisagreements(facts, Date.now()),
];

/** Mails and executions that no case knows of. */
function strangers({ mails, actions }: Ground, cases: readonly Facts[]): string[] {
  const messages = new Set(cases.flatMap((facts) => facts.messages.map(({ messageId }) => messageId)));
  const keys = new Set(cases.flatMap((facts) => facts.actions.map(({ id }) => `${facts.escalation.id}:${id}`)));
  const unknownMails = mails.mails().filter(({ messageId }) => !messages.has(messageId));
  return [
    ...unknownMails.map(({ subject }) => `a mail "${subject}" arrived that no case sent`),
    ...actions.executed().flatMap(({ key }) => (keys.has(key) ? [] : [`the action ${key} was executed, and no case asked for it`])),
  ];
}

/** The chain of every timeline is whole, and at every instant one owner and one point of contact are named. */
async function unproven(database: Database): Promise<string[]> {
  const { faults } = await verifyTimelines(database, { escalationId: null, anchors: [] });
  const owners = (await ownerships(database, null)).flatMap(({ escalationId, fault }) => (fault ? [{ escalationId, ...fault }] : []));
  return [...faults, ...owners].map(({ escalationId, kind, step }) => `case ${escalationId}: ${kind} at step ${step}`);
}

/** Each history decides the same when it is replayed. */
async function unrepeatable(cases: readonly Facts[]): Promise<string[]> {
  const workflowBundle = { codePath: join(projectFolder(), 'workflows', 'dist', 'bundle.js') };
  const histories = cases.flatMap(({ execution, history, escalation }) =>
    execution === 'NONE' ? [] : [{ workflowId: escalation.id, history }],
  );
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error) failed.push(`case ${workflowId}: does not replay: ${error.message}`);
  }
  return failed;
}
