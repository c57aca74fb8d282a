// Reads what advice on a case needs of other cases and of its own past (domain.md §7).
import type { Situation } from '@relais/contracts';
import type { Database } from '../database/database';
import { DecisionEntity } from '../entities/decision.entity';
import type { EscalationReference } from '../escalations/escalation-types';
import { earlierQuery, precedentQuery, situationQuery } from './advice-queries';
import type { AdvisedCase, DecidedBefore, EarlierCases, TakenDecision } from './advice-types';

interface EarlierRow {
  count: number;
  same: number;
  id: string | null;
  category: EarlierCases['items'][number]['category'];
  raised_at: Date;
  status: EarlierCases['items'][number]['status'];
  outcome: EarlierCases['items'][number]['outcome'];
  amount_minor: number | null;
  currency: string | null;
}

interface PrecedentRow extends Pick<DecidedBefore, 'id' | 'choice' | 'currency' | 'reason' | 'cause' | 'satisfied' | 'satisfaction'> {
  decided_at: Date;
  amount_minor: number;
  against_advice: boolean;
}

export class AdviceRepository {
  constructor(private readonly database: Database) {}

  /** At most `limit` of the customer's earlier escalations, and how many the reader may see in all. */
  async earlier({ limit, ...of }: AdvisedCase & { readonly limit: number }): Promise<EarlierCases> {
    const rows = await this.ask<EarlierRow>(earlierQuery, { of, limit });
    const [{ count, same: sameCategory }] = rows as [EarlierRow];
    const items = rows.filter((row): row is EarlierRow & { id: string } => row.id !== null);
    return {
      count,
      sameCategory,
      items: items.map(({ id, category, raised_at, status, outcome, amount_minor, currency }) => {
        return { id, category, status, outcome, currency, raisedAt: raised_at.getTime(), grantedMinor: amount_minor };
      }),
    };
  }

  /** The `limit` latest decisions of that category on other cases, the newest first. */
  async decidedBefore({ limit, ...of }: AdvisedCase & { readonly limit: number }): Promise<readonly DecidedBefore[]> {
    const rows = await this.ask<PrecedentRow>(precedentQuery, { of, limit });
    return rows.map(({ decided_at, amount_minor: amountMinor, against_advice: againstAdvice, ...row }) => {
      return { ...row, amountMinor, againstAdvice, decidedAt: decided_at.getTime() };
    });
  }

  /** Null where nobody said, and once the words of the case are erased. */
  async situation({ organisationId, escalationId }: EscalationReference): Promise<Situation | null> {
    const rows = await this.database.read((manager) =>
      manager.query<{ situation: Situation }[]>(situationQuery, [organisationId, escalationId]),
    );
    return rows[0]?.situation ?? null;
  }

  /** What was decided on the case, the newest first. */
  async decisions({ organisationId, escalationId }: EscalationReference): Promise<readonly TakenDecision[]> {
    const rows = await this.database.read((manager) =>
      manager.find(DecisionEntity, { where: { organisationId, escalationId }, order: { decidedAt: 'DESC' } }),
    );
    return rows.map(({ decidedBy: by, decidedAt, choice, amountMinor, currency, override, advice }) => {
      return { by, decidedAt, choice, amountMinor, currency, override, advice };
    });
  }

  private ask<Row>(query: string, { of, limit }: { of: AdvisedCase; limit: number }): Promise<Row[]> {
    const { organisationId, escalationId, category, viewerId } = of;
    return this.database.read((manager) => manager.query<Row[]>(query, [organisationId, escalationId, category, viewerId, limit]));
  }
}
