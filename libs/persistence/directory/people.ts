// Names of people by id, for whatever shows who did something.
import type { Language } from '@relais/contracts';
import { type EntityManager, In } from 'typeorm';
import { UserEntity } from '../entities/organisation.entity';

export interface NamedPerson {
  readonly id: string;
  /** Null once erased. */
  readonly name: string | null;
}

/** A person as a message may name and reach them. */
export interface KnownPerson extends NamedPerson {
  readonly username: string;
  readonly email: string | null;
  readonly language: Language;
}

/** Those of `ids` who belong to the organisation, suspended ones included. */
export async function peopleIn(
  manager: EntityManager,
  { organisationId, ids }: { organisationId: string; ids: readonly (string | null | undefined)[] },
): Promise<ReadonlyMap<string, KnownPerson>> {
  const wanted = [...new Set(ids.filter((id) => typeof id === 'string'))];
  const users = wanted.length === 0 ? [] : await manager.findBy(UserEntity, { organisationId, id: In(wanted) });
  return new Map(users.map(({ id, username, name, email, language }) => [id, { id, username, name, email, language }]));
}
