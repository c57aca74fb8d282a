// Moves what was decided, and what the customer said of it at J+3.
import type { CommandBody } from '@relais/contracts';
import type { Mover } from './mover';

export const decide: Mover<'decide'> = async (rows, { commandId: id, body, actor, at }) => {
  const { choice, cost } = body as Pick<CommandBody<'decide'>, 'choice' | 'cost'>;
  const { motive = null, customerMessage = null, nextSteps = null, override = null, draft = null } = body;
  const words = { motive, customerMessage, nextSteps, override };
  await rows.insert('decision', [{ ...words, id, choice, ...cost, draft, decidedBy: actor.userId as string, decidedAt: at }]);
};

export const recordCheck: Mover<'record_check'> = async (rows, { commandId: id, body, actor, at }) => {
  const { satisfied, satisfaction = null, recommendation = null, gestureUsed = null, retained = null, comment = null } = body;
  const answers = { satisfied: satisfied as boolean, satisfaction, recommendation, gestureUsed, retained };
  await rows.insert('followUp', [{ ...answers, id, comment, checkedBy: actor.userId, checkedAt: at }]);
};
