// Who takes a case: the person that was named, or whoever is on call for the team that the case's matrix means today (domain.md §6).
import type { CaseProfile, Level, Recipient, RoutingRule } from '@relais/contracts';
import { type OnCall, onCallAt, type PassedOver } from '@relais/domain/on-call';
import { route } from '@relais/domain/routing';
import type { CaseTransaction } from '@relais/persistence';

export interface RecipientQuestion {
  /** The matrix the case carries; a newer one does not touch it. */
  readonly matrix: readonly RoutingRule[];
  readonly profile: CaseProfile;
  readonly level: Level;
  readonly chosen: { readonly teamId: string; readonly userId: string } | null;
  /** Instant of the step that asks, epoch milliseconds. */
  readonly at: number;
}

export interface RecipientSearch {
  readonly level: Level;
  /** Null when no row takes the case at this level, or the team is gone. */
  readonly teamId: string | null;
  readonly recipient: Recipient | null;
  /** Who was expected and is not there; the timeline says so. */
  readonly passedOver: readonly PassedOver[];
}

/**
 * Whoever is on call for the team, with the plan's backup behind: of a team without a plan its primary, else its backup. A person chosen by
 * somebody goes before the matrix while active. Nobody who left or is suspended is found; without anybody there is no recipient.
 */
export async function findRecipient(rows: Pick<CaseTransaction, 'roster' | 'duty'>, question: RecipientQuestion): Promise<RecipientSearch> {
  const { matrix, profile, level, at } = question;
  const { users, teams } = await rows.roster();
  const active = new Set(users.flatMap((user) => (user.active ? [user.id] : [])));
  const chosen = question.chosen && active.has(question.chosen.userId) ? question.chosen : null;
  const teamId = chosen ? chosen.teamId : route(matrix, { profile, level });
  const team = teams.find(({ id }) => id === teamId);
  if (!team) return { level, teamId: null, recipient: null, passedOver: [] };
  const { plan, absences, load } = await rows.duty({ team, at });
  const onCall = onCallAt(plan, { at, active, absences, load });
  if (chosen) return { level, teamId: team.id, recipient: { ...chosen, backupUserId: behind(chosen.userId, onCall) }, passedOver: [] };
  const { person, backupUserId, passedOver } = onCall;
  return { level, teamId: team.id, recipient: person && { teamId: team.id, userId: person.userId, backupUserId }, passedOver };
}

/** The team's backup, also where it is the one on call because nobody else is there. */
function behind(userId: string, { person, backupUserId }: OnCall): string | null {
  const backup = backupUserId ?? (person?.because === 'backup' ? person.userId : null);
  return backup === userId ? null : backup;
}
