// What a manual is written from: one version of the policy, its calendar, and the roster with the teams' calendars as they are at one moment.
import type { Absence, CalendarDocument, CompiledOnCallPlan, Language, OnCallPlan, PolicyDocument, Role } from '@relais/contracts';

export interface ManualPerson {
  readonly id: string;
  /** Null once erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly active: boolean;
  readonly memberships: readonly { readonly teamId: string; readonly role: Role }[];
}

export interface ManualCalendar {
  readonly id: string;
  readonly name: string;
  readonly document: CalendarDocument;
}

export interface ManualTeam {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly partner: boolean;
  readonly memberIds: readonly string[];
  /** Null for a team whose primary answers, its backup behind. */
  readonly document: OnCallPlan | null;
  readonly plan: CompiledOnCallPlan;
  /** Null for a team that works on the hours of the organisation. */
  readonly calendar: ManualCalendar | null;
}

export interface ManualSource {
  readonly language: Language;
  readonly organisation: { readonly name: string; readonly practice: boolean };
  readonly policy: {
    readonly version: number;
    readonly document: PolicyDocument;
    /** Null for a draft. */
    readonly publishedAt: number | null;
    readonly publishedBy: string | null;
    readonly authors: readonly string[];
    readonly reason: string | null;
  };
  /** The one that the policy counts on. */
  readonly calendar: ManualCalendar;
  readonly users: readonly ManualPerson[];
  readonly teams: readonly ManualTeam[];
  readonly absences: readonly Absence[];
  /** Epoch milliseconds: who is on call is told as of this moment. */
  readonly at: number;
}
