// A life in which everything a person can write carries the mark of one customer, so that what an erasure leaves behind can be found.
import type { Actor, PublicCommand, RaiseRequest } from '@relais/contracts';
import { commandBodies } from '@relais/contracts';
import { CommandRepository, MessageRepository } from '@relais/persistence';
import { markedBody } from '@relais/testing/cases';
import { raiseRequest, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { sqlOf } from './sql';

type Body = Record<string, unknown>;

/** Every text of a dossier that the gate believes, with the mark in front. */
function marked(value: unknown, { mark, name }: { mark: string; name: string }): unknown {
  if (typeof value === 'string')
    return ['kind', 'at', 'nextUpdateAt', 'decisionDeadline', 'currency'].includes(name) ? value : `${mark} ${value}`;
  if (Array.isArray(value)) return value.map((item) => marked(item, { mark, name }));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, { mark, name: key })]));
}

const dossierOf = (mark: string): RaiseRequest['dossier'] => ({
  ...(marked(raiseRequest().dossier, { mark, name: '' }) as RaiseRequest['dossier']),
  evidence: [{ kind: 'invoice', label: `${mark} invoice`, link: `https://example.org/${mark}/invoice` }],
});

export const plantedRaise = (mark: string, ticket: string): Partial<RaiseRequest> => ({
  ticket: { reference: `${mark} ${ticket}`, link: `https://example.org/${mark}/ticket` },
  customer: { reference: `${mark}-reference`, name: `${mark} Durand`, email: `${mark}@example.org`, language: 'fr' },
  dossier: dossierOf(mark),
  assessment: { verdict: 'justified', explanation: `${mark} explanation`, alternative: `${mark} alternative` },
});

export class PlantedLife {
  private constructor(
    private readonly world: World,
    readonly life: RecordedLife,
    private readonly mark: string,
  ) {}

  static async raised(world: World, { mark, ticket }: { mark: string; ticket: string }): Promise<PlantedLife> {
    return new PlantedLife(world, await RecordedLife.raised(world, plantedRaise(mark, ticket)), mark);
  }

  get id(): string {
    return this.life.escalationId;
  }

  /** Returned once, asked once, then in somebody's hands. */
  async toDecision(): Promise<this> {
    await this.does('sophie.laurent', 'return', { reason: 'not_for_us' });
    await this.does('lea.martin', 'complete_dossier', { dossier: dossierOf(this.mark), profile: undefined });
    const later = { at: '2026-03-01T09:00:00Z' };
    for (const command of ['add_note', 'attach_evidence'] as const) await this.does('lea.martin', command);
    await this.does('lea.martin', 'add_fact', later);
    await this.does('sophie.laurent', 'request_information', { from: 'customer' });
    await this.does('lea.martin', 'provide_information');
    await this.does('sophie.laurent', 'acknowledge', { promisedAt: '2026-03-03T08:00:00Z' });
    return this;
  }

  /** Over an arbitration to a decision, its action and the feedback. */
  async toEnd(): Promise<this> {
    const { life } = this;
    const sophie = await this.world.actor('sophie.laurent');
    await this.does('sophie.laurent', 'open_arbitration');
    await this.does('sophie.laurent', 'state_position', { teamId: sophie.teamIds[0] });
    const settled = { to: 'decider', userId: sophie.userId, teamId: sophie.teamIds[0] };
    const later = '2026-03-04T08:00:00Z';
    const customerMessage = { text: `${this.mark} message`, nextUpdateAt: later };
    await this.does('helene.marchand', 'settle_arbitration', { ...settled, option: 1, customerMessage });
    await this.does('sophie.laurent', 'validate_message', { validated: false });
    await this.does('helene.marchand', 'redraft_message', { customerMessage });
    await this.does('sophie.laurent', 'validate_message', { validated: true });
    if (life.status === 'awaiting_acknowledgment') await this.does('sophie.laurent', 'acknowledge', { promisedAt: '2026-03-03T08:00:00Z' });
    const cost = { amountMinor: 3500, currency: 'EUR' };
    const actions = [{ kind: 'credit', amountMinor: 3500, description: `${this.mark} credit` }];
    await this.does('sophie.laurent', 'decide', { choice: 'approve', cost, actions, draft: undefined });
    await life.happen({ type: 'action_done', actionId: 'r1a1' });
    await this.does('sophie.laurent', 'record_check', { satisfied: true });
    await this.does('sophie.laurent', 'give_feedback');
    await this.does('lea.martin', 'rate_support');
    return this;
  }

  /** The command's fullest body, marked, but for the codes given; its answer and the mails that follow are kept with marks too. */
  async does(username: string, command: PublicCommand, change: Body = {}): Promise<void> {
    const body = { ...(markedBody(commandBodies[command](), this.mark) as Body), ...change };
    const commandId = await this.life.send([command, (await this.world.actor(username)) as Actor], body);
    const { organisationId } = this.world;
    const answer = { status: 200, body: { subject: `${this.mark} answered` }, at: this.life.at };
    await new CommandRepository(this.world.database).storeOutcome({ organisationId, commandId, ...answer });
  }

  /** Every message as it would have been written. */
  async written(erasures = 0): Promise<this> {
    const repository = new MessageRepository(this.world.database);
    const { organisationId } = this.world;
    for (const { id: messageId } of await repository.ofEscalation({ organisationId, escalationId: this.id })) {
      const words = { subject: `${this.mark} subject`, body: `${this.mark} body` };
      expect(await repository.keepWords({ organisationId, messageId, erasures, ...words })).toEqual(words);
    }
    return this;
  }
}

/** Every row of every table of ours and of the job runner, as `COPY` would write it, by `schema.table`. */
export function dumpOf(url: string): Promise<ReadonlyMap<string, readonly string[]>> {
  return sqlOf(url, async (sql) => {
    const tables = await sql(
      `select table_schema, table_name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const dump = new Map<string, string[]>();
    for (const { table_schema: schema, table_name: table } of tables) {
      const rows = await sql(`select t::text as row from "${schema}"."${table}" t`);
      dump.set(
        `${schema}.${table}`,
        rows.map(({ row }) => row),
      );
    }
    return dump;
  });
}

/** The rows that hold the words, as `table: row`, at most ten: enough to see what was left. */
export async function rowsWith(url: string, words: RegExp): Promise<string[]> {
  const dump = await dumpOf(url);
  const found = [...dump].flatMap(([table, rows]) => rows.filter((row) => words.test(row)).map((row) => `${table}: ${row}`));
  return found.map((row) => row.slice(0, 400)).slice(0, 10);
}

/** Every column of the product's tables that holds the word now, as `table.column`. */
export function columnsWith(url: string, word: string): Promise<ReadonlySet<string>> {
  return sqlOf(url, async (sql) => {
    const columns = await sql(`select table_name, column_name from information_schema.columns where table_schema = 'public'`);
    const found = new Set<string>();
    for (const { table_name: table, column_name: column } of columns) {
      const rows = await sql(`select from "${table}" where "${column}"::text ilike '%' || $1 || '%' limit 1`, [word]);
      if (rows.length > 0) found.add(`${table}.${column}`);
    }
    return found;
  });
}
