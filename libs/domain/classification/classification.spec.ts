// Proves the class of a case: cadence and targets hang on it (domain.md §3).
import { type CaseProfile, profile } from '@relais/contracts';
import { classify } from '.';

const profiled = (change: Record<string, unknown>): CaseProfile => profile().parse({ category: 'billing', ...change });
const affecting = (customersAffected: number) => ({ impact: { customersAffected } });

describe('the class of a case (domain.md §3): a wrong one would remind too late', () => {
  it.each([
    ['a security case', { category: 'security' }, 'incident'],
    ['a technical case of several customers', { category: 'technical', ...affecting(2) }, 'incident'],
    ['a technical case of one customer', { category: 'technical', ...affecting(1) }, 'standard'],
    ['a technical case on a critical service', { category: 'technical', criticalService: true }, 'incident'],
    ['a billing case on a critical service', { criticalService: true }, 'standard'],
    ['a customer of the VIP tier', { tier: 'vip' }, 'vip'],
    ['the category vip', { category: 'vip' }, 'vip'],
    ['a VIP hit by a security case: the shortest cadence wins', { category: 'security', tier: 'vip' }, 'incident'],
    ['anything else', {}, 'standard'],
  ])('%s', (_situation, change, expected) => {
    expect(classify(profiled(change))).toBe(expected);
  });
});
