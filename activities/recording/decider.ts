// Who is asked to settle an arbitration: exactly one person, named by whoever opens it or found in the roster (domain.md §8).
import type { CaseTransaction, Roster, StoredUser } from '@relais/persistence';
import { nearest, peopleOf } from './addressees';
import type { RecordedStep } from './recorded-step';

/** The one named while active; else a manager of the recipient's team, of the agent's teams, of any; else somebody of the direction. */
export async function deciderFor(rows: Pick<CaseTransaction, 'roster'>, { step }: RecordedStep): Promise<StoredUser | null> {
  const { event, snapshot } = step;
  const situation = { roster: await rows.roster(), context: snapshot.context };
  const named = situation.roster.users.filter(({ id, active }) => active && id === event.deciderId);
  return [...named, ...nearest(situation, 'manager'), ...peopleOf('direction', situation)][0] ?? null;
}

/** Who was asked to settle the arbitration that is open now; null once they are gone, or when none is open. */
export async function deciderOf(rows: Pick<CaseTransaction, 'rows'>, { users }: Roster): Promise<StoredUser | null> {
  const open = (await rows.rows('arbitration')).find(({ settledAt }) => settledAt === null);
  return users.find(({ id, active }) => active && id === open?.deciderId) ?? null;
}
