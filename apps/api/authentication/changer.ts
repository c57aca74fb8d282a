// Says who changes the configuration, for its trail.
import type { Actor } from '@relais/contracts';
import type { Changer } from '@relais/persistence';
import type { Principal } from './principal';

export interface Administered {
  readonly principal: Principal;
  /** Null where a key acts for nobody. */
  readonly actor: Actor | null;
}

export const changerOf = ({ principal, actor, at }: Administered & { readonly at: number }): Changer => ({
  organisationId: principal.organisationId,
  principal: principal.name,
  userId: actor?.userId ?? null,
  at,
});
