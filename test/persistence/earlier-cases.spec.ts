// Lost if this fails: whoever decides is told nothing, or a wrong amount, of a customer to whom much was granted before.
import { randomUUID } from 'node:crypto';
import { AdviceRepository } from '@relais/persistence';
import { acceptedCase, monday, startWorld, type World } from './practice-world';
import { sqlOf } from './sql';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 120_000);
afterAll(() => world.stop());

const grant = (escalationId: string, amountMinor: number) =>
  sqlOf(world.url, (sql) =>
    sql(
      `insert into decision (id, organisation_id, escalation_id, choice, amount_minor, currency, decided_by, decided_at, category, reason, against_advice)
       select $1, organisation_id, id, 'approve', $2, 'EUR', agent_id, now(), 'billing', null, false from escalation where id = $3`,
      [randomUUID(), amountMinor, escalationId],
    ),
  );

it('gestures of one case count together, also beyond what a 32-bit number holds', async () => {
  const before = await acceptedCase(world);
  const mine = await acceptedCase(world, { at: monday + 60_000 });
  for (const amountMinor of [1_000_000_000, 1_000_000_000, 999_999_999]) await grant(before.escalationId, amountMinor);
  const { organisationId } = world;
  const asked = { organisationId, escalationId: mine.escalationId, category: 'billing', viewerId: null, limit: 5 } as const;
  const { items } = await new AdviceRepository(world.database).earlier(asked);
  expect(items.map(({ id, grantedMinor }) => [id, grantedMinor])).toEqual([[before.escalationId, 2_999_999_999]]);
});
