// Decides who may say that somebody is away, and what cannot be said.
import { Injectable } from '@nestjs/common';
import type { AbsenceView, Actor } from '@relais/contracts';
import { type AbsenceRefusal, AbsenceRepository, DirectoryRepository, type StoredAbsence, type StoredUser } from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import { iso, isoOrNull } from '../escalations/case-presentation';
import type { Asked } from '../http/asked';
import { invalidRequest, notFound, ProblemError } from '../http/problem-error';
import type { RequestFault } from '../http/validation';
import { personFault } from '../on-call/on-call-refusal';
import type { endAbsence, recordAbsence } from './absence.endpoints';

@Injectable()
export class AbsencesService {
  constructor(
    private readonly absences: AbsenceRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  /** @throws ProblemError invalid_request · not_entitled · absence_refused for a deputy who could not stand in */
  async assertPossible({ principal, actor, body, at }: Asked<typeof recordAbsence>): Promise<void> {
    const users = await this.directory.users(principal.organisationId);
    const user = users.find(({ id }) => id === body.userId);
    if (!user) throw invalidRequest([{ pointer: '/userId', detail: 'is nobody of your organisation' }]);
    if (body.to <= at) throw invalidRequest([{ pointer: '/to', detail: 'lies in the future' }]);
    assertMay(actor, user);
    const faults = body.deputyId === undefined ? [] : personFault(body.deputyId, { users, pointer: '/deputyId' });
    if (faults.length > 0) throw refused(faults);
  }

  /** @throws ProblemError absence_refused */
  async record(asked: Asked<typeof recordAbsence>): Promise<StoredAbsence> {
    const outcome = await this.absences.record({ changer: changerOf(asked), absence: asked.body });
    if (outcome.kind === 'recorded') return outcome.absence;
    throw refused([await this.fault(asked.principal.organisationId, outcome)]);
  }

  /** @throws ProblemError not_found · not_entitled */
  async assertMayEnd({ principal, actor, params }: Asked<typeof endAbsence>): Promise<void> {
    const { organisationId } = principal;
    const absence = await this.absences.find({ organisationId, ...params });
    if (!absence) throw notFound('No absence of your organisation has that id.');
    const user = (await this.directory.users(organisationId)).find(({ id }) => id === absence.userId);
    assertMay(actor, user as StoredUser);
  }

  end(asked: Asked<typeof endAbsence>): Promise<StoredAbsence | null> {
    return this.absences.end({ changer: changerOf(asked), ...asked.params });
  }

  private async fault(organisationId: string, refusal: AbsenceRefusal): Promise<RequestFault> {
    if (refusal.kind === 'overlaps') {
      const { from, to } = refusal.other;
      return { pointer: '/from', detail: `The person is away from ${iso(from)} to ${iso(to)} already: end that first.` };
    }
    const users = await this.directory.users(organisationId);
    const names = refusal.userIds.map((userId) => users.find(({ id }) => id === userId)?.username ?? userId);
    return { pointer: '/deputyId', detail: `Deputies would stand in for each other in a circle: ${[...names, names[0]].join(' → ')}.` };
  }
}

const runs: ReadonlySet<string> = new Set(['operator', 'admin']);

/** @throws ProblemError not_entitled */
function assertMay(actor: Actor | null, { id, memberships }: StoredUser): void {
  if (!actor || actor.userId === id || actor.roles.some((role) => runs.has(role))) return;
  if (actor.roles.includes('manager') && memberships.some(({ teamId }) => actor.teamIds.includes(teamId))) return;
  const detail = 'Everybody says when they are away themselves; a manager for the people of their teams.';
  throw new ProblemError({ code: 'not_entitled', detail, details: { allowedRoles: ['operator', 'admin'] } });
}

const refused = (errors: readonly RequestFault[]): ProblemError =>
  new ProblemError({ code: 'absence_refused', detail: 'See errors for each place.', details: { errors } });

export const presentAbsence = ({ id, userId, from, to, deputyId, recordedAt, endedAt }: StoredAbsence): AbsenceView => ({
  id,
  userId,
  from: iso(from),
  to: iso(to),
  deputyId: deputyId ?? null,
  recordedAt: iso(recordedAt),
  endedAt: isoOrNull(endedAt),
});
