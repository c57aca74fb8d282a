// Where a person stands to a case, and what cost they may decide.
import type { Actor, CaseContext, FrozenPolicy, Level, OpenState, Role } from '@relais/contracts';
import type { Standing } from './command-table';

type Ceilings = FrozenPolicy['ceilings'];
type Case = Pick<CaseContext, 'agentId' | 'ownerId' | 'pointOfContactId' | 'recipient' | 'information'>;

const stands: Readonly<Record<Standing, (actor: Actor, question: { case: Case; state: OpenState }) => boolean>> = {
  agent: (actor, { case: { agentId } }) => actor.userId === agentId,
  // A question asked back interrupts whoever has the case; it does not give it back to the agent.
  agentUntilTransferred: (actor, { case: { agentId, information }, state }) =>
    actor.userId === agentId && information === null && (state === 'evaluating' || state === 'documenting'),
  pointOfContact: (actor, { case: { pointOfContactId } }) => actor.userId === pointOfContactId,
  owner: (actor, { case: { ownerId } }) => actor.userId === ownerId,
  member: (actor, { case: { recipient } }) =>
    recipient !== null &&
    ((recipient.teamId !== null && actor.teamIds.includes(recipient.teamId)) ||
      (recipient.userId !== null && actor.userId === recipient.userId)),
  inATeam: ({ teamIds }) => teamIds.length > 0,
  manager: (actor) => actor.roles.includes('manager'),
  direction: (actor) => actor.roles.includes('direction'),
  operator: (actor) => actor.roles.includes('operator'),
  anyone: (actor) => actor.kind === 'person',
  system: (actor) => actor.kind === 'system',
};

/** True when `actor` stands to the case in one of the ways that entitle (life.md §2, "Who"). */
export function isEntitled(who: readonly Standing[], question: { actor: Actor; case: Case; state: OpenState }): boolean {
  return who.some((standing) => stands[standing](question.actor, question));
}

/** What each role may decide at a level of the ladder: its own ceilings there, else the general ones (life.md §2, "Ceilings"). */
export function ceilingsAt({ ceilings, levelCeilings = {} }: Pick<FrozenPolicy, 'ceilings' | 'levelCeilings'>, level: Level): Ceilings {
  return { ...ceilings, ...levelCeilings[String(level)] };
}

/** The roles that decide, each within a ceiling that rises from one to the next. */
export const rolesWithCeiling = ['agent', 'supervisor', 'manager', 'direction'] as const;

/** Highest cost these roles may decide, in minor units; `null` when there is no ceiling (life.md §2, "Ceilings"). */
export function ceilingOf(roles: readonly Role[], ceilings: Ceilings): number | null {
  const held = rolesWithCeiling.filter((role) => roles.includes(role)).map((role) => ceilings[role]);
  return held.includes(null) ? null : Math.max(0, ...held.map((ceiling) => ceiling ?? 0));
}

/** The roles that may decide a cost, for the refusal to name them. */
export function rolesEntitledTo(amountMinor: number, ceilings: Ceilings): Role[] {
  return rolesWithCeiling.filter((role) => ceilings[role] === null || ceilings[role] >= amountMinor);
}
