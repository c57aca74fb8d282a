// The organisation a story plays in: its people and teams by name, and its policy, which a story may replace for itself.
import { randomUUID } from 'node:crypto';
import type { PolicyDocument } from '@relais/contracts';
import { commandUpdate, escalationWorkflowId } from '@relais/contracts/temporal';
import { freezeRules } from '@relais/domain/policy';
import { ApiKeyRepository, CommandRepository, DirectoryRepository, hashApiKey, PolicyRepository } from '@relais/persistence';
import { Client } from 'pg';
import { cast } from './cast';
import { keys, type OrganisationName, type Servers } from './servers';
import type { CaseReference } from './stage';

/** The policy's document as people write it, changed. */
export type RulesChange = (policy: PolicyDocument) => PolicyDocument;

export class Organisation {
  private constructor(
    private readonly servers: Servers,
    readonly id: string,
    readonly key: string,
    private readonly usernames: ReadonlyMap<string, string>,
    private readonly teamIds: ReadonlyMap<string, string>,
  ) {}

  static async open(servers: Servers, name: OrganisationName): Promise<Organisation> {
    const { [name]: key } = keys;
    const known = await new ApiKeyRepository(servers.database).findByHash(hashApiKey(key));
    const { organisationId } = known!;
    const directory = new DirectoryRepository(servers.database);
    const users = new Map((await directory.users(organisationId)).map(({ id, username }) => [id, username]));
    const teams = new Map((await directory.teams(organisationId)).map((team) => [team.name, team.id]));
    return new Organisation(servers, organisationId, key, users, teams);
  }

  /** The user name of an id. */
  nameOf = (userId: string): string => this.usernames.get(userId) ?? `nobody called ${userId}`;
  userId = (username: string): string => [...this.usernames].find(([, name]) => name === username)![0];
  teamId = (name: string): string => this.teamIds.get(name)!;

  /** Publishes changed rules; answers with what publishes the former again. */
  async publish(change: RulesChange): Promise<() => Promise<void>> {
    const { document } = await this.published();
    await this.write(change(document));
    return () => this.write(document);
  }

  /** Somebody leaves or comes back. */
  setActive = (username: string, active: boolean): Promise<void> =>
    this.query('update "user" set active = $3 where organisation_id = $1 and id = $2', [this.id, this.userId(username), active]);

  /** Writes the command down and sends it, as the API does with commands of people. */
  async applyPolicy({ organisationId, escalationId }: CaseReference, at: number): Promise<void> {
    const found = await new DirectoryRepository(this.servers.database).actor({ organisationId, nameOrId: cast.operator });
    const { actor } = found!;
    const { document, version, calendar } = await this.published();
    const row = { organisationId, escalationId, principal: 'story', key: randomUUID(), requestHash: '', actor, at, body: {} };
    const claim = await new CommandRepository(this.servers.database).claim({ ...row, type: 'apply_policy' });
    if (claim.kind !== 'claimed') throw new Error(`the command was not claimed but ${claim.kind}`);
    const rules = freezeRules({ document, version, calendar: calendar.document, at });
    const command = { type: 'apply_policy', commandId: claim.command.id, actor, rules } as const;
    const handle = this.servers.temporal.workflow.getHandle(escalationWorkflowId(escalationId));
    await handle.executeUpdate(commandUpdate, { args: [{ command }] });
  }

  private async published() {
    const policy = await new PolicyRepository(this.servers.database).published(this.id);
    if (policy === null) throw new Error('the seed publishes a policy');
    return policy;
  }

  private async write(document: PolicyDocument): Promise<void> {
    const { version, calendar } = await this.published();
    const values = [this.id, version + 1, document, calendar.id];
    await this.query(
      'insert into policy (organisation_id, version, document, calendar_id, published_at) values ($1, $2, $3, $4, now())',
      values,
    );
  }

  private async query(text: string, values: unknown[]): Promise<void> {
    const client = new Client({ connectionString: this.servers.databaseUrl, application_name: `story-${randomUUID().slice(0, 8)}` });
    await client.connect();
    try {
      await client.query(text, values);
    } finally {
      await client.end();
    }
  }
}
