// Contract: life.md §3 `promise`. Were it to fail, customers would wait for a word that nobody notices is missing.
import { awaiting, day, deciding, decision, documenting, hour, implementing, mondayMorning, people } from '@relais/testing/cases';

const word = { statesPosition: false } as const;

describe('the promised next update', () => {
  it('is eight hours after the transfer', () => {
    expect(awaiting().context.due.promise).toBe(mondayMorning + 8 * hour);
    expect(documenting().context.due).not.toHaveProperty('promise');
  });

  it('is kept by an update, which sets the next: as named, else as the policy says', () => {
    const aCase = awaiting()
      .pass(hour)
      .send(['update_customer', people.agent], { ...word, nextUpdateAt: mondayMorning + 6 * hour });
    expect(aCase.context).toMatchObject({ counts: { promisesKept: 1, promisesBroken: 0 }, due: { promise: mondayMorning + 6 * hour } });
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.told).toEqual(['update → customer']);
    expect(aCase.send(['update_customer', people.agent], word).context.due.promise).toBe(aCase.at + 8 * hour);
  });

  it('is made before the transfer only when an update names it', () => {
    const aCase = documenting();
    expect(aCase.send(['update_customer', people.agent], word).context.due).not.toHaveProperty('promise');
    aCase.send(['update_customer', people.agent], { ...word, nextUpdateAt: aCase.at + 2 * hour });
    aCase.world.missing = 0;
    expect(aCase.send(['complete_dossier', people.agent], {}).context.due.promise).toBe(aCase.at + 2 * hour);
  });

  it('is kept by the confirmation of the decision, and none follows', () => {
    const aCase = deciding().send(['decide', people.supervisor], decision());
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.counts.promisesKept).toBe(1);
    expect(aCase.context.due).not.toHaveProperty('promise');
  });

  it('goes on while the decision is carried out', () => {
    expect(implementing().until('promise').told).toEqual(['promise_missed → point_of_contact']);
  });

  it('must lie ahead', () => {
    const aCase = awaiting();
    expect(aCase.refusal(['update_customer', people.agent], { ...word, nextUpdateAt: aCase.at })?.details?.errors?.[0]?.pointer).toBe(
      '/nextUpdateAt',
    );
  });
});

describe('a promise that passes without a word', () => {
  it('is counted once and flagged to the point of contact, an hour later to the supervisor', () => {
    const aCase = awaiting().until('promise');
    expect(aCase.noted).toEqual(['promise_missed']);
    expect(aCase.told).toEqual(['promise_missed → point_of_contact']);
    expect(aCase.context.due.promiseFlag).toBe(mondayMorning + 9 * hour);
    expect(aCase.until('promiseFlag').told).toEqual(['promise_missed → supervisor']);
    expect(aCase.context.due).not.toHaveProperty('promiseFlag');
    expect(aCase.context.counts).toMatchObject({ promisesBroken: 1, promisesKept: 0 });
  });

  it('is not flagged further once a word was given, and not counted as kept', () => {
    const aCase = awaiting().until('promise').send(['update_customer', people.agent], word);
    expect(aCase.noted).toEqual([]);
    expect(aCase.context.due).not.toHaveProperty('promiseFlag');
    expect(aCase.context.counts).toMatchObject({ promisesBroken: 1, promisesKept: 0 });
  });

  it('still reaches the supervisor when it is only acknowledged: the customer has heard nothing', () => {
    const aCase = awaiting().until('promise');
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 4 * hour });
    expect(aCase.until('promiseFlag').told).toEqual(['promise_missed → supervisor']);
    expect(aCase.context.due).toHaveProperty('promise');
  });

  it('flags the first of two missed in a row at its own time', () => {
    const aCase = awaiting().until('promise');
    const { promiseFlag } = aCase.context.due;
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour / 2 }).until('promise');
    expect(aCase.context.due.promiseFlag).toBe(promiseFlag);
    expect(aCase.context.counts.promisesBroken).toBe(2);
  });
});

describe('a promise that an acknowledgment replaces', () => {
  it('is neither kept nor broken while it was ahead', () => {
    const aCase = awaiting().pass(hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + day });
    expect(aCase.noted).toEqual([]);
    expect(aCase.context.counts).toMatchObject({ promisesKept: 0, promisesBroken: 0 });
    expect(aCase.context.due.promise).toBe(aCase.at + day);
  });
});

describe('a command that meets a promise already past, its clock not taken', () => {
  const asleep = () => deciding().sleep(5 * hour);

  it.each([
    ['an update', () => asleep().send(['update_customer', people.agent], word)],
    ['a decision', () => asleep().send(['decide', people.supervisor], decision())],
    ['another level', () => asleep().send(['decide', people.supervisor], decision({ choice: 'escalate_further' }))],
  ])('%s records that it was broken', (_what, happen) => {
    const aCase = happen();
    expect(aCase.noted).toContain('promise_missed');
    expect(aCase.context.counts).toMatchObject({ promisesBroken: 1, promisesKept: 0 });
  });

  it('an acknowledgment does so as well', () => {
    const aCase = awaiting().sleep(9 * hour);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + hour });
    expect(aCase.noted).toEqual(['promise_missed']);
    expect(aCase.context.counts.promisesBroken).toBe(1);
  });

  it('at the very instant the promise is kept', () => {
    const aCase = deciding()
      .sleep(4 * hour)
      .send(['update_customer', people.agent], word);
    expect(aCase.context.counts).toMatchObject({ promisesBroken: 0, promisesKept: 1 });
  });
});

describe('a promise at a later transfer', () => {
  it('that is still ahead stays', () => {
    const aCase = deciding();
    const { promise } = aCase.context.due;
    expect(aCase.send(['decide', people.supervisor], decision({ choice: 'escalate_further' })).context.due.promise).toBe(promise);
    expect(aCase.context.counts).toMatchObject({ promisesKept: 0, promisesBroken: 0 });
  });

  it('that was missed gives way to a new one, and the transfer is the word', () => {
    const aCase = awaiting()
      .until('promise')
      .pass(hour / 2);
    aCase.send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 1000 }).pass(1000);
    aCase.send(['decide', people.supervisor], decision({ choice: 'escalate_further' }));
    expect(aCase.context.due.promise).toBe(aCase.at + 8 * hour);
    expect(aCase.context.due).not.toHaveProperty('promiseFlag');
  });
});
