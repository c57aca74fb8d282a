// Who takes a case: the person that was named, or whoever the case's matrix means on today's roster (domain.md §6).
import type { CaseProfile, Level, Recipient, RoutingRule } from '@relais/contracts';
import { route } from '@relais/domain/routing';
import type { Roster } from '@relais/persistence';

export interface RecipientQuestion {
  /** The matrix the case carries; a newer one does not touch it. */
  readonly matrix: readonly RoutingRule[];
  readonly profile: CaseProfile;
  readonly level: Level;
  readonly chosen: { readonly teamId: string; readonly userId: string } | null;
}

/**
 * The team's primary person, else its backup; a person chosen by somebody goes before the matrix while active, with the team's own backup behind.
 * Null when no row takes the case at this level, the team is gone, or neither of the two is active.
 */
export function findRecipient(roster: Roster, { matrix, profile, level, chosen }: RecipientQuestion): Recipient | null {
  const active = new Set(roster.users.flatMap(({ id, active }) => (active ? [id] : [])));
  const teamId = chosen && active.has(chosen.userId) ? chosen.teamId : route(matrix, { profile, level });
  const team = roster.teams.find(({ id }) => id === teamId);
  if (!team) return null;
  const seated = [team.primaryUserId, team.backupUserId].filter((id) => id !== null && active.has(id));
  const userId = chosen && active.has(chosen.userId) ? chosen.userId : seated[0];
  if (!userId) return null;
  return { teamId: team.id, userId, backupUserId: seated.find((id) => id === team.backupUserId && id !== userId) ?? null };
}
