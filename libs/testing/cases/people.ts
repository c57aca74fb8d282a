// The people of the stories that tests tell, each as the actor they are.
import type { Actor, Role } from '@relais/contracts';

const userId = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const teamOf = (level: number): string => `00000000-0000-4000-9000-${String(level).padStart(12, '0')}`;

const person = (number: number, { roles, teamIds }: { roles: Role[]; teamIds: string[] }): Actor & { userId: string } => ({
  kind: 'person',
  userId: userId(number),
  roles,
  teamIds,
});

/** Level 1 hands over, levels 2 and 3 take it, the direction sits at level 4. */
export const people = {
  agent: person(1, { roles: ['agent'], teamIds: [teamOf(1)] }),
  otherAgent: person(2, { roles: ['agent'], teamIds: [teamOf(1)] }),
  supervisor: person(21, { roles: ['supervisor'], teamIds: [teamOf(2)] }),
  backup: person(22, { roles: ['supervisor'], teamIds: [teamOf(2)] }),
  expert: person(31, { roles: ['supervisor'], teamIds: [teamOf(3)] }),
  expertBackup: person(32, { roles: ['supervisor'], teamIds: [teamOf(3)] }),
  director: person(41, { roles: ['direction'], teamIds: [teamOf(4)] }),
  manager: person(51, { roles: ['manager'], teamIds: [teamOf(5)] }),
  operator: person(61, { roles: ['operator'], teamIds: [] }),
  admin: person(71, { roles: ['admin'], teamIds: [] }),
  stranger: person(81, { roles: ['supervisor'], teamIds: [teamOf(8)] }),
} as const;
export type PersonName = keyof typeof people;

export const system: Actor = { kind: 'system', userId: null, roles: [], teamIds: [] };
