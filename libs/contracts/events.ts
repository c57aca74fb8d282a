// Everything that can happen to a case: commands less their words, answers, and clocks that fall due (design §4, "Machine").
import type { Actor, Instant, Recipient } from './case';
import type { WithoutText } from './claim-check';
import type { CommandBody, CommandName, PublicCommand } from './commands';
import type { FrozenRules } from './frozen-rules';
import type { ClockName } from './vocabulary';

interface Commanded {
  readonly commandId: string;
  readonly actor: Actor;
}

type PublicCommandMessage = {
  [Name in PublicCommand]: { readonly type: Name } & WithoutText<CommandBody<Name>> & Commanded;
}[PublicCommand];
type ComposedCommandMessage =
  | ({ readonly type: 'trigger_added' } & Commanded)
  | ({ readonly type: 'apply_policy'; readonly rules: FrozenRules } & Commanded);

/** A command as it travels to the workflow: the request without its words. */
export type CommandMessage = PublicCommandMessage | ComposedCommandMessage;
export type CommandEvent<Name extends CommandName = CommandName> = Extract<CommandMessage, { type: Name }> & { readonly at: Instant };

/** What `record` or an outside system answers to an `ask`; always exactly one per question. */
export type AnswerMessage =
  | { readonly type: 'gate_answered'; readonly missing: number }
  | { readonly type: 'recipient_found'; readonly recipient: Recipient }
  | { readonly type: 'recipient_missing' }
  | { readonly type: 'action_done'; readonly actionId: string }
  | { readonly type: 'action_failed'; readonly actionId: string; readonly unknown: boolean };

export type AnswerEvent = AnswerMessage & { readonly at: Instant };
export type ClockEvent = { readonly type: 'due'; readonly clock: ClockName; readonly at: Instant };
export type CaseEvent = CommandEvent | AnswerEvent | ClockEvent;
