// Lost if these fail: a supervisor is shown decisions that have nothing to do with the one at hand, and cannot tell why.

import { profile } from '@relais/contracts';
import { compileTable } from '@relais/domain/decision-tables';
import { closestPrecedents, criteriaTable, decisionFacts, factsToDecide } from '.';

const of = { reason: 'authority', cause: 'company_error', costMinor: 5000 };
const decided = (name: string, change: object) => ({ name, reason: 'skill', cause: null, costMinor: 20_000, ...change });
const bandOf = (costMinor: number) => (costMinor > 10_000 ? 'high' : costMinor < 2000 ? 'low' : 'middle');
const closest = (candidates: ReturnType<typeof decided>[], limit = 10) =>
  closestPrecedents(of, { candidates, bandOf, limit }).map(({ name, alike }) => `${name}: ${alike.join(' ')}`);

it('those that share most come first, and each says what it shares', () => {
  const found = closest([
    decided('none', {}),
    decided('all', { reason: 'authority', cause: 'company_error', costMinor: 10_000 }),
    decided('cost', { costMinor: 2000 }),
    decided('two', { reason: 'authority', costMinor: 9000 }),
  ]);
  expect(found).toEqual(['all: reason cause cost_band', 'two: reason cost_band', 'cost: cost_band', 'none: ']);
});

it('the newest stay first among equals, and no more are shown than asked', () => {
  expect(closest([decided('new', {}), decided('older', {}), decided('oldest', {})], 2)).toEqual(['new: ', 'older: ']);
});

it('what nobody knows is like nothing', () => {
  const unknown = { reason: null, cause: null, costMinor: null };
  expect(closestPrecedents(unknown, { candidates: [decided('any', { reason: null })], bandOf, limit: 1 })[0]?.alike).toEqual([]);
});

describe('the facts of a case', () => {
  const none = { profile: profile().parse({ category: 'billing' }), dossier: {}, situation: null, repeat: false, recommendedMinor: null };
  const facts = (change: object, supposed = {}) =>
    Object.fromEntries(
      factsToDecide({ ...none, ...change } as never, supposed).map(({ fact, value, from }) => [
        fact,
        value === null ? from : `${value} (${from})`,
      ]),
    );

  it('are unknown unless somebody told them: an amount of 0 and a cause are never guessed', () => {
    expect(facts({})).toEqual({
      tenureMonths: 'unknown',
      satisfaction: 'unknown',
      costMinor: 'unknown',
      cause: 'unknown',
      churnRisk: 'unknown',
      policy: 'unknown',
      repeat: 'false (history)',
      category: 'billing (profile)',
      tier: 'standard (profile)',
    });
  });

  it('are believed from whoever knows better', () => {
    const aggressive = { sensitivity: { frustration: 5, churnRisk: 'low', aggressive: true } };
    expect(facts({ dossier: aggressive }).cause).toBe('aggression (dossier)');
    expect(facts({ situation: 'testing_the_system' }).cause).toBe('testing (assessment)');
    expect(facts({ dossier: aggressive, profile: { ...none.profile, cause: 'company_error' } }).cause).toBe('company_error (profile)');
    expect(facts({ dossier: aggressive }, { cause: 'customer_situation', costMinor: 0 })).toMatchObject({
      cause: 'customer_situation (asked)',
      costMinor: '0 (asked)',
    });
    expect(facts({ recommendedMinor: 9000 }, {}).costMinor).toBe('9000 (recommendation)');
    expect(facts({ dossier: { context: { earlierRequests: 2 } } }).repeat).toBe('true (dossier)');
    expect(facts({ repeat: true }).repeat).toBe('true (history)');
  });
});

it('every fact of a case is one that the tables may ask', () => {
  const { rules } = compileTable(criteriaTable, decisionFacts);
  expect(rules.length).toBeGreaterThan(0);
  expect(Object.keys(decisionFacts).sort()).toEqual(
    factsToDecide(
      { profile: profile().parse({ category: 'billing' }), dossier: {}, situation: null, repeat: false, recommendedMinor: null },
      {},
    )
      .map(({ fact }) => fact)
      .sort(),
  );
});
