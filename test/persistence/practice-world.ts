// A database with the demo organisations in it, and raises as a helpdesk would send them.
import { randomUUID } from 'node:crypto';
import { type Actor, particularNames, type RaiseRequest, raise } from '@relais/contracts';
import {
  type AcceptRaise,
  ApiKeyRepository,
  Database,
  DirectoryRepository,
  hashApiKey,
  IntakeRepository,
  migrate,
  seed,
} from '@relais/persistence';
import { startTestPostgres } from '@relais/testing';

export const keys = { company: 'company-key', practice: 'practice-key' };

export interface World {
  readonly database: Database;
  readonly url: string;
  readonly organisationId: string;
  readonly otherOrganisationId: string;
  actor(username: string): Promise<Actor & { userId: string }>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const postgres = await startTestPostgres();
  await migrate(postgres.url);
  await seed(postgres.url, { keys });
  const database = await Database.open({ url: postgres.url, applicationName: 'test' });
  const organisationOf = async (key: string): Promise<string> => {
    const known = await new ApiKeyRepository(database).findByHash(hashApiKey(key));
    return known!.organisationId;
  };
  const organisationId = await organisationOf(keys.practice);
  const actor = async (username: string) => {
    const found = await new DirectoryRepository(database).actor({ organisationId, nameOrId: username });
    return found!.actor as Actor & { userId: string };
  };
  const stop = async () => {
    await database.close();
    await postgres.stop();
  };
  return { database, url: postgres.url, organisationId, otherOrganisationId: await organisationOf(keys.company), actor, stop };
}

export const monday = Date.parse('2026-03-02T09:00:00Z');

const completeDossier = {
  subject: 'Facturation – Mme Petit – 35 €',
  why: 'A refund outside the policy.',
  who: 'Billing',
  nextUpdateAt: '2026-03-03T10:00:00Z',
  context: { summary: 'Customer for 18 months.', contract: 'AB-1' },
  options: [{ label: 'Refund', cost: { amountMinor: 3500, currency: 'EUR' as const } }],
  decisionDeadline: '2026-03-04T10:00:00Z',
  facts: [{ at: '2026-03-01T08:00:00Z', text: 'Charged twice.' }],
  actionsTaken: [{ kind: 'diagnostic' as const, text: 'Compared both invoices.' }],
  particulars: Object.fromEntries(particularNames.map((name) => [name, 'Told.'])),
  preciseAsk: 'Refund 35 euros?',
  customerMessage: { at: '2026-03-02T08:30:00Z', text: 'You hear from us tomorrow.' },
};

export const raiseRequest = (change: Partial<RaiseRequest> = {}): RaiseRequest => ({
  ticket: { reference: `T-${randomUUID().slice(0, 8)}` },
  customer: { reference: 'C-1', name: 'Jeanne Petit', email: 'jeanne.petit@example.com', language: 'fr' },
  profile: { category: 'billing' },
  dossier: completeDossier,
  assessment: { verdict: 'justified' },
  ...change,
});

/** A raise by Léa, first-level agent, under a key of its own. */
export async function raiseOrder(world: World, change: Partial<RaiseRequest> & { key?: string; at?: number } = {}): Promise<AcceptRaise> {
  const { key = randomUUID(), at = monday, ...request } = change;
  return {
    organisationId: world.organisationId,
    principal: 'test',
    key,
    requestHash: JSON.stringify(request),
    actor: await world.actor('lea.martin'),
    raise: raise().parse(raiseRequest(request)),
    at,
    machineVersion: 1,
  };
}

/** A case just accepted. */
export async function acceptedCase(
  world: World,
  change: Partial<RaiseRequest> & { at?: number } = {},
): Promise<{ escalationId: string; commandId: string }> {
  const accepted = await new IntakeRepository(world.database).accept(await raiseOrder(world, change));
  if (accepted.kind !== 'accepted') throw new Error(`the raise was not accepted but ${accepted.kind}`);
  return { escalationId: accepted.escalationId, commandId: accepted.command.id };
}
