// What an organisation decided for itself: calendars and policies, each version kept as it was saved.
import type { PolicyDocument, WrittenCalendar } from '@relais/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalId, OptionalInstant, OptionalWhole, Whole, Words } from './columns';

@Entity()
export class CalendarEntity {
  @Id() organisationId!: string;
  @Key() id!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Code() name!: string;
  @Document() document!: WrittenCalendar;
  /** The dates of the holidays that the document names, as they were known when it was saved (ADR 26). */
  @Document() publicHolidays!: string[];
  @Instant() savedAt!: number;
  @OptionalId() savedBy!: string | null;
}

/** A draft until it is published; then nothing of it changes any more, which the database sees to (ADR 22). */
@Entity()
export class PolicyEntity {
  @Key() organisationId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Document() document!: PolicyDocument;
  /** Its newest version at the moment of a raise is what the case takes along. */
  @Id() calendarId!: string;
  @OptionalInstant() publishedAt!: number | null;
  /** Everybody who wrote to the draft. */
  @Column({ type: 'uuid', array: true }) authors!: string[];
  @OptionalInstant() draftedAt!: number | null;
  @OptionalInstant() changedAt!: number | null;
  /** Counts the saves of the draft. */
  @Whole() revision!: number;
  /** The version that was published when the draft was made; null for none. */
  @OptionalWhole() basedOn!: number | null;
  /** The older version whose rules this one brings back. */
  @OptionalWhole() rolledBackTo!: number | null;
  @OptionalId() publishedBy!: string | null;
  @Words() reason!: string | null;
}
