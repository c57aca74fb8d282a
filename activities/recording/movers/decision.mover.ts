// Moves what was decided, and what the customer said of it at J+3.
import type { CommandBody } from '@relais/contracts';
import type { Mover } from './mover';

export const decide: Mover<'decide'> = async (rows, { commandId: id, body, actor, at, profile, advice }) => {
  const { choice, cost } = body as Pick<CommandBody<'decide'>, 'choice' | 'cost'>;
  const { motive = null, customerMessage = null, nextSteps = null, override = null, draft = null } = body;
  const words = { motive, customerMessage, nextSteps, override };
  const decided = { id, choice, ...cost, draft, decidedBy: actor.userId as string, decidedAt: at };
  const advised = { advice, againstAdvice: advice?.against ?? false };
  const compared = { category: profile.category, reason: profile.reason, cause: body.cause ?? profile.cause ?? null };
  await rows.insert('decision', [{ ...words, ...decided, ...advised, ...compared }]);
};

export const recordCheck: Mover<'record_check'> = async (rows, { commandId: id, body, actor, at }) => {
  const { satisfied, satisfaction = null, recommendation = null, gestureUsed = null, retained = null, comment = null } = body;
  const answers = { satisfied: satisfied as boolean, satisfaction, recommendation, gestureUsed, retained };
  await rows.insert('followUp', [{ ...answers, id, comment, checkedBy: actor.userId, checkedAt: at }]);
};
