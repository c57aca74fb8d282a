// Lists the people of an organisation with their roles in teams.
import { Controller } from '@nestjs/common';
import { DirectoryRepository } from '@relais/persistence';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { listUsers } from './user.endpoints';

@Controller()
export class UsersController {
  constructor(private readonly directory: DirectoryRepository) {}

  @Serves(listUsers)
  async list(@Request() { principal }: Asked<typeof listUsers>): Promise<Answer> {
    return ok({ items: await this.directory.users(principal.organisationId) });
  }
}
