// The bodies of the lives that are searched afterwards: each word a person could write carries a mark, each code is one that the case takes.
import { commandBodies, type PublicCommand, raise } from '@relais/contracts';
import { markedBody } from '@relais/testing/cases';
import { inHours } from '../api/story';

/** In every mark; nobody writes it by chance. */
export const anyMark = 'zqleak';

/** The mark of a command: `zqleakaddnote`. */
export const markOf = (name: string): string => `${anyMark}${name.replaceAll('_', '')}`;

export type Body = Record<string, unknown>;
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** The marked dossier, told in an order that the gate believes. */
function inOrder({ dossier }: Body): Body {
  const { facts, actionsTaken, customerMessage, ...words } = dossier as Record<'facts' | 'actionsTaken', Body[]> & Body;
  const told = { ...(customerMessage as Body), at: inHours(-1) };
  const dated = {
    facts: [{ ...facts[0], at: inHours(-3) }],
    actionsTaken: [{ ...actionsTaken[0], at: inHours(-2), kind: 'told_customer' }],
  };
  return { ...words, ...dated, customerMessage: told, nextUpdateAt: inHours(6) };
}

/** Codes and instants as the cases of this test take them. */
const codes: Partial<Record<PublicCommand, (body: Body) => Body>> = {
  assess: () => ({ verdict: 'justified' }),
  complete_dossier: (body) => ({ profile: { urgency: 'immediate' }, dossier: inOrder(body) }),
  acknowledge: () => ({ promisedAt: inHours(5) }),
  return: () => ({ reason: 'not_for_us' }),
  request_information: () => ({ from: 'customer' }),
  pick_up: () => ({ onTheLine: [] }),
  end_call: () => ({ startedAt: undefined, endedAt: inHours(0), onTheLine: undefined }),
  move_to_writing: () => ({ nextUpdateAt: inHours(3) }),
  // Found in the roster.
  open_arbitration: () => ({ teamId: undefined, deciderId: undefined }),
  settle_arbitration: () => ({ option: 1, customerMessage: { text: markOf('settle_arbitration') } }),
  redraft_message: () => ({ customerMessage: { text: markOf('redraft_message') } }),
  retry_action: () => ({ actionId: 'r1a1', how: 'again' }),
  record_check: () => ({ satisfied: true }),
  snooze: () => ({ until: inHours(0.5) }),
  update_customer: () => ({ nextUpdateAt: inHours(4), statesPosition: false }),
};

/** The command's fullest body, marked; `change` says the codes that this moment of the case wants. */
export function markedCommand(command: PublicCommand, change: Body = {}): Body {
  const body = markedBody(commandBodies[command](), markOf(command)) as Body;
  return { ...body, ...codes[command]?.(body), ...change };
}

/** A decision whose only action costs `amountMinor`: the test endpoint scripts some amounts to fail. */
export function markedDecision(amountMinor: number): Body {
  const { actions, draft: _draft, ...decision } = markedCommand('decide') as Body & { actions: Body[] };
  return { ...decision, choice: 'approve', cost: euros(amountMinor), actions: [{ ...actions[0], kind: 'credit', amountMinor }] };
}

export const markedRecommendation = (): Body =>
  markedCommand('decide', { choice: 'escalate_further', cost: euros(0), actions: [], draft: { choice: 'approve', cost: euros(90_000) } });

/** A raise on a ticket of its own, every word of it marked. */
export function markedRaise({ ticket, agentId, ...change }: Body & { ticket: string; agentId: string }): Body {
  const body = markedBody(raise(), markOf('raise')) as Body & { ticket: Body; customer: Body; profile: Body; assessment: Body };
  const { follows: _none, ...known } = body;
  return {
    ...known,
    dossier: inOrder(body),
    customer: { ...body.customer, timeZone: 'Pacific/Pitcairn' },
    ticket: { ...body.ticket, reference: `${markOf('raise')} ${ticket}` },
    profile: { category: 'billing', level: 2 },
    assessment: { ...body.assessment, verdict: 'justified' },
    agentId,
    pointOfContactId: agentId,
    ...change,
  };
}

/** Every string of a body that carries a mark. */
export function markedWords(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(anyMark) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(markedWords);
}
