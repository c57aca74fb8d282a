// Checks the roster as it is at the moment of the question.
import { Controller } from '@nestjs/common';
import { rosterHealth } from '@relais/domain/roster-health';
import { RosterRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { presentFinding } from './roster-finding';
import { getRosterHealth } from './roster-health.endpoints';

@Controller()
export class RosterHealthController {
  constructor(private readonly rosters: RosterRepository) {}

  @Serves(getRosterHealth)
  async read(@Request() { principal, at }: Asked<typeof getRosterHealth>): Promise<Answer> {
    const roster = await this.rosters.read({ organisationId: principal.organisationId, at });
    return ok({ items: rosterHealth(roster).map(presentFinding) });
  }
}
