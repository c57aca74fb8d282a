// Lists the teams of an organisation with their primary and backup, and lets each have its hours.
import { Controller } from '@nestjs/common';
import { DirectoryRepository, TeamCalendarRepository } from '@relais/persistence';
import { changerOf } from '../authentication/changer';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { contradiction, notFound } from '../http/problem-error';
import { KeyedChanges } from '../idempotency/keyed-changes.service';
import { chooseTeamCalendar, listTeams } from './team.endpoints';

@Controller()
export class TeamsController {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly calendars: TeamCalendarRepository,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(listTeams)
  async list(@Request() { principal }: Asked<typeof listTeams>): Promise<Answer> {
    return ok({ items: await this.directory.teams(principal.organisationId) });
  }

  @Serves(chooseTeamCalendar)
  chooseCalendar(@Request() asked: Asked<typeof chooseTeamCalendar>): Promise<Answer> {
    return this.changes.once(asked, async () => {
      const chosen = await this.calendars.choose({ changer: changerOf(asked), ...asked.params, ...asked.body });
      if (chosen.kind === 'chosen') return ok(chosen.team);
      if (chosen.kind === 'unknown_team') throw notFound('No team of your organisation has that id.');
      throw contradiction([{ pointer: '/calendarId', detail: 'names no calendar of your organisation' }]);
    });
  }
}
