// A version of the policy on its way to many running cases: what was asked, and what became of each of them (ADR 27).
import type { PolicyApplicationStatus, ProblemCode } from '@relais/contracts';
import { Entity } from 'typeorm';
import { Code, Id, Instant, Key, OptionalCode, OptionalInstant, Whole, Words } from './columns';

/** Its id is that of the request, whose row says who asked with which roles. */
@Entity()
export class PolicyApplicationEntity {
  @Key() id!: string;
  @Id() organisationId!: string;
  @Whole() version!: number;
  /** The calendar's version of that moment: cases of one application get the same hours. */
  @Id() calendarId!: string;
  @Whole() calendarVersion!: number;
  @Words() reason!: string | null;
  @Id() askedBy!: string;
  @Instant() askedAt!: number;
}

@Entity()
export class PolicyApplicationCaseEntity {
  @Key() applicationId!: string;
  @Key() escalationId!: string;
  @Id() organisationId!: string;
  /** Of the rules that the case had when it was asked. */
  @Whole() fromVersion!: number;
  @Code() status!: PolicyApplicationStatus;
  /** Why it was refused, or is unknown. */
  @OptionalCode() code!: ProblemCode | null;
  @OptionalInstant() settledAt!: number | null;
}
