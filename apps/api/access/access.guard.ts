// Refuses, before any controller, whoever the endpoint's row does not let in; a case that somebody may not see is as unknown to them as no case.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Actor } from '@relais/contracts';
import { commandTable, isEntitled } from '@relais/domain/authority';
import { type PersonSight, SightRepository } from '@relais/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError, unknownCase } from '../http/problem-error';
import type { Access } from './access';
import type { Viewer } from './viewer';

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly sights: SightRepository) {}

  /** @throws ProblemError not_found for a case that the caller may not see · not_entitled */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { asked } = request;
    if (!asked) throw new Error('the access guard stands before the border guard: mend the order in api.module.ts');
    const { endpoint, principal, actor } = asked;
    if (principal === null || !actor?.userId) return true;
    const { access } = endpoint;
    const escalationId = access.about === 'case' ? (asked.params as unknown as { escalationId: string }).escalationId : null;
    const sight = await this.sights.of({ organisationId: principal.organisationId, userId: actor.userId, escalationId });
    if (access.about === 'case' && !sight.people) throw unknownCase();
    request.viewer = {
      partner: sight.partner,
      colleagues: new Set([actor.userId, ...(sight.people ?? [])]),
      completes: mayComplete(actor, sight),
    };
    assertEntitled(access, { actor, viewer: request.viewer });
    return true;
  }
}

/** Of a case that the sight is of, as the table of commands says; whom it is with is none of what that row asks. */
function mayComplete(actor: Actor, { agentId }: PersonSight): boolean {
  if (agentId === null) return false;
  const held = { agentId, ownerId: '', pointOfContactId: '', recipient: null, information: null };
  return isEntitled(commandTable.complete_dossier.who, { actor, case: held, state: 'documenting' });
}

function assertEntitled({ roles, partners }: Access, { actor, viewer }: { actor: Actor; viewer: Viewer }): void {
  if (viewer.partner && !partners) throw new ProblemError({ code: 'not_entitled', detail: 'This is not for the people of a partner.' });
  if (actor.roles.some((role) => roles.includes(role))) return;
  throw new ProblemError({ code: 'not_entitled', detail: `This is for: ${roles.join(', ')}.`, details: { allowedRoles: roles } });
}
