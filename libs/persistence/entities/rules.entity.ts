// What an organisation decided for itself: calendars and policies, each version kept as it was saved.
import type { CalendarDocument, PolicyDocument } from '@relais/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { Code, Document, Id, Instant, Key, OptionalInstant } from './columns';

@Entity()
export class CalendarEntity {
  @Id() organisationId!: string;
  @Key() id!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Code() name!: string;
  @Document() document!: CalendarDocument;
  @Instant() savedAt!: number;
}

@Entity()
export class PolicyEntity {
  @Key() organisationId!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Document() document!: PolicyDocument;
  /** Its newest version at the moment of a raise is what the case takes along. */
  @Id() calendarId!: string;
  @OptionalInstant() publishedAt!: number | null;
}
