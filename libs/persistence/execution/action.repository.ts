// The decided actions of cases, for the one who carries them out.
import type { Database } from '../database/database';
import { type ActionAttempt, ActionEntity } from '../entities/work.entity';
import type { EscalationReference } from '../escalations/escalation-types';

export interface ActionReference extends EscalationReference {
  readonly actionId: string;
}

export type StoredAction = ActionEntity;

export class ActionRepository {
  constructor(private readonly database: Database) {}

  /** Null for an action that no step of the case has recorded. */
  find({ organisationId, escalationId, actionId }: ActionReference): Promise<StoredAction | null> {
    return this.database.read((manager) => manager.findOneBy(ActionEntity, { organisationId, escalationId, id: actionId }));
  }

  /** Adds one call of the action endpoint to the action's row. */
  async recordAttempt({ organisationId, escalationId, actionId, ...attempt }: ActionReference & ActionAttempt): Promise<void> {
    await this.database.read((manager) =>
      manager.query('update action set attempts = attempts || $4::jsonb where organisation_id = $1 and escalation_id = $2 and id = $3', [
        organisationId,
        escalationId,
        actionId,
        JSON.stringify([attempt]),
      ]),
    );
  }
}
