// Reads on-call plans, the newest version of each team.
import type { OnCallPlan } from '@relais/contracts';
import type { EntityManager } from 'typeorm';
import { OnCallPlanEntity } from '../entities/on-call.entity';

export interface TeamReference {
  readonly organisationId: string;
  readonly teamId: string;
}

export interface StoredOnCallPlan {
  readonly teamId: string;
  readonly version: number;
  readonly document: OnCallPlan;
  /** Why this version was saved, where somebody said so and their words were not erased. */
  readonly reason: string | null;
  readonly savedAt: number;
  readonly savedBy: string | null;
}

/** Null for a team without a plan. */
export async function newestPlanIn(manager: EntityManager, { organisationId, teamId }: TeamReference): Promise<StoredOnCallPlan | null> {
  const row = await manager.findOne(OnCallPlanEntity, { where: { organisationId, teamId }, order: { version: 'DESC' } });
  if (!row) return null;
  const { version, document, reason, savedAt, savedBy } = row;
  return { teamId, version, document, reason, savedAt, savedBy };
}
