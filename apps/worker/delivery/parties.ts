// Names the people of a case as its messages do: the person, their team, and what they are to the reader.
import type { CaseSnapshot } from '@relais/contracts';
import type { Party } from '@relais/messaging';
import type { DeliverableMessage } from '@relais/persistence';

type Context = CaseSnapshot['context'];

/** Null for somebody unknown or erased: the text then does without the name. */
export function partyOf({ people }: DeliverableMessage, id: string | null | undefined): Party | null {
  const person = id ? people[id] : undefined;
  return person?.name ? { name: person.name, email: person.email } : null;
}

/** Who takes the case, as a customer is told: a person in a team, or a team; the direction has neither (domain.md §6). */
export function recipientOf(deliverable: DeliverableMessage, context: Context): Party | null {
  const { recipient } = context;
  if (!recipient) return null;
  const team = recipient.teamId ? deliverable.teams[recipient.teamId]?.name : undefined;
  const person = partyOf(deliverable, recipient.userId);
  const role = roleOf(context);
  if (person) return { ...person, team, role };
  if (team) return { name: team, role };
  return recipient.teamId === null ? { name: deliverable.organisation.name, role: 'direction' } : null;
}

/** Towards an expertise it is a specialist; towards an authority, the authority of the level (domain.md §1). */
function roleOf({ profile, level, recipient }: Context): string {
  if (recipient?.teamId === null || level >= 4) return 'direction';
  if (profile.category === 'vip') return 'accountManager';
  if (profile.type !== 'hierarchical') return 'specialist';
  return level >= 3 ? 'manager' : 'supervisor';
}
