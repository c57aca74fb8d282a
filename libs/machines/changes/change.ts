// The form of every change of a case: context and event in, context out; nothing else is read.
import type { CaseContext, CaseEvent, CommandEvent, CommandName, Instant, Round } from '@relais/contracts';

/** A pure step of the context. */
export type Change<Event extends CaseEvent = CaseEvent> = (context: CaseContext, event: Event) => CaseContext;
/** A change caused by one command. */
export type ChangeBy<Name extends CommandName> = Change<CommandEvent<Name>>;

/** The event's instant; at birth, when xstate's own initial event has none, the raise's. */
export const instantOf = (context: CaseContext, event: Partial<Pick<CaseEvent, 'at'>>): Instant =>
  event.at ?? context.rounds[0]?.startedAt ?? 0;

/** The round of SLA clocks under way. */
export function currentRound({ rounds }: CaseContext): Round {
  const round = rounds.at(-1);
  if (round === undefined) throw new Error('a case has at least the round it was born with');
  return round;
}

/** Changes the round under way. */
export const withRound = (context: CaseContext, change: Partial<Round>): CaseContext => ({
  ...context,
  rounds: [...context.rounds.slice(0, -1), { ...currentRound(context), ...change }],
});

/** Adds one to a count. */
export const counted = (context: CaseContext, name: keyof CaseContext['counts']): CaseContext => ({
  ...context,
  counts: { ...context.counts, [name]: context.counts[name] + 1 },
});
