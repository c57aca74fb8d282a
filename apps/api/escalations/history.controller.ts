// Answers Temporal's own history of a case, for as long as Relais lives: from Temporal, then from the archive (design.md §2).
import { Controller } from '@nestjs/common';
import { HistoryArchiveRepository } from '@relais/persistence';
import { EscalationsFacade, WorkflowMissing } from '@relais/temporal';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { notFound } from '../http/problem-error';
import { CaseReader } from './case-reader.service';
import { getHistory } from './escalation.endpoints';

@Controller()
export class HistoryController {
  constructor(
    private readonly cases: CaseReader,
    private readonly escalations: EscalationsFacade,
    private readonly archive: HistoryArchiveRepository,
  ) {}

  @Serves(getHistory)
  async history(@Request() { principal, params }: Asked<typeof getHistory>): Promise<Answer> {
    const { id } = await this.cases.read({ organisationId: principal.organisationId, ...params });
    try {
      return ok({ items: await this.escalations.history(id) });
    } catch (error) {
      if (!(error instanceof WorkflowMissing)) throw error;
      const items = await this.archive.find({ organisationId: principal.organisationId, escalationId: id });
      if (!items) throw notFound('Temporal does not keep the history of this case (any more), and it is not archived (yet).');
      return ok({ items });
    }
  }
}
