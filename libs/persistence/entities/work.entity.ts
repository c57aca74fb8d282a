// What waits for a person and what is asked of an outside system.
import type { ActionKind, Addressee, CaseAction, TaskKind } from '@relais/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalInstant, OptionalWhole, Whole, Words } from './columns';

@Entity()
export class TaskEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: TaskKind;
  @PrimaryColumn({ type: 'integer' }) openedStep!: number;
  @Code() addressee!: Addressee;
  @Instant() openedAt!: number;
  @OptionalWhole() closedStep!: number | null;
  @OptionalInstant() closedAt!: number | null;
}

/** How one call of the action endpoint ended: `outcome` is a code, `status` the HTTP status it answered with. */
export interface ActionAttempt {
  readonly run: number;
  readonly at: number;
  readonly outcome: 'done' | 'refused' | 'unavailable' | 'no_answer';
  readonly status: number | null;
}

@Entity()
export class ActionEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  /** `r1a2`: the second action of the decision of the first round. */
  @PrimaryColumn({ type: 'text' }) id!: string;
  @Id() decisionId!: string;
  @Code() kind!: ActionKind;
  @Whole() amountMinor!: number;
  @Code() currency!: string;
  @Words() description!: string | null;
  @Code() status!: CaseAction['status'];
  @Whole() runs!: number;
  @Document() attempts!: ActionAttempt[];
  @Instant() changedAt!: number;
}
