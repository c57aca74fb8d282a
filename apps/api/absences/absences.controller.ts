// Answers the calls on absences: everybody for themselves, managers for their teams.
import { Controller } from '@nestjs/common';
import { AbsenceRepository, type StoredAbsence } from '@relais/persistence';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { endAbsence, listAbsences, recordAbsence } from './absence.endpoints';
import { AbsencesService, presentAbsence } from './absences.service';

@Controller()
export class AbsencesController {
  constructor(
    private readonly absences: AbsencesService,
    private readonly stored: AbsenceRepository,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(listAbsences)
  async list(@Request() { principal, at }: Asked<typeof listAbsences>): Promise<Answer> {
    const found = await this.stored.list({ organisationId: principal.organisationId, from: at });
    return ok({ items: found.map(presentAbsence) });
  }

  @Serves(recordAbsence)
  record(@Request() asked: Asked<typeof recordAbsence>): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      await this.absences.assertPossible(asked);
      return async () => new Answer(201, presentAbsence(await this.absences.record(asked)));
    });
  }

  @Serves(endAbsence)
  end(@Request() asked: Asked<typeof endAbsence>): Promise<Answer> {
    return this.changes.onceChecked(asked, async () => {
      await this.absences.assertMayEnd(asked);
      return async () => ok(presentAbsence((await this.absences.end(asked)) as StoredAbsence));
    });
  }
}
