// What people decided, asked, verified and learnt on a case (domain.md §7; life.md §2); an `id` is that of the command that brought it.
import type { Category, DecisionChoice, RecordedAdvice } from '@relais/contracts';
import { Entity } from 'typeorm';
import {
  Code,
  Flag,
  Id,
  Instant,
  Key,
  OptionalCode,
  OptionalDocument,
  OptionalFlag,
  OptionalId,
  OptionalInstant,
  OptionalWhole,
  Whole,
  Words,
} from './columns';

@Entity()
export class DecisionEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Code() choice!: DecisionChoice;
  @Whole() amountMinor!: number;
  @Code() currency!: string;
  /** With `escalate_further`: the decision recommended to the next level. */
  @OptionalDocument() draft!: { choice: string; cost: { amountMinor: number; currency: string } } | null;
  @Words() motive!: string | null;
  @Words() customerMessage!: string | null;
  @Words() nextSteps!: string | null;
  @Words() override!: string | null;
  @Id() decidedBy!: string;
  @Instant() decidedAt!: number;
  /** What the exception matrix advised when it was taken; null for none on record. */
  @OptionalDocument() advice!: RecordedAdvice | null;
  @Flag() againstAdvice!: boolean;
  /** Of the case when it was decided: what later decisions are compared with. */
  @Code() category!: Category;
  @OptionalCode() reason!: string | null;
  @OptionalCode() cause!: string | null;
}

@Entity()
export class InformationRequestEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Code() askedFrom!: 'agent' | 'customer';
  @Words() question!: string | null;
  @OptionalId() askedBy!: string | null;
  @Instant() askedAt!: number;
  @Words() answer!: string | null;
  @OptionalId() answeredBy!: string | null;
  @OptionalInstant() answeredAt!: number | null;
}

@Entity()
export class FollowUpEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() escalationId!: string;
  @Flag() satisfied!: boolean;
  @OptionalWhole() satisfaction!: number | null;
  @OptionalWhole() recommendation!: number | null;
  @OptionalFlag() gestureUsed!: boolean | null;
  @OptionalFlag() retained!: boolean | null;
  @Words() comment!: string | null;
  @OptionalId() checkedBy!: string | null;
  @Instant() checkedAt!: number;
}

@Entity()
export class FeedbackEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @Words() wellDone!: string | null;
  @Words() toImprove!: string | null;
  @Words() toLearn!: string | null;
  @Words() lesson!: string | null;
  @OptionalId() givenBy!: string | null;
  @OptionalInstant() givenAt!: number | null;
  @OptionalWhole() rating!: number | null;
  @Words() ratingComment!: string | null;
  @OptionalId() ratedBy!: string | null;
  @OptionalInstant() ratedAt!: number | null;
}
