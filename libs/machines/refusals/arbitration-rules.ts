// What the commands of an arbitration must respect: one's own team, the options proposed, and never one's own message (domain.md §8).
import type { CaseContext, CommandEvent, Refusal } from '@relais/contracts';
import { contradiction, future } from './refusal';

/** By command, in the order that is answered. */
export const arbitrationRules = {
  state_position: [ownTeam],
  settle_arbitration: [proposedOption, messageAhead],
  validate_message: [anotherThanItsWriter],
  redraft_message: [messageAhead],
} as const;

function ownTeam(_context: CaseContext, { actor, teamId }: CommandEvent<'state_position'>): Refusal | null {
  const speaksForAny = actor.roles.some((role) => role === 'manager' || role === 'direction');
  if (speaksForAny || actor.teamIds.includes(teamId)) return null;
  return { code: 'not_entitled', detail: 'A team’s position is stated by its members, a manager or the direction.' };
}

function proposedOption({ arbitration }: CaseContext, { option }: CommandEvent<'settle_arbitration'>): Refusal | null {
  const options = arbitration?.options ?? 0;
  if (option === undefined) return options === 0 ? null : contradiction('/option', `must say which of the ${options} options is chosen`);
  return option <= options ? null : contradiction('/option', `names none of the ${options} options proposed`);
}

function messageAhead(_context: CaseContext, event: CommandEvent<'settle_arbitration' | 'redraft_message'>): Refusal | null {
  // A settlement that was on its way before there was a message brings none.
  const nextUpdateAt = event.customerMessage?.nextUpdateAt;
  return nextUpdateAt === undefined ? null : future('/customerMessage/nextUpdateAt', { at: event.at, instant: nextUpdateAt });
}

/** Says it of the person alone, whatever the command holds. */
export function anotherThanItsWriter(
  { settlementMessage }: CaseContext,
  { actor }: Pick<CommandEvent<'validate_message'>, 'actor'>,
): Refusal | null {
  if (settlementMessage?.writtenBy !== actor.userId) return null;
  return { code: 'not_entitled', detail: 'Somebody else than its writer validates a message: the owner, a manager or the direction.' };
}
