// Walking a case anywhere: from a place, every answer, command and clock that could come next, and the place it leads to.
import type { Actor, Ask, CaseEvent, CommandEvent, CommandName, Effect, OpenState, Recipient } from '@relais/contracts';
import { clockNames } from '@relais/contracts/vocabulary';
import { type BirthInput, type EscalationMachine, type EscalationSnapshot, refuse, statusOf } from '@relais/machines';
import { initialTransition, transition } from 'xstate';
import { worldOfEverybody } from './machine-case';
import { mark } from './marked-machine';
import { credit, decision, hour, settlement, twoOptions } from './milestones';
import { people, system, teamOf } from './people';
import { rulesWith } from './rules';

type Question = Ask['params'];

/** Where a case stands, what it has asked and not heard yet, and what the last step said and took. */
export interface Place {
  readonly snapshot: EscalationSnapshot;
  readonly at: number;
  readonly asks: readonly Question[];
  readonly effects: readonly Effect[];
  readonly taken: readonly string[];
}

export const statusAt = ({ snapshot }: Place): OpenState | 'closed' => statusOf(snapshot);

export const start = (machine: EscalationMachine, input: BirthInput): Place =>
  arrived(initialTransition(machine, input), { at: input.raisedAt, asks: [] });

/** The place an event leads to; an answer settles the question it belongs to. */
export const stepFrom = (machine: EscalationMachine, { place, event }: { place: Place; event: CaseEvent }): Place =>
  arrived(transition(machine, place.snapshot, event), { at: event.at, asks: withoutAnswered(place.asks, event) });

type Arrival = [EscalationSnapshot, readonly { type: string; params?: unknown }[]];

function arrived([snapshot, actions]: Arrival, { at, asks }: Pick<Place, 'at' | 'asks'>): Place {
  const effects = actions
    .filter(({ type }) => ['tell', 'note', 'ask'].includes(type))
    .map(({ type, params }) => ({ type, params }) as Effect);
  const asked = effects.flatMap((effect) => (effect.type === 'ask' ? [effect.params] : []));
  const taken = actions.flatMap(({ type, params }) => (type === mark ? [(params as { name: string }).name] : []));
  return { snapshot, at, asks: [...asks, ...asked], effects, taken };
}

const kindOf: Partial<Record<CaseEvent['type'], Question['what']>> = {
  gate_answered: 'gate',
  recipient_found: 'recipient',
  recipient_missing: 'recipient',
  action_done: 'action',
  action_failed: 'action',
};

function withoutAnswered(asks: readonly Question[], { type }: CaseEvent): readonly Question[] {
  const index = asks.findIndex(({ what }) => what === kindOf[type]);
  return kindOf[type] === undefined ? asks : asks.filter((_, position) => position !== index);
}

/** Every answer the world could give: those of a read come at once, before anything else. */
export function answersAt({ asks, at }: Place): CaseEvent[] {
  const [first] = asks.filter(({ what }) => what !== 'action');
  const question = first ?? asks[0];
  if (question === undefined) return [];
  if (question.what === 'gate') return [0, 2].map((missing) => ({ type: 'gate_answered', missing, at }));
  if (question.what === 'action') {
    const { actionId } = question;
    return [
      { type: 'action_done', actionId, at },
      { type: 'action_failed', actionId, unknown: false, at },
      { type: 'action_failed', actionId, unknown: true, at },
    ];
  }
  const { [question.level]: seat } = worldOfEverybody().recipients;
  const chosen: Recipient | null = question.chosen && { ...question.chosen, backupUserId: null };
  const recipient = chosen ?? seat;
  return [...(recipient ? [{ type: 'recipient_found', recipient, at } as const] : []), { type: 'recipient_missing', at }];
}

/** True while a question that `record` answers is open: nothing else is taken then (design §4). */
export const isAnswerDue = ({ asks }: Place): boolean => asks.some(({ what }) => what !== 'action');

/** Every armed clock at its instant, the earliest first: that one is what the mailbox takes. */
export function clocksAt({ snapshot: { context }, at }: Place): CaseEvent[] {
  const armed = clockNames.flatMap((clock) => {
    const { [clock]: due } = context.due;
    return due === undefined ? [] : [{ type: 'due', clock, at: Math.max(at, due), due } as const];
  });
  return armed.sort((one, other) => one.due - other.due).map(({ due: _due, ...event }) => event);
}

const to = (actor: Actor, level: number) => ({ to: actor.userId, teamId: teamOf(level) });

/** Every command with each choice its body has; instants are those of `at`. */
const bodies = (at: number): readonly (readonly [CommandName, object])[] => [
  ...(['justified', 'not_justified', 'redirected'] as const).map((verdict) => ['assess', { verdict }] as const),
  ...(['insist', 'accept_alternative', 'provide_information', 'give_feedback'] as const).map((name) => [name, {}] as const),
  ...(['withdraw', 'cancel', 'trigger_added', 'add_note', 'add_fact', 'attach_evidence'] as const).map((name) => [name, {}] as const),
  ['pick_up', { onTheLine: [] }],
  ['end_call', { endedAt: at }],
  ['move_to_writing', {}],
  ['open_arbitration', {}],
  ['state_position', { teamId: teamOf(1) }],
  ['state_position', { teamId: teamOf(1), ...twoOptions }],
  ...[true, false].map((validated) => ['validate_message', { validated }] as const),
  ['redraft_message', { customerMessage: { nextUpdateAt: at + hour } }],
  ['complete_dossier', {}],
  ['complete_dossier', { profile: { category: 'security' } }],
  ['acknowledge', { promisedAt: at + hour }],
  ['return', { reason: 'not_for_us' }],
  ...(['agent', 'customer'] as const).map((from) => ['request_information', { from }] as const),
  ['decide', decision()],
  ['decide', decision({ choice: 'maintain_refusal', actions: [credit(1), credit(2)] })],
  ['decide', decision({ choice: 'escalate_further' })],
  ...(['recipient', 'decider'] as const).map((role) => ['settle_arbitration', settlement({ to: role })] as const),
  ...(['again', 'done_by_hand', 'give_up'] as const).flatMap((how) =>
    ['r1a1', 'r1a2'].map((actionId) => ['retry_action', { actionId, how }] as const),
  ),
  ...[true, false].map((satisfied) => ['record_check', { satisfied }] as const),
  ['rate_support', { rating: 5 }],
  ['snooze', { until: at + hour / 2 }],
  ['reassign', { role: 'recipient', ...to(people.expert, 3) }],
  ['reassign', { role: 'owner', to: people.otherAgent.userId }],
  ['reassign', { role: 'point_of_contact', to: people.otherAgent.userId }],
  ['update_customer', { statesPosition: false }],
  ['update_customer', { statesPosition: true, nextUpdateAt: at + 2 * hour }],
  ['apply_policy', { rules: rulesWith({ policyVersion: 2 }) }],
];

const words = { words: 'Madame Durand is furious' };
const letter = (at: number, { type, actor, body }: { type: CommandName; actor: Actor; body: object }): CommandEvent =>
  ({ ...body, ...words, type, actor, commandId: '00000000-0000-4000-c000-000000000001', at }) as unknown as CommandEvent;

/** All commands from all people, refused ones too. */
export const lettersAt = ({ at }: Place): CommandEvent[] =>
  [...Object.values(people), system].flatMap((actor) => bodies(at).map(([type, body]) => letter(at, { type, actor, body })));

const refusalAt = (place: Place, event: CommandEvent) =>
  refuse({ status: statusAt(place), context: place.snapshot.context }, { event, reading: { step: 1, version: 1 } });
export const isTaken = (place: Place, event: CommandEvent): boolean => refusalAt(place, event) === null;

/** The commands that are taken here, each from the first person who may send it. */
export function commandsAt(place: Place): CommandEvent[] {
  const actors = [people.agent, people.supervisor, people.director, people.operator, people.manager];
  return bodies(place.at).flatMap(([type, body]) => {
    const event = actors.map((actor) => letter(place.at, { type, actor, body })).find((one) => isTaken(place, one));
    return event === undefined ? [] : [event];
  });
}
