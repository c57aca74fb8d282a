// A case told to the machine alone: answers come from a roster given by the test, time passes when the test says so.
import {
  type Actor,
  type AnswerMessage,
  type CaseContext,
  type CaseEvent,
  type ClockName,
  type CommandEvent,
  type CommandMessage,
  type Effect,
  type Level,
  type OpenState,
  profile,
  type Recipient,
  type Refusal,
  type Verdict,
} from '@relais/contracts';
import { clockNames } from '@relais/contracts/vocabulary';
import {
  type BirthInput,
  begin,
  type EscalationMachine,
  type EscalationSnapshot,
  escalationMachine,
  refuse,
  statusOf,
  take,
} from '@relais/machines';
import type { z } from 'zod';
import { people, system, teamOf } from './people';
import { rulesWith } from './rules';

/** What the world answers: who sits at a level, what the gate misses, how an action ends. */
export interface World {
  recipients: Partial<Record<Level, Recipient | null>>;
  missing: number;
  /** People who left or are suspended: naming them finds nobody. */
  unknownPeople: string[];
  /** `null` leaves the action running. */
  actions: 'done' | 'failed' | 'unknown' | null;
}

/** Another verdict, profile or rules than the usual case: a billing case of a French customer, assessed as justified. */
export interface CaseOptions {
  verdict?: Verdict | null;
  profile?: z.input<ReturnType<typeof profile>>;
  rules?: BirthInput['rules'];
  world?: Partial<World>;
  raisedAt?: number;
  machine?: EscalationMachine;
}

/** 2026-03-02, a Monday, 09:00 UTC. */
export const mondayMorning = Date.UTC(2026, 2, 2, 9);
const anId = '00000000-0000-4000-a000-000000000001';

const seat = (level: Level, [primary, backup]: [Actor, Actor | null]): Recipient => ({
  teamId: teamOf(level),
  userId: primary.userId,
  backupUserId: backup?.userId ?? null,
});
export const worldOfEverybody = (): World => ({
  recipients: {
    2: seat(2, [people.supervisor, people.backup]),
    3: seat(3, [people.expert, people.expertBackup]),
    4: seat(4, [people.director, null]),
  },
  missing: 0,
  unknownPeople: [],
  actions: 'done',
});

export const birthInput = (options: CaseOptions = {}): BirthInput => ({
  organisationId: anId,
  escalationId: '00000000-0000-4000-b000-000000000001',
  raisedAt: options.raisedAt ?? mondayMorning,
  agentId: people.agent.userId,
  pointOfContactId: people.agent.userId,
  profile: profile().parse({ category: 'billing', ...options.profile }),
  verdict: options.verdict === undefined ? 'justified' : options.verdict,
  rules: options.rules ?? rulesWith(),
});

type Body<Name extends CommandMessage['type']> = Omit<Extract<CommandMessage, { type: Name }>, 'type' | 'commandId' | 'actor'>;
type Words<Name extends CommandMessage['type']> = Record<string, never> extends Body<Name> ? [body?: Body<Name>] : [body: Body<Name>];

export class MachineCase {
  readonly world: World;
  /** Effects of the last thing that happened, with those of the answers it led to. */
  effects: Effect[] = [];
  readonly history: CaseEvent[] = [];
  snapshot: EscalationSnapshot;
  at: number;
  step = 1;
  version = 1;
  private readonly machine: EscalationMachine;
  private readonly pending: AnswerMessage[] = [];

  constructor(options: CaseOptions = {}) {
    this.world = { ...worldOfEverybody(), ...options.world };
    this.machine = options.machine ?? escalationMachine;
    this.at = options.raisedAt ?? mondayMorning;
    const { snapshot, effects } = begin(this.machine, birthInput(options));
    this.snapshot = snapshot;
    this.absorb(effects);
    this.answerPending();
  }

  get status(): OpenState | 'closed' {
    return statusOf(this.snapshot);
  }

  get context(): CaseContext {
    return this.snapshot.context;
  }

  /** Messages told by the last thing that happened, as `kind → addressee`. */
  get told(): string[] {
    return this.effects.flatMap(({ type, params }) => (type === 'tell' ? [`${params.kind} → ${params.to}`] : []));
  }

  get noted(): string[] {
    return this.effects.flatMap(({ type, params }) => (type === 'note' ? [params.kind] : []));
  }

  /** Sends a command that must be taken. */
  send<Name extends CommandMessage['type']>([name, by]: [Name, Actor], ...[body]: Words<Name>): this {
    const refusal = this.refusal([name, by], ...([body] as unknown as Words<Name>));
    if (refusal !== null) throw new Error(`${name} was refused in ${this.status}: ${refusal.code}: ${refusal.detail}`);
    if (by !== system) this.version = this.step + 1;
    return this.happen(this.commanded([name, by], body));
  }

  /** Why a command is not taken now; null when it is. The body comes first in `rest`, then the version the caller had read. */
  refusal<Name extends CommandMessage['type']>(
    [name, by]: [Name, Actor],
    ...rest: [...Words<Name>, reading?: { ifMatch: number }]
  ): Refusal | null {
    const { status, context, step, version } = this;
    const [body, read] = rest as unknown as [Body<Name> | undefined, { ifMatch: number } | undefined];
    return refuse({ status, context }, { event: this.commanded([name, by], body), reading: { step, version, ...read } });
  }

  /** Lets time pass; every clock that falls due on the way is taken at its instant. */
  pass(milliseconds: number): this {
    const end = this.at + milliseconds;
    for (let next = this.nextClock(); next !== null && next.at <= end; next = this.nextClock()) {
      this.at = Math.max(this.at, next.at);
      this.happen({ type: 'due', clock: next.clock, at: this.at });
    }
    this.at = end;
    return this;
  }

  /** Time passes while nobody takes a clock: the worker is down. */
  sleep(milliseconds: number): this {
    this.at += milliseconds;
    return this;
  }

  /** Lets time pass until this clock, and those before it, have been taken. */
  until(clock: ClockName): this {
    const { [clock]: due } = this.context.due;
    if (due === undefined) throw new Error(`the clock '${clock}' is not armed in ${this.status}`);
    return this.pass(Math.max(0, due - this.at));
  }

  nextClock(): { clock: ClockName; at: number } | null {
    const armed = clockNames.flatMap((clock) => {
      const { [clock]: at } = this.context.due;
      return at === undefined ? [] : [{ clock, at }];
    });
    return armed.reduce<{ clock: ClockName; at: number } | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  }

  /** Takes any event, refused or not, and the answers it leads to. */
  happen(event: CaseEvent): this {
    this.effects = [];
    this.one(event);
    this.answerPending();
    return this;
  }

  answer(message: AnswerMessage): this {
    return this.happen({ ...message, at: this.at });
  }

  private commanded<Name extends CommandMessage['type']>([name, actor]: [Name, Actor], body: Body<Name> | undefined): CommandEvent<Name> {
    const commandId = `00000000-0000-4000-c000-${String(this.step).padStart(12, '0')}`;
    return { ...body, type: name, commandId, actor, at: this.at } as unknown as CommandEvent<Name>;
  }

  private one(event: CaseEvent): void {
    const { snapshot, effects } = take(this.machine, { snapshot: this.snapshot, event });
    this.snapshot = snapshot;
    this.history.push(event);
    this.step += 1;
    this.absorb(effects);
  }

  private absorb(effects: readonly Effect[]): void {
    this.effects.push(...effects);
    for (const { type, params } of effects) if (type === 'ask') this.pending.push(...this.answerTo(params));
  }

  private answerTo(question: Extract<Effect, { type: 'ask' }>['params']): AnswerMessage[] {
    const { recipients, missing, actions } = this.world;
    if (question.what === 'gate') return [{ type: 'gate_answered', missing }];
    if (question.what === 'action') {
      if (actions === null) return [];
      return actions === 'done'
        ? [{ type: 'action_done', actionId: question.actionId }]
        : [{ type: 'action_failed', actionId: question.actionId, unknown: actions === 'unknown' }];
    }
    if (question.chosen !== null) {
      const isKnown = !this.world.unknownPeople.includes(question.chosen.userId);
      return [isKnown ? { type: 'recipient_found', recipient: { ...question.chosen, backupUserId: null } } : { type: 'recipient_missing' }];
    }
    const recipient = recipients[question.level] ?? null;
    return [recipient === null ? { type: 'recipient_missing' } : { type: 'recipient_found', recipient }];
  }

  private answerPending(): void {
    for (let message = this.pending.shift(); message !== undefined; message = this.pending.shift()) this.one({ ...message, at: this.at });
  }
}
