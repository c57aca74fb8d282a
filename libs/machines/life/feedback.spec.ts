// Contract: life.md §1 `feedback`. Were it to fail, cases would never end, or end before the agent learned anything.
import { day, followingUp, inFeedback, people } from '@relais/testing/cases';

describe('the feedback', () => {
  it('is asked of the recipient, and closes the case when both sides are in, in either order', () => {
    expect(inFeedback().context.tasks).toEqual({ give_feedback: { for: 'recipient', since: inFeedback().at } });
    const given = inFeedback().send(['give_feedback', people.supervisor]);
    expect(given.told).toEqual(['feedback → agent']);
    expect(given.context.tasks).toEqual({});
    expect(given.send(['rate_support', people.agent], { rating: 4 }).context).toMatchObject({
      outcome: 'approved',
      closedBecause: 'completed',
    });
    const rated = inFeedback().send(['rate_support', people.agent], { rating: 4 });
    expect(rated.status).toBe('feedback');
    expect(rated.send(['give_feedback', people.supervisor]).told).toEqual(['feedback → agent', 'closed → agent']);
  });

  it('closes by itself after five days, with whatever is in', () => {
    const aCase = inFeedback();
    expect(aCase.context.due).toEqual({ feedback: aCase.at + 5 * day });
    expect(aCase.until('feedback').context).toMatchObject({ outcome: 'approved', closedBecause: 'feedback_delay', due: {}, tasks: {} });
    expect(aCase.told).toEqual(['closed → agent']);
  });

  it('is given once and rated once', () => {
    expect(inFeedback().send(['give_feedback', people.supervisor]).refusal(['give_feedback', people.supervisor])?.code).toBe(
      'already_done',
    );
    expect(
      inFeedback().send(['rate_support', people.agent], { rating: 1 }).refusal(['rate_support', people.agent], { rating: 5 })?.code,
    ).toBe('already_done');
  });

  it('keeps the outcome that was decided', () => {
    const refused = inFeedback();
    expect(refused.pass(5 * day).context.outcome).toBe('approved');
    expect(followingUp().context.standing).toBe('approved');
  });
});
