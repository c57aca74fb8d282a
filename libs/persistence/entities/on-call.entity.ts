// Who answers for a team when, who is away, and who was mailed about the gaps (domain.md §6).
import type { OnCallPlan } from '@relais/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Document, Id, Instant, Key, OptionalCode, OptionalId, OptionalInstant, Words } from './columns';

/** Versions are added and never changed; the newest counts. */
@Entity()
export class OnCallPlanEntity {
  @Id() organisationId!: string;
  @Key() teamId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  /** Its instants in epoch milliseconds; no words about people. */
  @Document() document!: OnCallPlan;
  @Words() reason!: string | null;
  @Instant() savedAt!: number;
  /** Null for a key that acts for nobody. */
  @OptionalId() savedBy!: string | null;
}

@Entity()
export class AbsenceEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Id() userId!: string;
  @Instant() startsAt!: number;
  /** The first instant they are back, unless ended earlier. */
  @Instant() endsAt!: number;
  @OptionalId() deputyId!: string | null;
  @Instant() recordedAt!: number;
  @OptionalId() recordedBy!: string | null;
  /** Before the start: it never was. */
  @OptionalInstant() endedAt!: number | null;
}

export type RosterMailStatus = 'sending' | 'sent' | 'failed';

/** A person is mailed once a week. */
@Entity()
export class RosterMailEntity {
  @Key() organisationId!: string;
  /** Its Monday. */
  @PrimaryColumn({ type: 'date' }) week!: string;
  @Key() userId!: string;
  @Column({ type: 'text' }) status!: RosterMailStatus;
  @OptionalCode() code!: string | null;
  @Instant() changedAt!: number;
}
