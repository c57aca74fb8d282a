// Who is asked to settle an arbitration: exactly one person, named by whoever opens it or found in the roster (domain.md §8).
import type { CaseTransaction, Roster, StoredUser } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

/** The one named while active; else a manager of the recipient's team, of the agent's teams, of any; else somebody of the direction. */
export async function deciderFor(rows: Pick<CaseTransaction, 'roster'>, { step }: RecordedStep): Promise<StoredUser | null> {
  const { users } = await rows.roster();
  const { recipient, agentId } = step.snapshot.context;
  const active = users.filter((user) => user.active);
  const managers = (teamIds?: readonly (string | null)[]) =>
    active.filter(({ memberships }) =>
      memberships.some(({ role, teamId }) => role === 'manager' && (teamIds === undefined || teamIds.includes(teamId))),
    );
  const agentTeams = users.find(({ id }) => id === agentId)?.memberships.map(({ teamId }) => teamId) ?? [];
  const circles = [
    active.filter(({ id }) => id === step.event.deciderId),
    managers([recipient?.teamId ?? null]),
    managers(agentTeams),
    managers(),
    active.filter(({ memberships }) => memberships.some(({ role }) => role === 'direction')),
  ];
  return circles.flat()[0] ?? null;
}

/** Who was asked to settle the arbitration that is open now; null once they are gone, or when none is open. */
export async function deciderOf(rows: Pick<CaseTransaction, 'rows'>, { users }: Roster): Promise<StoredUser | null> {
  const open = (await rows.rows('arbitration')).find(({ settledAt }) => settledAt === null);
  return users.find(({ id, active }) => active && id === open?.deciderId) ?? null;
}
