// Answers what is known of the arbitrations of a case.
import { Controller } from '@nestjs/common';
import { ArbitrationRepository } from '@relais/persistence';
import { CaseReader } from '../escalations/case-reader.service';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { getArbitration } from './arbitration.endpoints';
import { presentArbitration } from './arbitration-presentation';

@Controller()
export class ArbitrationsController {
  constructor(
    private readonly cases: CaseReader,
    private readonly arbitrations: ArbitrationRepository,
  ) {}

  @Serves(getArbitration)
  async read(@Request() { principal: { organisationId }, params }: Asked<typeof getArbitration>): Promise<Answer> {
    const { id: escalationId } = await this.cases.read({ organisationId, ...params });
    const arbitrations = await this.arbitrations.ofEscalation({ organisationId, escalationId });
    return ok({ items: arbitrations.map(presentArbitration) });
  }
}
