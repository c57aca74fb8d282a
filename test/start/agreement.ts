// Whether workflows, timelines and read models of a whole running stack say the same, case by case.
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { Connection, isGrpcServiceError, Client as Temporal } from '@temporalio/client';
import { Client as Postgres } from 'pg';

/** Of Temporal's protocol. */
const notFound = 5;

export interface Addresses {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

const clocksQuery = (instant: number): string =>
  `select count(*)::int count from timeline_entry where kind = 'event' and clock is not null and at > to_timestamp(${instant} / 1000.0)`;

interface Row {
  readonly id: string;
  readonly step: number;
  readonly status: string;
  readonly events: string[];
}

const rowsQuery = `
  select e.id, e.step, e.status,
    coalesce((select array_agg(t.step || ' ' || t.type || ' > ' || t.to_status order by t.step)
      from timeline_entry t where t.escalation_id = e.id and t.kind = 'event'), '{}') events
  from escalation e`;

/** One line for each case that differs; empty when all agree. A step under way differs for a moment. */
export async function disagreements({ databaseUrl, temporalAddress }: Addresses): Promise<string[]> {
  const rows = await ask<Row>(databaseUrl, rowsQuery);
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    const temporal = new Temporal({ connection, namespace: 'relais' });
    const found = await Promise.all(rows.map(async (row) => differenceOf(row, await recordedSteps(temporal, row.id))));
    if (rows.length === 0) return ['there is no case at all'];
    return found.flatMap((line) => line ?? []);
  } finally {
    await connection.close();
  }
}

/** How many steps were taken because a clock fell due, after the instant (epoch milliseconds). */
export async function clocksFiredAfter({ databaseUrl }: Addresses, instant: number): Promise<number> {
  const [row] = await ask<{ count: number }>(databaseUrl, clocksQuery(instant));
  return row?.count ?? 0;
}

async function ask<Row extends object>(databaseUrl: string, query: string): Promise<Row[]> {
  const client = new Postgres({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

interface Step {
  readonly step: number;
  readonly event: { readonly type: string };
  readonly snapshot: { readonly value: string };
}

/** What the workflow asked to be recorded, in order; nothing when Temporal does not have it. */
async function recordedSteps(temporal: Temporal, id: string): Promise<Step[]> {
  const history = temporal.workflow.getHandle(escalationWorkflowId(id)).fetchHistory();
  const { events } = await history.catch((error) => {
    if (isGrpcServiceError(error) && error.code === notFound) return { events: [] };
    throw error;
  });
  return (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: scheduled }) =>
    scheduled?.activityType?.name === 'record'
      ? [JSON.parse(Buffer.from(scheduled.input?.payloads?.[0]?.data ?? []).toString('utf8')) as Step]
      : [],
  );
}

function differenceOf({ id, step, status, events }: Row, recorded: readonly Step[]): string | undefined {
  const lines = recorded.map(({ step: number, event, snapshot }) => `${number} ${event.type} > ${snapshot.value}`);
  const last = recorded.at(-1);
  const same = JSON.stringify(lines) === JSON.stringify(events) && last?.step === step && last.snapshot.value === status;
  return same ? undefined : `${id}: workflow ${lines.join(', ')}; timeline ${events.join(', ')}; read model ${step} ${status}`;
}
