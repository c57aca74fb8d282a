// Lists the teams of an organisation with their primary and backup.
import { Controller } from '@nestjs/common';
import { DirectoryRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { listTeams } from './team.endpoints';

@Controller()
export class TeamsController {
  constructor(private readonly directory: DirectoryRepository) {}

  @Serves(listTeams)
  async list(@Request() { principal }: Asked<typeof listTeams>): Promise<Answer> {
    return ok({ items: await this.directory.teams(principal.organisationId) });
  }
}
