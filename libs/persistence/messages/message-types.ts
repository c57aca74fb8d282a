// Outgoing messages as screens list them and as the delivery needs them.
import type { Actor, Addressee, ClockName, Dossier, Language, MessageKind, PolicyDocument } from '@relais/contracts';
import type { KnownPerson, NamedPerson } from '../directory/people';
import type { MessageStatus } from '../entities/message.entity';
import type { StoredEscalation } from '../escalations/escalation-types';

export interface MessageReference {
  readonly organisationId: string;
  readonly messageId: string;
}

/** A row of `message`. `id` is the row's, `messageId` the stable Message-ID of the mail. */
export interface StoredMessage {
  readonly id: string;
  readonly organisationId: string;
  readonly escalationId: string;
  readonly step: number;
  readonly kind: MessageKind;
  readonly addressee: Addressee;
  readonly userId: string | null;
  readonly address: string | null;
  readonly language: Language;
  readonly channel: string;
  readonly status: MessageStatus;
  readonly code: string | null;
  readonly clock: ClockName | null;
  readonly attempt: number | null;
  readonly actionId: string | null;
  readonly messageId: string;
  /** Null until rendered, and once erased. */
  readonly subject: string | null;
  readonly body: string | null;
  readonly createdAt: number;
  readonly takenAt: number | null;
  readonly sentAt: number | null;
  /** The end of the quiet hours that held it. */
  readonly heldUntil: number | null;
}

export interface DeliveryAttempt {
  readonly at: number;
  /** `sent`, `unknown`, `failed`, `not_wanted`, `held`… */
  readonly outcome: string;
  readonly code: string | null;
}

export interface ListedMessage extends StoredMessage {
  readonly person: NamedPerson | null;
  readonly attempts: readonly DeliveryAttempt[];
}

/** Everything a delivery reads: the message, the case as it is now, and the step that asked for the message. */
export interface DeliverableMessage {
  readonly message: StoredMessage;
  readonly organisation: { readonly id: string; readonly name: string; readonly practice: boolean; readonly timeZone: string };
  readonly escalation: StoredEscalation;
  /** What the case's own version of the policy says of messages. */
  readonly policy: Pick<PolicyDocument, 'templates' | 'quietHours'>;
  readonly dossier: { readonly version: number; readonly content: Dossier } | null;
  /** The event of the message's step, with its words. */
  readonly entry: {
    readonly step: number;
    readonly type: string;
    readonly at: number;
    readonly actor: Actor;
    readonly data: Readonly<Record<string, unknown>>;
    readonly text: Readonly<Record<string, unknown>> | null;
  };
  /** The newest decision, open question and feedback of the case, with their words. */
  readonly decision: {
    readonly choice: string;
    readonly amountMinor: number;
    readonly currency: string;
    readonly motive: string | null;
    readonly customerMessage: string | null;
    readonly nextSteps: string | null;
  } | null;
  readonly information: {
    readonly askedFrom: 'agent' | 'customer';
    readonly question: string | null;
    readonly answer: string | null;
  } | null;
  /** The question of the newest arbitration, the last draft of the message that ends it, and why that was refused. */
  readonly arbitration: { readonly question: string | null; readonly message: string | null; readonly reason: string | null } | null;
  readonly feedback: {
    readonly wellDone: string | null;
    readonly toImprove: string | null;
    readonly toLearn: string | null;
    readonly lesson: string | null;
  } | null;
  /** All people the case names (agent, owner, point of contact, recipient, backup, decider, actor, addressee), by id. */
  readonly people: Readonly<Record<string, KnownPerson>>;
  /** How many erasures had begun when this was read. */
  readonly erasures: number;
  /** All teams of the organisation, by id. */
  readonly teams: Readonly<Record<string, { readonly id: string; readonly name: string; readonly level: number }>>;
}

export interface RecordDelivery extends MessageReference {
  readonly at: number;
  /** The status the message has after the attempt. */
  readonly status: MessageStatus;
  /** A code, never the words of a mail server. */
  readonly code?: string;
}
