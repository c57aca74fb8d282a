// What is kept beside a case so that its past can be proven: anchors of its timeline, and Temporal's own history of it (ADR 13).
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Code, Id, Instant, Key, Whole } from './columns';

@Entity()
export class TimelineAnchorEntity {
  @Id() organisationId!: string;
  /** Perhaps of a case that is no longer there: that is what an anchor tells. */
  @Key() escalationId!: string;
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Whole() step!: number;
  @Whole() sequence!: number;
  @Code() hash!: string;
  @Instant() anchoredAt!: number;
}

@Entity()
export class HistoryArchiveEntity {
  @Id() organisationId!: string;
  @Key() escalationId!: string;
  @Whole() events!: number;
  /** JSON, gzipped. */
  @Column({ type: 'bytea' }) history!: Buffer;
  @Instant() archivedAt!: number;
}
