// Says who changes the configuration, for its trail.
import type { Actor } from '@relais/contracts';
import type { Changer } from '@relais/persistence';
import type { Principal } from './principal';

export interface Administered {
  readonly principal: Principal;
  readonly actor: Actor;
}

export const changerOf = ({ principal, actor, at }: Administered & { readonly at: number }): Changer => ({
  organisationId: principal.organisationId,
  principal: principal.name,
  userId: actor.userId,
  at,
});
