// Keeps what the reconciler found: one open finding for each case and kind, ended by a remedy or when it is found no more.
import type { FindingEnd, FindingKind } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import type { EscalationReference } from '../escalations/escalation-types';
import type { Finding, ListFindings, StoredFinding } from './reconciliation-types';

export interface KeepLook extends EscalationReference {
  readonly at: number;
  /** What was found; null when case and workflow agree. */
  readonly finding: Finding | null;
  /** Closed, its workflow has ended: it is looked at no more. */
  readonly settled: boolean;
}

export class FindingRepository {
  constructor(private readonly database: Database) {}

  /** Writes the look, opens or renews what was found, ends what is found no more. Answers whether the finding is new. */
  async keepLook({ at, finding, settled, ...reference }: KeepLook): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const { organisationId, escalationId } = reference;
      if (settled) await manager.query('delete from reconciliation_look where escalation_id = $1', [escalationId]);
      else await manager.query(lookQuery, [organisationId, escalationId, new Date(at)]);
      return keepIn(manager, { reference, at, finding });
    });
  }

  /** The same for a workflow whose case is not in the database. */
  keepUnknown({ at, finding, ...reference }: Omit<KeepLook, 'settled'>): Promise<boolean> {
    return this.database.transaction((manager) => keepIn(manager, { reference, at, finding }));
  }

  async resolve({ escalationId, kind, end, at }: { escalationId: string; kind: FindingKind; end: FindingEnd; at: number }): Promise<void> {
    await this.database.read((manager) => manager.query(resolveQuery, [escalationId, kind, end, new Date(at)]));
  }

  /** Of one organisation. */
  list({ organisationId, state, before, limit }: ListFindings): Promise<readonly StoredFinding[]> {
    const { firstSeenAt, id } = before ?? { firstSeenAt: null, id: null };
    const values = [organisationId, state === 'open', firstSeenAt === null ? null : new Date(firstSeenAt), id, limit];
    return this.database.read((manager) => manager.query(listQuery, values));
  }

  /** Of all organisations, oldest first. */
  open(): Promise<readonly StoredFinding[]> {
    return this.database.read((manager) => manager.query(openQuery));
  }

  /** How many are open, by kind; kinds without any are left out. */
  async openByKind(): Promise<ReadonlyMap<FindingKind, number>> {
    const rows = await this.database.read((manager) =>
      manager.query<{ kind: FindingKind; number: number }[]>(
        'select kind, count(*)::int as number from reconciliation_finding where resolved_at is null group by kind',
      ),
    );
    return new Map(rows.map(({ kind, number }) => [kind, number]));
  }
}

async function keepIn(
  manager: EntityManager,
  { reference, at, finding }: { reference: EscalationReference; at: number; finding: Finding | null },
): Promise<boolean> {
  const { organisationId, escalationId } = reference;
  await manager.query(goneQuery, [escalationId, finding?.kind ?? null, new Date(at)]);
  if (finding === null) return false;
  const values = [organisationId, escalationId, finding.kind, finding.remedy, JSON.stringify(finding.detail), new Date(at)];
  const [row] = await manager.query<{ isNew: boolean }[]>(keepQuery, values);
  return row?.isNew === true;
}

const lookQuery = `
  insert into reconciliation_look (organisation_id, escalation_id, looked_at) values ($1, $2, $3)
  on conflict (escalation_id) do update set looked_at = excluded.looked_at`;

const goneQuery = `
  update reconciliation_finding set resolved_at = $3, resolution = 'gone'
  where escalation_id = $1 and resolved_at is null and kind is distinct from $2`;

// `xmax` is 0 for a row that was inserted, not updated.
const keepQuery = `
  insert into reconciliation_finding as f (organisation_id, escalation_id, kind, remedy, detail, first_seen_at, last_seen_at)
  values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (escalation_id, kind) where resolved_at is null
    do update set remedy = excluded.remedy, detail = excluded.detail, last_seen_at = excluded.last_seen_at
  returning f.xmax = 0 as "isNew"`;

const resolveQuery = `
  update reconciliation_finding set resolved_at = $4, resolution = $3
  where escalation_id = $1 and kind = $2 and resolved_at is null`;

const milliseconds = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::float8`;

const findings = `
  select f.id, f.organisation_id as "organisationId", f.escalation_id as "escalationId", t.reference as "ticketReference", f.kind, f.remedy, f.detail,
    ${milliseconds('f.first_seen_at')} as "firstSeenAt", ${milliseconds('f.last_seen_at')} as "lastSeenAt",
    ${milliseconds('f.resolved_at')} as "resolvedAt", f.resolution
  from reconciliation_finding f
  left join escalation e on e.id = f.escalation_id and e.organisation_id = f.organisation_id
  left join ticket t on t.id = e.ticket_id`;

const listQuery = `${findings}
  where f.organisation_id = $1 and (not $2 or f.resolved_at is null)
    and ($3::timestamptz is null or (f.first_seen_at, f.id) < ($3::timestamptz, $4::uuid))
  order by f.first_seen_at desc, f.id desc limit $5`;

const openQuery = `${findings} where f.resolved_at is null order by f.first_seen_at, f.id`;
