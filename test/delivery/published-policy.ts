// Publishes a change of the practice organisation's rules, as the API does once they were checked.
import { randomUUID } from 'node:crypto';
import type { PolicyDocument } from '@relais/contracts';
import { PolicyRepository, PolicyVersionRepository } from '@relais/persistence';
import { monday, type World } from '../persistence/practice-world';

/** Answers the version; cases born from here on live by it. */
export async function published(world: World, change: Partial<PolicyDocument>): Promise<number> {
  const { database, organisationId } = world;
  const now = await new PolicyRepository(database).published(organisationId);
  const versions = new PolicyVersionRepository(database);
  const { userId } = await world.actor('olga.novak');
  const order = () => ({ changer: { organisationId, principal: 'test', userId, at: monday }, commandId: randomUUID() });
  const { version, revision } = await versions.draft({ ...order(), document: { ...now!.document, ...change } });
  await versions.publish({ ...order(), version, revision, reason: 'For this test' });
  return version;
}
