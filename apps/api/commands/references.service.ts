// Checks that the people and teams a command names belong to the organisation: the case itself knows ids only.
import { Injectable } from '@nestjs/common';
import type { CommandName, Refusal, RefusalDetails, Role } from '@relais/contracts';
import { DirectoryRepository } from '@relais/persistence';

/** A place where a command's body names somebody: a person, with the team they act in or a role they must hold, a team, or people. */
interface Reference {
  readonly person?: string;
  readonly team?: string;
  readonly roles?: readonly Role[];
  /** A list of people. */
  readonly people?: string;
}

const references: Partial<Record<CommandName, readonly Reference[]>> = {
  pick_up: [{ people: 'onTheLine' }],
  end_call: [{ people: 'onTheLine' }],
  reassign: [{ person: 'to', team: 'teamId' }],
  open_arbitration: [{ team: 'teamId' }, { person: 'deciderId', roles: ['manager', 'direction'] }],
  state_position: [{ team: 'teamId' }],
  settle_arbitration: [{ person: 'userId', team: 'teamId' }],
};

type Faults = NonNullable<RefusalDetails['errors']>;

@Injectable()
export class CommandReferences {
  constructor(private readonly directory: DirectoryRepository) {}

  /** The refusal naming what the organisation does not have, or null. */
  async refuse(
    organisationId: string,
    { type, body }: { type: CommandName; body: Readonly<Record<string, unknown>> },
  ): Promise<Refusal | null> {
    const faults = await Promise.all(
      (references[type] ?? []).flatMap((named) => [
        this.faults(organisationId, { named, body }),
        this.strangers(organisationId, { named, body }),
      ]),
    );
    const errors = faults.flat();
    return errors.length === 0 ? null : { code: 'invalid_command', detail: 'See errors for each place.', details: { errors } };
  }

  private async strangers(
    organisationId: string,
    { named: { people }, body }: { named: Reference; body: Readonly<Record<string, unknown>> },
  ): Promise<Faults> {
    const ids = people === undefined ? [] : ((body[people] ?? []) as readonly string[]);
    if (ids.length === 0) return [];
    const users = await this.directory.users(organisationId);
    const known = new Set(users.flatMap(({ id, active }) => (active ? [id] : [])));
    return ids.flatMap((id, index) =>
      known.has(id.toLowerCase()) ? [] : [{ pointer: `/${people}/${index}`, detail: 'names nobody of your organisation who is active' }],
    );
  }

  private async faults(
    organisationId: string,
    { named, body }: { named: Reference; body: Readonly<Record<string, unknown>> },
  ): Promise<Faults> {
    const idAt = (field?: string) => (field === undefined ? undefined : (body[field] as string | undefined));
    const [person, team] = [idAt(named.person), idAt(named.team)];
    const [found, teams] = await Promise.all([
      person === undefined ? null : this.directory.actor({ organisationId, nameOrId: person }),
      team === undefined ? [] : this.directory.teams(organisationId),
    ]);
    const members = teams.find(({ id }) => id === team)?.memberIds;
    const fault = (field: string | undefined, detail: string) => ({ pointer: `/${field}`, detail });
    return [
      ...(person !== undefined && !found ? [fault(named.person, 'names nobody of your organisation who is active')] : []),
      ...(team !== undefined && !members ? [fault(named.team, 'names no team of your organisation')] : []),
      ...(members && found && !members.includes(found.user.id) ? [fault(named.person, 'is no member of that team')] : []),
      ...(found && named.roles && !named.roles.some((role) => found.actor.roles.includes(role))
        ? [fault(named.person, `is none of: ${named.roles.join(', ')}`)]
        : []),
    ];
  }
}
