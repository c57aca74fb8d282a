// Contract: life.md §2 `withdraw`, `cancel`; "closed". Were it to fail, an ended case would go on writing to people.
import {
  arbitrating,
  awaiting,
  day,
  deciding,
  documenting,
  evaluating,
  followingUp,
  hour,
  inFeedback,
  people,
  system,
} from '@relais/testing/cases';

const beforeDecision = { evaluating, documenting, awaiting, deciding, arbitrating };

describe.each(Object.entries(beforeDecision))('while %s', (_name, begin) => {
  it('the customer gives up: withdrawn', () => {
    const aCase = begin().send(['withdraw', people.agent]);
    expect(aCase.context).toMatchObject({
      outcome: 'withdrawn',
      closedBecause: 'withdrawn',
      due: {},
      left: {},
      started: {},
      spent: {},
      tasks: {},
    });
    expect(aCase.told).toEqual(['closed → agent']);
  });

  it.each([
    ['an operator', people.operator],
    ['Temporal', system],
  ])('%s cancels it: cancelled', (_who, actor) => {
    expect(begin().send(['cancel', actor]).context).toMatchObject({ outcome: 'cancelled', closedBecause: 'cancelled', due: {}, tasks: {} });
  });
});

describe('after the decision was carried out', () => {
  it.each([
    ['following up', followingUp],
    ['feedback', inFeedback],
  ])('%s: a cancellation keeps the outcome and says why it ended; nobody withdraws', (_name, begin) => {
    expect(begin().refusal(['withdraw', people.agent])?.code).toBe('not_allowed_now');
    expect(begin().send(['cancel', people.operator]).context).toMatchObject({ outcome: 'approved', closedBecause: 'cancelled' });
  });
});

describe('an end that finds clocks past', () => {
  it('records both breaches and the broken promise although nobody had taken them', () => {
    const aCase = deciding()
      .sleep(4 * day)
      .send(['withdraw', people.agent]);
    expect(aCase.noted).toEqual(['resolution_breached', 'promise_missed']);
    expect(aCase.context.rounds[0]).toMatchObject({ responseBreached: false, resolutionBreached: true });
    expect(aCase.context.counts.promisesBroken).toBe(1);
    const unheard = awaiting()
      .sleep(4 * day)
      .send(['withdraw', people.agent]);
    expect(unheard.noted).toEqual(['response_breached', 'resolution_breached', 'promise_missed']);
  });

  it('records nothing that was still ahead', () => {
    const aCase = awaiting().pass(hour).send(['withdraw', people.agent]);
    expect(aCase.noted).toEqual([]);
    expect(aCase.context.counts).toMatchObject({ promisesBroken: 0, promisesKept: 0 });
  });
});

describe('a closed case', () => {
  it('never reopens', () => {
    const aCase = awaiting().send(['withdraw', people.agent]);
    expect(aCase.snapshot.status).toBe('done');
    expect(aCase.refusal(['add_note', people.agent], { internal: true })?.code).toBe('closed');
  });
});
