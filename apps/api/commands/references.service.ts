// Checks that the people and teams a command names belong to the organisation: the case itself knows ids only.
import { Injectable } from '@nestjs/common';
import type { CommandName, Refusal } from '@relais/contracts';
import { DirectoryRepository } from '@relais/persistence';

interface Named {
  readonly person?: string;
  readonly team?: string;
}

/** Where a command's body names somebody: the fields of a person and of the team they act in. */
const fields: Partial<Record<CommandName, { readonly person: string; readonly team: string }>> = {
  reassign: { person: 'to', team: 'teamId' },
  settle_arbitration: { person: 'userId', team: 'teamId' },
};

@Injectable()
export class CommandReferences {
  constructor(private readonly directory: DirectoryRepository) {}

  /** The refusal naming what the organisation does not have, or null. */
  async refuse(
    organisationId: string,
    { type, body }: { type: CommandName; body: Readonly<Record<string, unknown>> },
  ): Promise<Refusal | null> {
    const named = fields[type];
    if (!named) return null;
    const errors = await this.faults(organisationId, { named, body: { person: body[named.person], team: body[named.team] } as Named });
    return errors.length === 0 ? null : { code: 'invalid_command', detail: 'See errors for each place.', details: { errors } };
  }

  private async faults(organisationId: string, { named, body }: { named: { person: string; team: string }; body: Named }) {
    const { person, team } = body;
    const [found, teams] = await Promise.all([
      person === undefined ? null : this.directory.actor({ organisationId, nameOrId: person }),
      team === undefined ? [] : this.directory.teams(organisationId),
    ]);
    const members = teams.find(({ id }) => id === team)?.memberIds;
    return [
      ...(person !== undefined && !found
        ? [{ pointer: `/${named.person}`, detail: 'names nobody of your organisation who is active' }]
        : []),
      ...(team !== undefined && !members ? [{ pointer: `/${named.team}`, detail: 'names no team of your organisation' }] : []),
      ...(members && found && !members.includes(found.user.id)
        ? [{ pointer: `/${named.person}`, detail: 'is no member of that team' }]
        : []),
    ];
  }
}
