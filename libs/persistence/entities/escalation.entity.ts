// The read model of a case: its snapshot, and beside it the columns that lists sort and filter by (design.md §2).
import type { CaseClass, CaseSnapshot, Category, ClockName, FrozenRules, GateFinding, Outcome, Status } from '@relais/contracts';
import type { EscalationInput } from '@relais/contracts/temporal';
import { Entity } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalCode, OptionalDocument, OptionalId, OptionalInstant, Whole, Words } from './columns';

@Entity()
export class EscalationEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() ticketId!: string;
  @Id() customerId!: string;
  @OptionalId() follows!: string | null;
  @Words() subject!: string | null;
  @Code() status!: Status;
  @OptionalCode() outcome!: Outcome | null;
  @Code() class!: CaseClass;
  @Code() category!: Category;
  @Whole() level!: number;
  @Id() agentId!: string;
  @Id() ownerId!: string;
  @Id() pointOfContactId!: string;
  @OptionalId() recipientTeamId!: string | null;
  @OptionalId() recipientUserId!: string | null;
  @OptionalCode() nextClock!: ClockName | null;
  @OptionalInstant() nextDueAt!: number | null;
  @OptionalInstant() snoozedUntil!: number | null;
  @Instant() raisedAt!: number;
  @Instant() recordedAt!: number;
  @Whole() version!: number;
  @Whole() step!: number;
  /** Where the chain of the timeline ends. */
  @OptionalCode() timelineHash!: string | null;
  @Whole() timelineLength!: number;
  /** What the gate missed when it was last asked. */
  @Document() missing!: GateFinding[];
  @Whole() machineVersion!: number;
  /** Null until the first step has been recorded. */
  @OptionalDocument() snapshot!: CaseSnapshot | null;
  @Document() rules!: FrozenRules;
  /** The birth certificate of the workflow, less the rules. */
  @Document() input!: Omit<EscalationInput, 'rules'>;
}
