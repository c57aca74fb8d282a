// Ends, resets, deletes and changes things behind the product's back, and has its reconciler look at them.
import { randomUUID } from 'node:crypto';
import { escalationWorkflowId } from '@relais/contracts/temporal';
import { Database, RoundRepository } from '@relais/persistence';
import { until } from '../races/case-in-race';
import { eventsOf, handleOf } from '../races/history';
import type { House } from '../races/house';

type Case = { readonly id: string };

export class Meddling {
  private constructor(
    private readonly house: House,
    private readonly database: Database,
    private readonly rounds: RoundRepository,
  ) {}

  static async in(house: House): Promise<Meddling> {
    const database = await Database.open({ url: house.databaseUrl, applicationName: 'test' });
    return new Meddling(house, database, new RoundRepository(database));
  }

  /** Resolves once the worker has looked at everything once more. */
  async round(): Promise<void> {
    const id = await this.rounds.askNow();
    await until(async () => (await this.rounds.progress(id)) !== 'waits', 'the round of the reconciler');
    expect(await this.rounds.progress(id)).toBe('done');
  }

  /** `not_running resumable resumed`: kind, reason and end, oldest first. */
  async findings({ id }: Case): Promise<string[]> {
    const { rows } = await this.house.database.query(
      `select kind, detail ->> 'reason' as reason, coalesce(resolution, 'open') as end from reconciliation_finding where escalation_id = $1 order by first_seen_at`,
      [id],
    );
    return rows.map(({ kind, reason, end }) => `${kind} ${reason} ${end}`);
  }

  /** After one more round. */
  async isFound(one: Case): Promise<boolean> {
    await this.round();
    return (await this.findings(one)).length > 0;
  }

  async change({ id }: Case, columns: string): Promise<void> {
    await this.house.database.query(`update escalation set ${columns} where id = $1`, [id]);
  }

  async terminate({ id }: Case): Promise<void> {
    await handleOf(this.house, id).terminate('a test');
  }

  async reset({ id }: Case, { task }: { task: 'first' | 'last' }): Promise<void> {
    const ends = (await eventsOf(this.house, id)).filter(({ workflowTaskCompletedEventAttributes: end }) => end != null);
    const { runId } = (await handleOf(this.house, id).describe()).raw.workflowExecutionInfo?.execution ?? {};
    await this.house.temporal.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: escalationWorkflowId(id), runId: runId ?? '' },
      reason: 'a test',
      requestId: randomUUID(),
      workflowTaskFinishEventId: (task === 'first' ? ends[0] : ends.at(-1))?.eventId ?? null,
    });
  }

  /** Resolves once Temporal knows the workflow no more. */
  async delete({ id }: Case): Promise<void> {
    const workflowExecution = { workflowId: escalationWorkflowId(id) };
    await this.house.temporal.workflowService.deleteWorkflowExecution({ namespace: 'default', workflowExecution });
    const isGone = () =>
      handleOf(this.house, id)
        .describe()
        .then(
          () => false,
          () => true,
        );
    await until(isGone, 'Temporal to have forgotten the workflow');
  }

  /** The jobs that would start cases which wait for it. */
  async loseStarts(): Promise<void> {
    await this.house.database.query(
      `select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'start_escalation'))`,
    );
  }

  close(): Promise<void> {
    return this.database.close();
  }
}
