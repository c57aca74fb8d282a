// Checks the roster as it is at the moment of the question.
import { Controller } from '@nestjs/common';
import type { RosterFindingView } from '@relais/contracts';
import { type RosterFinding, rosterHealth } from '@relais/domain/roster-health';
import { RosterRepository } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { getRosterHealth } from './roster-health.endpoints';

@Controller()
export class RosterHealthController {
  constructor(private readonly rosters: RosterRepository) {}

  @Serves(getRosterHealth)
  async read(@Request() { principal, at }: Asked<typeof getRosterHealth>): Promise<Answer> {
    const roster = await this.rosters.read({ organisationId: principal.organisationId, at });
    return ok({ items: rosterHealth(roster).map(present) });
  }
}

const present = ({ userIds, periods, ...finding }: RosterFinding): RosterFindingView => ({
  ...finding,
  userIds: [...userIds],
  periods: periods.map(({ from, to }) => ({ from: iso(from), to: iso(to) })),
});
