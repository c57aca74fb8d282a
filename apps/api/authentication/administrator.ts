// Lets administrators alone change who comes in, and says who they were.
import type { Actor } from '@relais/contracts';
import type { Changer } from '@relais/persistence';
import { ProblemError } from '../http/problem-error';
import type { Principal } from './principal';

export interface Administered {
  readonly principal: Principal;
  readonly actor: Actor;
}

/** @throws ProblemError not_entitled */
export function assertAdministrator({ actor }: Administered): void {
  if (actor.roles.includes('admin')) return;
  const detail = 'Only an administrator of the organisation may do this.';
  throw new ProblemError({ code: 'not_entitled', detail, details: { allowedRoles: ['admin'] } });
}

export const changerOf = ({ principal, actor, at }: Administered & { readonly at: number }): Changer => ({
  organisationId: principal.organisationId,
  principal: principal.name,
  userId: actor.userId,
  at,
});
