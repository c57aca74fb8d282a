// One life of the walk: what was planned is done as soon as it is taken, then only clocks go on, until nothing moves any more.
import type { Addressee, Ask, CaseEvent, CaseProfile, CommandEvent, FrozenRules, OpenState, Recipient, Role } from '@relais/contracts';
import { clockNames } from '@relais/contracts/vocabulary';
import { commandTable } from '@relais/domain/authority';
import { route } from '@relais/domain/routing';
import { escalationMachine } from '../escalation.machine';
import { longestCase } from '../refusals/refuse';
import { begin, type EscalationSnapshot, type Stepped, statusOf, take } from '../step';
import type { Deed } from './journeys';

export interface PolicyWalk {
  readonly rules: FrozenRules;
  /** Whom the roster of today gives a case of this team; null when nobody of it is there. */
  readonly recipientOf: (teamId: string) => Recipient | null;
  /** Roles that somebody active holds. */
  readonly roles: ReadonlySet<Role>;
  /** Instant of the raise, epoch milliseconds; the calendar of the rules knows it. */
  readonly at: number;
}

export interface Life extends Pick<PolicyWalk, 'rules' | 'recipientOf' | 'at'> {
  readonly deeds: readonly Deed[];
  readonly born: () => Stepped;
}

/** Where a life came to rest, or why it never does. */
export interface Rested {
  readonly status: OpenState | 'closed';
  /** Whom its open tasks wait for. */
  readonly awaited: readonly Addressee[];
  readonly stuck: string | null;
}

interface Standing {
  readonly snapshot: EscalationSnapshot;
  readonly asks: readonly Ask['params'][];
  readonly at: number;
}

const anybody = '00000000-0000-4000-8000-000000000001';
export const stateWithoutClock = (why: string): string => `has a state without a clock: ${why}`;

/** A case nobody has assessed yet. @throws CalendarHorizonError as `liveOn` */
export function birthOf({ rules, at, profile }: Pick<PolicyWalk, 'rules' | 'at'> & { profile: CaseProfile }): Stepped {
  const ids = { organisationId: anybody, escalationId: anybody, agentId: anybody, pointOfContactId: anybody };
  return begin(escalationMachine, { ...ids, raisedAt: at, profile, verdict: null, rules });
}

/** Lives on until the case has ended or nothing but a person moves it. @throws CalendarHorizonError for a clock beyond the calendar */
export function liveOn(life: Life): Rested {
  const { snapshot, effects } = life.born();
  let standing: Standing = { snapshot, asks: questionsOf(effects), at: life.at };
  let left = life.deeds;
  for (let step = 0; step < longestCase; step += 1) {
    const status = statusOf(standing.snapshot);
    const { tasks } = standing.snapshot.context;
    if (status === 'closed') return { status, awaited: [], stuck: null };
    const [deed, ...later] = left;
    const answer = answerTo(standing, life);
    const doing = answer === null && deed !== undefined && commandTable[deed.name].states.includes(status);
    if (doing) left = later;
    const event = answer ?? (doing ? commandOf(deed, { standing, life }) : clockOf(standing));
    if (event === null) return resting(status, Object.values(tasks));
    standing = after(standing, event);
  }
  return { status: statusOf(standing.snapshot), awaited: [], stuck: `goes on for more than ${longestCase} steps without anybody` };
}

function resting(status: OpenState, tasks: readonly { readonly for: Addressee }[]): Rested {
  if (tasks.length > 0) return { status, awaited: tasks.map(({ for: addressee }) => addressee), stuck: null };
  return { status, awaited: [], stuck: stateWithoutClock(`in ${status} nothing and nobody moves it on`) };
}

function after({ snapshot, asks }: Standing, event: CaseEvent): Standing {
  const next = take(escalationMachine, { snapshot, event });
  const open = event.type === 'due' || 'actor' in event ? asks : asks.slice(1);
  return { snapshot: next.snapshot, asks: [...open, ...questionsOf(next.effects)], at: event.at };
}

const questionsOf = (effects: ReturnType<typeof begin>['effects']): Ask['params'][] =>
  effects.flatMap((effect) => (effect.type === 'ask' ? [effect.params] : []));

/** What the world answers: a dossier that is complete, the team that the matrix names, an action that is done. */
function answerTo({ asks: [question], snapshot: { context }, at }: Standing, { rules, recipientOf }: Life): CaseEvent | null {
  if (question === undefined) return null;
  if (question.what === 'gate') return { type: 'gate_answered', missing: 0, at };
  if (question.what === 'action') return { type: 'action_done', actionId: question.actionId, at };
  const teamId = route(rules.policy.matrix, { profile: context.profile, level: question.level });
  const recipient = teamId === null ? null : recipientOf(teamId);
  return recipient ? { type: 'recipient_found', recipient, at } : { type: 'recipient_missing', at };
}

function clockOf({ snapshot: { context }, at }: Standing): CaseEvent | null {
  const armed = clockNames.flatMap((clock) => {
    const { [clock]: due } = context.due;
    return due === undefined ? [] : [{ clock, due }];
  });
  const [first] = armed.sort((one, other) => one.due - other.due);
  return first === undefined ? null : { type: 'due', clock: first.clock, at: Math.max(at, first.due) };
}

function commandOf({ name, body }: Deed, { standing: { at, snapshot }, life }: { standing: Standing; life: Life }): CommandEvent {
  const { recipient } = snapshot.context;
  const teamIds = recipient?.teamId ? [recipient.teamId] : [];
  const actor = { kind: 'person', userId: recipient?.userId ?? anybody, roles: ['direction'], teamIds } as const;
  return { ...body(at, life.rules.policy.currency), type: name, commandId: anybody, actor, at } as unknown as CommandEvent;
}
