// Moves a question to the agent or the customer, and its answer.
import type { CommandBody } from '@relais/contracts';
import type { Mover } from './mover';

export const requestInformation: Mover<'request_information'> = async (rows, { commandId: id, body, actor, at }) => {
  const { from } = body as Pick<CommandBody<'request_information'>, 'from'>;
  const asked = { askedFrom: from, question: body.question ?? null, askedBy: actor.userId, askedAt: at };
  await rows.insert('informationRequest', [{ ...asked, id, answer: null, answeredBy: null, answeredAt: null }]);
};

export const provideInformation: Mover<'provide_information'> = async (rows, { body, actor, at }) => {
  // One question at a time (life.md §2): the open one is the one that is answered.
  const open = (await rows.rows('informationRequest')).find(({ answeredAt }) => answeredAt === null);
  if (!open) return;
  const to = { answer: body.answer ?? null, answeredBy: actor.userId, answeredAt: at };
  await rows.change('informationRequest', { where: { id: open.id }, to });
};
