// Turns whom a message is for into people, by today's roster (domain.md §9).
import type { Addressee, CaseSnapshot, Role } from '@relais/contracts';
import type { Roster, StoredUser } from '@relais/persistence';

export type InsideAddressee = Exclude<Addressee, 'customer'>;

export interface Situation {
  readonly roster: Roster;
  readonly context: CaseSnapshot['context'];
}

/** The active people meant; empty when there is nobody, which a message row then shows. */
export function peopleOf(addressee: InsideAddressee, situation: Situation): StoredUser[] {
  const { context } = situation;
  switch (addressee) {
    case 'recipient':
      return recipients(situation);
    case 'agent':
      return person(situation, context.agentId);
    case 'owner':
      return person(situation, context.ownerId);
    case 'point_of_contact':
      return person(situation, context.pointOfContactId);
    case 'decider':
      return person(situation, context.decision?.by ?? context.acknowledged?.by ?? null);
    case 'supervisor':
      return nearest(situation, 'supervisor');
    case 'manager':
    case 'direction':
    case 'operator':
      return withRole(situation, addressee);
  }
}

const active = ({ roster }: Situation): StoredUser[] => roster.users.filter((user) => user.active);

const person = (situation: Situation, id: string | null): StoredUser[] => active(situation).filter((user) => user.id === id);

const withRole = (situation: Situation, role: Role): StoredUser[] =>
  active(situation).filter(({ memberships }) => memberships.some((held) => held.role === role));

/** The person, else the whole team, else (nobody is left, or it is the direction's) the direction. */
function recipients(situation: Situation): StoredUser[] {
  const { teamId, userId } = situation.context.recipient ?? { teamId: null, userId: null };
  const team = active(situation).filter(({ memberships }) => memberships.some((held) => held.teamId === teamId));
  return firstWithPeople([person(situation, userId), team, withRole(situation, 'direction')]);
}

/** Those with the role in the recipient's team, else in the agent's teams, else all who have it. */
export function nearest(situation: Situation, role: Role): StoredUser[] {
  const { roster, context } = situation;
  const agent = roster.users.find(({ id }) => id === context.agentId);
  const of = (teamIds: readonly (string | null)[]): StoredUser[] =>
    active(situation).filter(({ memberships }) => memberships.some((held) => held.role === role && teamIds.includes(held.teamId)));
  const agentTeams = agent?.memberships.map(({ teamId }) => teamId) ?? [];
  return firstWithPeople([of([context.recipient?.teamId ?? null]), of(agentTeams), withRole(situation, role)]);
}

const firstWithPeople = (circles: readonly StoredUser[][]): StoredUser[] => circles.find((people) => people.length > 0) ?? [];
