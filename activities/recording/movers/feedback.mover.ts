// Moves the note for the initial agent and the agent's rating of the support received: two halves of one sheet.
import type { CaseRow, CaseTransaction } from '@relais/persistence';
import type { Mover } from './mover';

type Sheet = CaseRow<'feedback'>;

const blank: Sheet = {
  wellDone: null,
  toImprove: null,
  toLearn: null,
  lesson: null,
  givenBy: null,
  givenAt: null,
  rating: null,
  ratingComment: null,
  ratedBy: null,
  ratedAt: null,
};

export const giveFeedback: Mover<'give_feedback'> = async (rows, { body, actor, at }) => {
  const { wellDone = null, toImprove = null, toLearn = null, lesson = null } = body;
  await fill(rows, { wellDone, toImprove, toLearn, lesson, givenBy: actor.userId, givenAt: at });
};

export const rateSupport: Mover<'rate_support'> = async (rows, { body, actor, at }) => {
  await fill(rows, { rating: body.rating ?? null, ratingComment: body.comment ?? null, ratedBy: actor.userId, ratedAt: at });
};

async function fill(rows: CaseTransaction, half: Partial<Sheet>): Promise<void> {
  const changed = await rows.change('feedback', { where: {}, to: half });
  if (changed === 0) await rows.insert('feedback', [{ ...blank, ...half }]);
}
