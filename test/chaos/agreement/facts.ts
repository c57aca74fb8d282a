// Everything that workflow, database, mail sink and action endpoint know of one case, read at one moment of it.
import { escalationWorkflowId, type StepRecord } from '@relais/contracts/temporal';
import { type Database, EscalationRepository, type ListedMessage, MessageRepository, type StoredEscalation } from '@relais/persistence';
import type { ActionEndpoint, MailSink } from '@relais/servers';
import type { Client } from '@temporalio/client';
import { type History, recordedSteps, timersHeld } from './recorded-steps';

/** Where the facts are. */
export interface Ground {
  readonly database: Database;
  readonly temporal: Client;
  readonly mails: Pick<MailSink, 'mails'>;
  readonly actions: Pick<ActionEndpoint, 'executed'>;
}

export interface Reference {
  readonly organisationId: string;
  readonly escalationId: string;
}

interface Entry {
  readonly step: number;
  readonly sequence: number;
  readonly at: Date;
  readonly type: string;
  readonly clock: string | null;
  readonly commandId: string | null;
  readonly fromStatus: string | null;
  readonly toStatus: string;
}

interface Command {
  readonly id: string;
  readonly key: string;
  readonly type: string;
  readonly outcome: number | null;
}

export interface Facts {
  readonly escalation: StoredEscalation;
  readonly history: History;
  readonly steps: readonly StepRecord[];
  readonly timers: number;
  /** As Temporal names it: `RUNNING`, `COMPLETED`; `NONE` for a case that it does not know. */
  readonly execution: string;
  /** Activities and workflow tasks that Temporal has not seen the end of. */
  readonly underWay: readonly string[];
  readonly entries: readonly Entry[];
  readonly messages: readonly ListedMessage[];
  readonly actions: readonly { readonly id: string; readonly status: string; readonly runs: number; readonly done: number }[];
  readonly openTasks: readonly string[];
  readonly commands: readonly Command[];
  /** Mails that arrived, by Message-ID. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** How often the action endpoint executed each key. */
  readonly executed: ReadonlyMap<string, number>;
}

/** Of every organisation, oldest first. */
export const everyCase = ({ database }: Ground): Promise<Reference[]> =>
  database.read((manager) =>
    manager.query<Reference[]>('select organisation_id as "organisationId", id as "escalationId" from escalation order by raised_at, id'),
  );

/** Reads again until no step came in between. */
export async function factsOf(ground: Ground, reference: Reference): Promise<Facts> {
  for (;;) {
    const before = await workflowOf(ground, reference);
    const recorded = await recordOf(ground, reference);
    const after = await workflowOf(ground, reference);
    if (before.history.events?.length === after.history.events?.length) return { ...after, ...recorded, ...outside(ground) };
  }
}

type OfWorkflow = Pick<Facts, 'history' | 'steps' | 'timers' | 'execution' | 'underWay'>;

async function workflowOf({ temporal }: Ground, { escalationId }: Reference): Promise<OfWorkflow> {
  const handle = temporal.workflow.getHandle(escalationWorkflowId(escalationId));
  try {
    const { status, raw } = await handle.describe();
    const history = await handle.fetchHistory();
    const activities = (raw.pendingActivities ?? []).map(({ activityId }) => `activity ${activityId}`);
    const underWay = [...activities, ...(raw.pendingWorkflowTask ? ['a workflow task'] : [])];
    return { history, steps: recordedSteps(history), timers: timersHeld(history), execution: status.name, underWay };
  } catch (error) {
    if ((error as Error).name !== 'WorkflowNotFoundError') throw error;
    return { history: { events: [] }, steps: [], timers: 0, execution: 'NONE', underWay: [] };
  }
}

async function recordOf({ database }: Ground, reference: Reference): Promise<Omit<Facts, keyof OfWorkflow | 'arrivals' | 'executed'>> {
  const rows = <Row>(query: string): Promise<Row[]> =>
    database.read((manager) => manager.query<Row[]>(query, [reference.organisationId, reference.escalationId]));
  const [escalation, messages, entries, actions, tasks, commands] = await Promise.all([
    new EscalationRepository(database).find(reference),
    new MessageRepository(database).ofEscalation(reference),
    rows<Entry>(`select step, sequence, at, type, clock, command_id as "commandId", from_status as "fromStatus", to_status as "toStatus"
      from timeline_entry where organisation_id = $1 and escalation_id = $2 order by step, sequence`),
    rows<Facts['actions'][number]>(`select id, status, runs, (select count(*)::int from jsonb_array_elements(attempts) attempt
      where attempt ->> 'outcome' = 'done') as done from action where organisation_id = $1 and escalation_id = $2 order by id`),
    rows<{ kind: string }>(`select kind from task where organisation_id = $1 and escalation_id = $2 and closed_step is null order by kind`),
    rows<Command>(`select id, key, type, outcome_status as outcome from command where organisation_id = $1 and escalation_id = $2`),
  ]);
  return { escalation: escalation!, messages, entries, actions, openTasks: tasks.map(({ kind }) => kind), commands };
}

const outside = ({ mails, actions }: Ground): Pick<Facts, 'arrivals' | 'executed'> => ({
  arrivals: tally(mails.mails().map(({ messageId }) => messageId)),
  executed: tally(actions.executed().map(({ key }) => key)),
});

function tally(words: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}
