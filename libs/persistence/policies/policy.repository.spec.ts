// Lost if this fails: an update of Relais leaves an organisation unable to raise cases under the rules that it published before.
import type { PolicyDocument } from '@relais/contracts';
import { completed } from './policy.repository';

it('a policy published before a setting existed has its default, and keeps what it says itself', () => {
  const published = { name: 'Règles de 2025', publishing: { secondPair: true } } as unknown as PolicyDocument;
  expect(completed(published)).toMatchObject({
    name: 'Règles de 2025',
    publishing: { secondPair: true },
    tables: {},
    levelCeilings: {},
    healthyRates: { calls: { fromPercent: 5, toPercent: 10 } },
  });
  expect(completed(published)).not.toHaveProperty('matrix');
  expect(Object.values(completed(published))).not.toContain(undefined);
});
