// Reads the arbitrations of a case, each with its positions, options and messages (domain.md §8).
import type { Database } from '../database/database';
import {
  ArbitrationEntity,
  ArbitrationMessageEntity,
  ArbitrationOptionEntity,
  ArbitrationPositionEntity,
} from '../entities/arbitration.entity';
import type { EscalationReference } from '../escalations/escalation-types';

/** Positions and messages oldest first; options are those that came last. */
export interface StoredArbitration extends ArbitrationEntity {
  readonly positions: readonly ArbitrationPositionEntity[];
  readonly options: readonly ArbitrationOptionEntity[];
  readonly messages: readonly ArbitrationMessageEntity[];
}

export class ArbitrationRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  ofEscalation({ organisationId, escalationId }: EscalationReference): Promise<readonly StoredArbitration[]> {
    const where = { organisationId, escalationId };
    return this.database.read(async (manager) => {
      const arbitrations = await manager.find(ArbitrationEntity, { where, order: { openedStep: 'DESC' } });
      const positions = await manager.find(ArbitrationPositionEntity, { where, order: { statedAt: 'ASC' } });
      const options = await manager.find(ArbitrationOptionEntity, { where, order: { number: 'ASC' } });
      const messages = await manager.find(ArbitrationMessageEntity, { where, order: { writtenAt: 'ASC' } });
      return arbitrations.map((arbitration) => {
        const own = <Row extends { openedStep: number }>(rows: readonly Row[]): Row[] =>
          rows.filter(({ openedStep }) => openedStep === arbitration.openedStep);
        const proposing = own(positions).findLast(({ id }) => options.some(({ positionId }) => positionId === id));
        return {
          ...arbitration,
          positions: own(positions),
          options: options.filter(({ positionId }) => positionId === proposing?.id),
          messages: own(messages),
        };
      });
    });
  }
}
