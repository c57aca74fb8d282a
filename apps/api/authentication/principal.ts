// Who asks: a machine with its API key, acting for somebody or nobody, or a person with a token of their own.
import type { Actor, Role, Scope } from '@relais/contracts';
import type { KnownApiKey, SignedInPerson } from '@relais/persistence';

interface Recognised {
  readonly organisationId: string;
  readonly scopes: readonly Scope[];
  /** Names key and person together: idempotency keys and reads are theirs. */
  readonly name: string;
}

/** A machine; `actor` is the person it names in `Relais-Acting-For`, null where the call names nobody. */
export interface KeyPrincipal extends Recognised {
  readonly kind: 'key';
  readonly apiKey: KnownApiKey;
  readonly actor: Actor | null;
}

/** A person who signed in; they are the actor of all they ask, with the roles and teams of today. */
export interface PersonPrincipal extends Recognised {
  readonly kind: 'person';
  readonly actor: Actor;
}

export type Principal = KeyPrincipal | PersonPrincipal;

export const keyPrincipal = (apiKey: KnownApiKey, actor: Actor | null): KeyPrincipal => ({
  kind: 'key',
  organisationId: apiKey.organisationId,
  scopes: apiKey.scopes,
  name: `key:${apiKey.id}${actor?.userId ? ` for:${actor.userId}` : ''}`,
  apiKey,
  actor,
});

const everybody: readonly Scope[] = ['escalations:read', 'escalations:write', 'organisation:read', 'roster:write'];

/** What the roles of a person open; what they may do to a case is decided per command. */
const scopesOf: Readonly<Record<Role, readonly Scope[]>> = {
  agent: everybody,
  supervisor: everybody,
  manager: everybody,
  direction: everybody,
  operator: [...everybody, 'organisation:write'],
  admin: [...everybody, 'organisation:write'],
};

export const personPrincipal = ({ organisationId, actor }: SignedInPerson): PersonPrincipal => ({
  kind: 'person',
  organisationId,
  scopes: [...new Set(actor.roles.flatMap((role) => scopesOf[role]))],
  name: `person:${actor.userId}`,
  actor,
});
