// Lists what the reconciler found to those who can mend it.
import { Controller } from '@nestjs/common';
import type { FindingView } from '@relais/contracts';
import { FindingRepository, type StoredFinding } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { ProblemError } from '../http/problem-error';
import { readCursor, writeCursor } from './finding-cursor';
import { listFindings } from './reconciliation.endpoints';

const allowedRoles = ['operator', 'admin'] as const;

@Controller()
export class ReconciliationController {
  constructor(private readonly findings: FindingRepository) {}

  /** @throws ProblemError not_entitled · invalid_cursor */
  @Serves(listFindings)
  async list(@Request() { principal, actor, query }: Asked<typeof listFindings>): Promise<Answer> {
    if (!actor.roles.some((role) => allowedRoles.some((allowed) => allowed === role))) {
      throw new ProblemError({ code: 'not_entitled', detail: 'Only operators and administrators read this.', details: { allowedRoles } });
    }
    const { cursor, limit, state } = query;
    const before = cursor === undefined ? null : readCursor(cursor);
    const found = await this.findings.list({ organisationId: principal.organisationId, state, before, limit: limit + 1 });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return ok({ items: items.map(present), nextCursor: found.length > limit && last ? writeCursor(last) : null });
  }
}

const present = ({ firstSeenAt, lastSeenAt, resolvedAt, ...finding }: StoredFinding): FindingView => ({
  id: finding.id,
  escalationId: finding.escalationId,
  kind: finding.kind,
  remedy: finding.remedy,
  detail: finding.detail,
  firstSeenAt: written(firstSeenAt),
  lastSeenAt: written(lastSeenAt),
  resolvedAt: resolvedAt === null ? null : written(resolvedAt),
  resolution: finding.resolution,
});

const written = (instant: number): string => new Date(instant).toISOString();
