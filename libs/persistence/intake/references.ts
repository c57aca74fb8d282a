// Checks that a raise names people and a case that the organisation really has, before anything depends on them.
import { type EntityManager, In } from 'typeorm';
import { EscalationEntity } from '../entities/escalation.entity';
import { UserEntity } from '../entities/organisation.entity';
import type { AcceptRaise } from './intake-types';

/** Ends the transaction of a raise that names what does not exist; the intake answers it as a result. */
export class UnknownReference extends Error {
  constructor(readonly pointers: readonly string[]) {
    super('The raise names people or cases that the organisation does not have.');
  }
}

/** The two people that a case has from its birth on. */
export interface FirstPeople {
  readonly agentId: string;
  readonly pointOfContactId: string;
}

/** @throws UnknownReference naming every field that refers to nobody, or to a case that is not closed. */
export async function assertKnown(manager: EntityManager, order: AcceptRaise): Promise<FirstPeople> {
  const { organisationId, actor, raise } = order;
  const agentId = raise.agentId ?? actor.userId;
  if (agentId === null) throw new UnknownReference(['/agentId']);
  const pointOfContactId = raise.pointOfContactId ?? agentId;
  const users = await manager.findBy(UserEntity, { organisationId, active: true, id: In([agentId, pointOfContactId]) });
  const known = new Set(users.map(({ id }) => id));
  const pointers = [
    ...(known.has(agentId) ? [] : ['/agentId']),
    ...(known.has(pointOfContactId) || pointOfContactId === agentId ? [] : ['/pointOfContactId']),
    ...((await followsClosedCase(manager, order)) ? [] : ['/follows']),
  ];
  if (pointers.length > 0) throw new UnknownReference(pointers);
  return { agentId, pointOfContactId };
}

async function followsClosedCase(manager: EntityManager, { organisationId, raise }: AcceptRaise): Promise<boolean> {
  if (raise.follows === undefined) return true;
  return manager.existsBy(EscalationEntity, { organisationId, id: raise.follows, status: 'closed' });
}
