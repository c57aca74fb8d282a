// Keeps the versions of an organisation's policy: drafts that change, publications that never do, and who did what why.
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { type Changer, recordConfigChange } from '../access/config-change.repository';
import { newestCalendarIn } from '../calendars/calendar.repository';
import type { Database } from '../database/database';
import { insertRows } from '../database/rows';
import { PolicyEntity } from '../entities/rules.entity';
import { completed } from './policy.repository';
import {
  changeRow,
  draftIn,
  holdPolicy,
  line,
  listedColumns,
  nextVersionIn,
  publishedRowIn,
  refused,
  rowIn,
  stored,
} from './policy-version-rows';
import type {
  DraftPolicy,
  NamedPolicyVersion,
  PolicyVersionReference,
  PublishPolicy,
  RollBackPolicy,
  SavePolicyDraft,
  StoredPolicyVersion,
} from './policy-version-types';

export class PolicyVersionRepository {
  constructor(private readonly database: Database) {}

  /** The newest first, those below `before` only. */
  async list({ organisationId, before, limit }: { organisationId: string; before?: number; limit: number }) {
    const where = before === undefined ? { organisationId } : { organisationId, version: LessThan(before) };
    const { entities, raw } = await this.database.read((manager) =>
      manager
        .createQueryBuilder(PolicyEntity, 'policy')
        .select(listedColumns.map((column) => `policy.${column}`))
        .addSelect(`policy.document ->> 'name'`, 'name')
        .where(where)
        .orderBy('policy.version', 'DESC')
        .limit(limit)
        .getRawAndEntities<{ name: string }>(),
    );
    return entities.map((row, index): NamedPolicyVersion => ({ ...line(row), name: (raw[index] as { name: string }).name }));
  }

  /** Null when the organisation has no such version. */
  async find(reference: PolicyVersionReference): Promise<StoredPolicyVersion | null> {
    const row = await this.database.read((manager) => rowIn(manager, reference));
    return row && stored(row);
  }

  /** Null when none is published. */
  async published(organisationId: string): Promise<StoredPolicyVersion | null> {
    const row = await this.database.read((manager) => publishedRowIn(manager, organisationId));
    return row && stored(row);
  }

  /** @throws PolicyVersionRefusedError unknown_version · unknown_calendar */
  draft(order: DraftPolicy): Promise<StoredPolicyVersion> {
    return this.held(order, async (manager) => {
      const { changer, from } = order;
      const { organisationId, at } = changer;
      const published = await publishedRowIn(manager, organisationId);
      const source = from === undefined ? published : await rowIn(manager, { organisationId, version: from });
      if (!source && (from !== undefined || !order.document)) throw refused({ kind: 'unknown_version' });
      const document = order.document ?? (source as PolicyEntity).document;
      const calendarId = await knownCalendar(manager, { organisationId, calendarId: order.calendarId ?? source?.calendarId });
      const version = await nextVersionIn(manager, organisationId);
      const written = { authors: [changer.userId as string], draftedAt: at, changedAt: at, basedOn: published?.version ?? null };
      await insertRows(manager, { into: PolicyEntity, rows: [{ organisationId, version, document, calendarId, ...written }] });
      await trace(manager, { changer, what: 'policy_drafted', before: source?.version, after: version });
      return (await rowIn(manager, { organisationId, version })) as PolicyEntity;
    });
  }

  /** @throws PolicyVersionRefusedError unknown_version · published_already · stale · unknown_calendar */
  save(order: SavePolicyDraft): Promise<StoredPolicyVersion> {
    return this.held(order, async (manager) => {
      const { changer, version, expected, rewrite } = order;
      const { organisationId, at } = changer;
      const row = await draftIn(manager, { organisationId, version });
      if (expected !== undefined && expected !== row.revision) throw refused({ kind: 'stale', what: 'draft', version: row.revision });
      const calendarId = await knownCalendar(manager, { organisationId, calendarId: order.calendarId ?? row.calendarId });
      const authors = [...new Set([...row.authors, changer.userId as string])];
      const to = { document: rewrite(completed(row.document)), calendarId, authors, changedAt: at, revision: row.revision + 1 };
      await trace(manager, { changer, what: 'policy_draft_saved', before: version, after: version });
      return changeRow(manager, { row, to });
    });
  }

  /** A draft older than the published version takes the next number. @throws PolicyVersionRefusedError */
  publish(order: PublishPolicy): Promise<StoredPolicyVersion> {
    return this.held(order, async (manager) => {
      const { changer, version, revision, reason } = order;
      const { organisationId, at, userId } = changer;
      const row = await draftIn(manager, { organisationId, version });
      const published = await publishedRowIn(manager, organisationId);
      assertPublishedIs(published, order.expected ?? row.basedOn ?? 0);
      if (revision !== row.revision) throw refused({ kind: 'stale', what: 'draft', version: row.revision });
      if (needsSecondPair(published) && row.authors.includes(userId as string)) throw refused({ kind: 'second_pair_needed' });
      const isOlder = version < (published?.version ?? 0);
      const number = isOlder ? await nextVersionIn(manager, organisationId) : version;
      const to = { version: number, publishedAt: at, publishedBy: userId, reason };
      await trace(manager, { changer, what: 'policy_published', before: published?.version, after: number });
      return changeRow(manager, { row, to });
    });
  }

  /** Publishes the rules of an older version as a new one. @throws PolicyVersionRefusedError */
  rollBack(order: RollBackPolicy): Promise<StoredPolicyVersion> {
    return this.held(order, async (manager) => {
      const { changer, version: rolledBackTo, expected, reason } = order;
      const { organisationId, at, userId } = changer;
      const older = await rowIn(manager, { organisationId, version: rolledBackTo });
      if (!older) throw refused({ kind: 'unknown_version' });
      if (older.publishedAt === null) throw refused({ kind: 'not_published' });
      const published = (await publishedRowIn(manager, organisationId)) as PolicyEntity;
      if (expected !== undefined) assertPublishedIs(published, expected);
      // Whoever rolls back would publish alone.
      if (needsSecondPair(published)) throw refused({ kind: 'second_pair_needed' });
      const version = await nextVersionIn(manager, organisationId);
      const { document, calendarId } = older;
      const written = {
        authors: [userId as string],
        draftedAt: at,
        changedAt: at,
        publishedAt: at,
        publishedBy: userId,
        reason,
      };
      const row = { organisationId, version, document, calendarId, ...written, basedOn: published.version, rolledBackTo };
      await insertRows(manager, { into: PolicyEntity, rows: [row] });
      await trace(manager, { changer, what: 'policy_rolled_back', before: published.version, after: version });
      return (await rowIn(manager, { organisationId, version })) as PolicyEntity;
    });
  }

  /** Changes of an organisation's policy are taken one after the other. */
  private held(
    { changer: { organisationId } }: { readonly changer: Changer },
    change: (manager: EntityManager) => Promise<PolicyEntity>,
  ): Promise<StoredPolicyVersion> {
    return this.database.transaction(async (manager) => {
      await holdPolicy(manager, organisationId);
      return stored(await change(manager));
    });
  }
}

const needsSecondPair = (published: PolicyEntity | null): boolean =>
  published !== null && completed(published.document).publishing.secondPair;

function assertPublishedIs(published: PolicyEntity | null, expected: number): void {
  const { version } = published ?? { version: 0 };
  if (version !== expected) throw refused({ kind: 'stale', what: 'published', version });
}

async function knownCalendar(
  manager: EntityManager,
  { organisationId, calendarId }: { organisationId: string; calendarId: string | undefined },
): Promise<string> {
  const calendar = calendarId === undefined ? null : await newestCalendarIn(manager, { organisationId, calendarId });
  if (!calendar) throw refused({ kind: 'unknown_calendar' });
  return calendar.id;
}

interface Traced {
  readonly changer: Changer;
  readonly what: 'policy_drafted' | 'policy_draft_saved' | 'policy_published' | 'policy_rolled_back';
  readonly before: number | undefined;
  readonly after: number;
}

/** The versions themselves stay where they are. */
const trace = (manager: EntityManager, { changer, what, before, after }: Traced): Promise<void> =>
  recordConfigChange(manager, {
    changer,
    what,
    subjectId: changer.organisationId,
    before: before === undefined ? null : { version: before },
    after: { version: after },
  });
