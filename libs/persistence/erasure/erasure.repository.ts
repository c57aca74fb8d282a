// Erases a person: the name is taken at once, then case after case, each batch whole, and in the end the certificate (ADR 17).
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { changeRows } from '../database/rows';
import { CustomerEntity } from '../entities/customer.entity';
import { ErasureEntity } from '../entities/erasure.entity';
import { UserEntity } from '../entities/organisation.entity';
import { beginIn } from './beginning';
import { eraseNextCases } from './case-batch';
import type { BeginErasure, CustomerQuestion, ErasureReference, ListErasures, StoredErasure } from './erasure-types';
import { namingPattern } from './naming-pattern';
import { remainingIn } from './remaining';
import { strikeTrail, strikingsOutsideCases } from './striking';
import { Tally } from './tally';

export class ErasureRepository {
  constructor(private readonly database: Database) {}

  /** The customer of a reference, also one erased since; null when nobody ever had it, or the secret of the digest is another. */
  customerOf({ organisationId, reference, digest }: CustomerQuestion): Promise<string | null> {
    return this.database.read(async (manager) => {
      const customer = await manager.findOneBy(CustomerEntity, { organisationId, reference });
      if (customer) return customer.id;
      const before = await manager.findOne(ErasureEntity, {
        where: { organisationId, subjectKind: 'customer', subjectDigest: digest },
        order: { begunAt: 'DESC' },
      });
      return before?.subjectId ?? null;
    });
  }

  isKnown({ organisationId, kind, id }: { organisationId: string; kind: 'customer' | 'user'; id: string }): Promise<boolean> {
    return this.database.read((manager) =>
      manager.existsBy<CustomerEntity | UserEntity>(kind === 'customer' ? CustomerEntity : UserEntity, { organisationId, id }),
    );
  }

  /**
   * Takes the person's name and queues the job that finishes what this process does not. Answers the id; null for nobody of the organisation.
   * @throws DatabaseError; then nothing has begun.
   */
  begin(order: BeginErasure): Promise<string | null> {
    return this.database.transaction((manager) => beginIn(manager, order));
  }

  /**
   * Does the next cases, or finishes; each call is one transaction. True once finished, also by another process. Whoever dies in the middle is
   * taken over: the row knows how far it came. @throws DatabaseError
   */
  advance(reference: ErasureReference, now: () => number): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const erasure = await lockedIn(manager, reference);
      if (erasure.finishedAt !== null) return true;
      const progress = await eraseNextCases(manager, erasure);
      await keep(manager, { erasure, to: progress ?? (await finish(manager, { erasure, at: now() })) });
      return progress === null;
    });
  }

  find({ organisationId, erasureId: id }: ErasureReference): Promise<StoredErasure | null> {
    return this.database.read((manager) => manager.findOneBy(ErasureEntity, { organisationId, id }));
  }

  list({ organisationId, after, limit }: ListErasures): Promise<readonly StoredErasure[]> {
    return this.database.read((manager) => {
      const query = manager
        .createQueryBuilder(ErasureEntity, 'erasure')
        .where('erasure.organisation_id = :organisationId', { organisationId });
      if (after) {
        const place = '(select begun_at, id from erasure where organisation_id = :organisationId and id = :after)';
        query.andWhere(`(erasure.begun_at, erasure.id) < ${place}`, { after });
      }
      return query.orderBy('erasure.begun_at', 'DESC').addOrderBy('erasure.id', 'DESC').limit(limit).getMany();
    });
  }
}

const lockedIn = (manager: EntityManager, { organisationId, erasureId: id }: ErasureReference): Promise<ErasureEntity> =>
  manager.findOneOrFail(ErasureEntity, { where: { organisationId, id }, lock: { mode: 'pessimistic_write' } });

const keep = (manager: EntityManager, { erasure, to }: { erasure: ErasureEntity; to: Partial<ErasureEntity> }): Promise<number> =>
  changeRows<ErasureEntity>(manager, { of: ErasureEntity, where: { organisationId: erasure.organisationId, id: erasure.id }, to });

/** The name is kept until here, to be searched for; then it goes too. */
async function finish(manager: EntityManager, { erasure, at }: { erasure: ErasureEntity; at: number }): Promise<Partial<ErasureEntity>> {
  const tally = new Tally(erasure);
  const pattern = namingPattern(erasure.identity ?? []);
  const { organisationId } = erasure;
  if (pattern) for (const change of strikingsOutsideCases(organisationId, pattern)) await tally.make(manager, change);
  if (pattern) await strikeTrail(manager, { organisationId, pattern, tally });
  const remaining = await remainingIn(manager, erasure);
  return { finishedAt: at, identity: null, fields: tally.fields, remaining };
}
