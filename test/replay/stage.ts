// Where lives are recorded: the real workflow on a real Temporal server, with a recorder that answers from a roster in memory.
import { readFileSync } from 'node:fs';
import type { AnswerMessage, CommandMessage, FrozenPolicy } from '@relais/contracts';
import { type CommandReceipt, commandUpdate, escalationWorkflowType, type StepRecord } from '@relais/contracts/temporal';
import { alwaysOpen } from '@relais/domain/calendar';
import { currentMachineVersion } from '@relais/machines';
import { startTestTemporal } from '@relais/testing';
import { birthInput, type CaseOptions, people, rulesWith, type World, worldOfEverybody } from '@relais/testing/cases';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { workflowBundlePath } from '../workflow-bundle';

const taskQueue = 'lives';
const hour = 3_600_000;

/** Clocks a life wants to see fall due, in milliseconds; the others are hours away. */
export type Fast = Partial<
  Record<
    | 'cadence'
    | 'promise'
    | 'promiseFlag'
    | 'pickUp'
    | 'callBack'
    | 'customerAnswer'
    | 'refusalSilence'
    | 'arbitration'
    | 'check'
    | 'feedback'
    | 'response'
    | 'resolution',
    number
  >
>;

const span = (milliseconds = 200 * hour) => ({ kind: 'always', milliseconds }) as const;

/** Rules around the clock in which only the named clocks are fast. */
export function fastRules(fast: Fast, policy: Partial<FrozenPolicy> = {}) {
  const targets = { response: span(fast.response), resolution: span(fast.resolution) };
  return rulesWith({
    calendar: alwaysOpen,
    policy: {
      cadence: { incident: span(fast.cadence), vip: span(fast.cadence), standard: span(fast.cadence) },
      targets: { incident: targets, vip: targets, standard: targets },
      promise: span(fast.promise),
      promiseFlag: span(fast.promiseFlag),
      pickUp: span(fast.pickUp),
      callBack: span(fast.callBack),
      customerAnswer: span(fast.customerAnswer),
      refusalSilence: span(fast.refusalSilence),
      arbitration: span(fast.arbitration),
      check: span(fast.check),
      feedback: span(fast.feedback),
      snoozeLimit: span(),
      ...policy,
    },
  });
}

type Body<Name extends CommandMessage['type']> = Omit<Extract<CommandMessage, { type: Name }>, 'type' | 'commandId' | 'actor'>;
type Actor = (typeof people)[keyof typeof people];

/** One life under way. */
export class Life {
  readonly steps: StepRecord[] = [];
  /** How many runs of the action still fail before one is done; the outside world of this life. */
  failingRuns: ('failed' | 'unknown')[] = [];
  /** Set to hold an action: it ends when the promise resolves. */
  actionGate: Promise<void> = Promise.resolve();
  handle!: WorkflowHandle;
  private commands = 0;

  constructor(
    readonly name: string,
    readonly world: World,
  ) {}

  async send<Name extends CommandMessage['type']>([type, actor]: [Name, Actor], body?: Body<Name>): Promise<CommandReceipt> {
    this.commands += 1;
    const commandId = `00000000-0000-4000-c000-${String(this.commands).padStart(12, '0')}`;
    const command = { ...body, type, commandId, actor } as unknown as CommandMessage;
    return this.handle.executeUpdate(commandUpdate, { args: [{ command }] });
  }

  /** Resolves once this many events of a type (or clocks of a name) have been recorded. */
  async recorded(what: string, times = 1): Promise<void> {
    await until(
      () => this.steps.filter(({ event }) => event.type === what || event.clock === what).length >= times,
      `${this.name}: ${times} × ${what}`,
    );
  }

  async reaches(status: string): Promise<void> {
    await until(() => this.steps.at(-1)?.snapshot.value === status, `${this.name}: ${status}`);
  }

  answer(step: StepRecord): AnswerMessage[] {
    this.steps.push(step);
    return step.effects.flatMap(({ type, params }): AnswerMessage[] => {
      if (type !== 'ask' || params.what === 'action') return [];
      if (params.what === 'gate') return [{ type: 'gate_answered', missing: this.world.missing }];
      if (params.chosen !== null) return [{ type: 'recipient_found', recipient: { ...params.chosen, backupUserId: null } }];
      const recipient = this.world.recipients[params.level] ?? null;
      return [recipient === null ? { type: 'recipient_missing' } : { type: 'recipient_found', recipient }];
    });
  }

  async execute(actionId: string): Promise<AnswerMessage> {
    await this.actionGate;
    const failure = this.failingRuns.shift();
    return failure === undefined ? { type: 'action_done', actionId } : { type: 'action_failed', actionId, unknown: failure === 'unknown' };
  }
}

/** Polls a fact; the time limit is only for a test that will fail. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  throw new Error(`waited a minute in vain for ${what}`);
}

export interface Stage {
  begin(name: string, options?: CaseOptions): Promise<Life>;
  client: Client;
  close(): Promise<void>;
}

/** The workflow code with one piece of one source file changed. */
export function mutatedBundle({ file, from, to }: { file: string; from: string; to: string }): WorkflowBundle {
  const code = readFileSync(workflowBundlePath(), 'utf8');
  const [before, after, ...more] = code.split(from);
  const found = code.includes(file) && before !== undefined && after !== undefined && more.length === 0;
  if (!found) throw new Error(`'${from}' stands not exactly once in the bundle`);
  return { code: `${before}${to}${after}` };
}

/** Starts server and worker; `begin` starts one life on them. */
export async function openStage(): Promise<Stage> {
  const server = await startTestTemporal();
  const connection = await NativeConnection.connect({ address: server.address });
  const lives = new Map<string, Life>();
  const lifeOf = (escalationId: string): Life => lives.get(escalationId) as Life;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: { codePath: workflowBundlePath() },
    activities: {
      record: async (step: StepRecord) => ({ answers: lifeOf(step.escalationId).answer(step) }),
      execute: async ({ escalationId, actionId }: { escalationId: string; actionId: string }) => lifeOf(escalationId).execute(actionId),
    },
  });
  const running = worker.run();
  const clientConnection = await Connection.connect({ address: server.address });
  const client = new Client({ connection: clientConnection });

  return {
    client,
    async begin(name, options = {}) {
      const escalationId = `00000000-0000-4000-b000-${String(lives.size + 1).padStart(12, '0')}`;
      const life = new Life(name, { ...worldOfEverybody(), ...options.world });
      lives.set(escalationId, life);
      const birth = { ...birthInput({ ...options, raisedAt: Date.now() }), escalationId };
      const input = {
        ...birth,
        machineVersion: currentMachineVersion,
        commandId: '00000000-0000-4000-c000-000000000000',
        actor: people.agent,
      };
      life.handle = await client.workflow.start(escalationWorkflowType, {
        taskQueue,
        workflowId: name,
        args: [input],
        workflowTaskTimeout: '5s',
      });
      return life;
    },
    async close() {
      worker.shutdown();
      await running;
      await clientConnection.close();
      await connection.close();
      await server.stop();
    },
  };
}
