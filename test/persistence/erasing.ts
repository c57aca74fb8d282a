// Erases people as the API does, less HTTP, and reads the figures that must not change by it.
import { ErasureRepository, type StoredErasure } from '@relais/persistence';
import type { World } from './practice-world';
import { sqlOf } from './sql';

export interface Person {
  readonly kind: 'customer' | 'user';
  readonly id: string;
}

export class Erasing {
  readonly erasures: ErasureRepository;
  readonly digestOf = (reference: string): string => `digest of ${reference}`.replaceAll('zq', '');

  constructor(private readonly world: World) {
    this.erasures = new ErasureRepository(world.database);
  }

  /** By the reference, erased or not. */
  async customer(reference: string): Promise<Person> {
    const question = { organisationId: this.world.organisationId, reference, digest: this.digestOf(reference) };
    return { kind: 'customer', id: (await this.erasures.customerOf(question)) as string };
  }

  async begin(subject: Person): Promise<string> {
    const { userId: by } = await this.world.actor('anna.keller');
    const why = { reason: 'asked_by_the_person', legalBasis: null } as const;
    const order = { organisationId: this.world.organisationId, subject, ...why, by, at: Date.now(), digestOf: this.digestOf };
    return (await this.erasures.begin(order)) as string;
  }

  async finish(erasureId: string): Promise<StoredErasure> {
    const reference = { organisationId: this.world.organisationId, erasureId };
    while (!(await this.erasures.advance(reference, Date.now)));
    return (await this.erasures.find(reference)) as StoredErasure;
  }

  async erase(subject: Person): Promise<StoredErasure> {
    return this.finish(await this.begin(subject));
  }

  /** How many there have been. */
  count(): Promise<number> {
    return sqlOf(this.world.url, async (sql) => (await sql('select count(*)::int as n from erasure'))[0]?.n as number);
  }
}

/** What of the cases has nothing to do with words: states, steps, chains, amounts, ratings, numbers of rows. */
export const figures = (url: string) =>
  sqlOf(url, (sql) =>
    sql(
      `select e.id, e.status, e.outcome, e.step, e.version, e.level, e.class, e.timeline_hash, e.timeline_length, e.snapshot::text,
         (select sum(amount_minor)::int from decision d where d.escalation_id = e.id) as amount,
         (select array_agg(rating) from feedback f where f.escalation_id = e.id) as rating,
         (select array_agg(satisfaction) from follow_up f where f.escalation_id = e.id) as satisfaction,
         (select count(*)::int from message m where m.escalation_id = e.id) as messages
       from escalation e order by e.id`,
    ),
  );
