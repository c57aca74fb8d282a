// Says from the tables alone what each caller gets on each endpoint, for the matrix to compare with what the API does.
import type { CaseView, OpenState, Role } from '@relais/contracts';
import { commandTable, type Standing } from '@relais/domain/authority';
import type { CommandEndpoint } from '../../../apps/api/commands/command.endpoints';
import type { Endpoint } from '../../../apps/api/http/endpoint';

export interface MatrixCaller {
  readonly name: string;
  /** Null: a key that acts for nobody. */
  readonly person: { readonly id: string; readonly role: Role; readonly teamId: string; readonly partner: boolean } | null;
}

/** Whose the case is, seen from the caller. */
export const relations = ['own', 'other team’s', 'partner team’s', 'other organisation’s'] as const;
export type Relation = (typeof relations)[number];

/** `in`: past the border, and to the end of what the endpoint does; a code: refused with it. */
export type Expected = 'in' | 'not_found' | 'not_entitled' | 'acting_person_missing' | 'not_allowed_now' | 'stale_version';

interface Question {
  readonly caller: MatrixCaller;
  readonly relation: Relation | null;
  /** The case, as its organisation's backend sees it. */
  readonly seen: CaseView | null;
}

const standings: Readonly<Record<Standing, (person: NonNullable<MatrixCaller['person']>, seen: CaseView) => boolean>> = {
  agent: ({ id }, { agentId }) => id === agentId,
  agentUntilTransferred: ({ id }, { agentId, status }) => id === agentId && (status === 'evaluating' || status === 'documenting'),
  pointOfContact: ({ id }, { pointOfContactId }) => id === pointOfContactId,
  owner: ({ id }, { ownerId }) => id === ownerId,
  member: ({ id, teamId }, { recipient }) => recipient !== null && (recipient.teamId === teamId || recipient.userId === id),
  inATeam: () => true,
  manager: ({ role }) => role === 'manager',
  direction: ({ role }) => role === 'direction',
  operator: ({ role }) => role === 'operator',
  anyone: () => true,
  system: () => false,
};

export function expected(row: Endpoint, { caller: { person }, relation, seen }: Question): Expected {
  const { about, roles, partners, machines } = row.access;
  if (about === 'nothing') return 'in';
  if (!person && !machines) return 'acting_person_missing';
  if (about === 'case' && relation === 'other organisation’s') return 'not_found';
  if (!person) return 'in';
  if (about === 'case' && person.partner && relation !== 'own') return 'not_found';
  if ((person.partner && !partners) || !roles.includes(person.role)) return 'not_entitled';
  if (!('command' in row)) return 'in';
  const { states, who } = commandTable[(row as CommandEndpoint).command];
  const { status } = seen as CaseView;
  if (!states.includes(status as OpenState)) return 'not_allowed_now';
  // Asked with a version that never was: whoever is entitled hears of that, and nothing changes.
  return who.some((standing) => standings[standing](person, seen as CaseView)) ? 'stale_version' : 'not_entitled';
}
