// The border with Temporal: names, ids, the workflow's input and the shape of its update and of what it records.
import { defineUpdate } from '@temporalio/workflow';
import type { Actor, CaseSnapshot } from '../case';
import type { Effect } from '../effects';
import type { AnswerMessage, CommandMessage } from '../events';
import type { FrozenRules } from '../frozen-rules';
import type { CaseProfile } from '../profile';
import type { Verdict } from '../vocabulary';

export const escalationWorkflowType = 'escalation';

/** One workflow per case; the id is the guard against a second start. */
export const escalationWorkflowId = (escalationId: string): string => `escalation-${escalationId}`;

/** What the intake gives the workflow: the case's birth certificate, without a word of personal text. */
export interface EscalationInput {
  readonly machineVersion: number;
  readonly organisationId: string;
  readonly escalationId: string;
  readonly commandId: string;
  readonly actor: Actor;
  readonly raisedAt: number;
  readonly agentId: string;
  readonly pointOfContactId: string;
  readonly profile: CaseProfile;
  readonly verdict: Verdict | null;
  readonly rules: FrozenRules;
}

/** A command with the version the person had read, when they care (`If-Match`). */
export interface CommandLetter {
  readonly command: CommandMessage;
  readonly ifMatch?: number;
}

/** What a taken command answers: the case after it, and the step that ETag and If-Match speak of. */
export interface CommandReceipt {
  readonly snapshot: CaseSnapshot;
  /** Last step that a person made. */
  readonly version: number;
  /** Last step of all. */
  readonly step: number;
}

export const commandUpdate = defineUpdate<CommandReceipt, [CommandLetter]>('command');

/** Follows the details of a refusal made before the letter was taken: Temporal forgets it, and may take the same update yet. */
export const forgotten = 'forgotten';

/** One step to record: what happened, what the case is now, what is asked of the world. */
export interface StepRecord {
  readonly organisationId: string;
  readonly escalationId: string;
  readonly step: number;
  readonly version: number;
  readonly digest: string;
  readonly at: number;
  readonly event: { readonly type: string; readonly clock?: string; readonly commandId?: string; readonly actor?: Actor } & Readonly<
    Record<string, unknown>
  >;
  readonly from: string | null;
  readonly snapshot: CaseSnapshot;
  readonly effects: readonly Effect[];
}

/** Answers to what only needed a read, in the order asked. */
export interface StepRecorded {
  readonly answers: readonly AnswerMessage[];
  /** Hash of the step's last timeline entry: with it, Temporal's history witnesses the timeline. Nothing decides by it; older histories have none. */
  readonly head?: string;
}
