// Lets time pass for the cases of a story, clock by clock, and waits for facts: what is recorded, what has left.
import { EscalationRepository, type ListedMessage, MessageRepository, type StoredEscalation } from '@relais/persistence';
import type { Servers } from './servers';

export interface CaseReference {
  readonly organisationId: string;
  readonly escalationId: string;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 8));
/** Only for a test that will fail. */
const patience = 20_000;

export class Stage {
  /** Cases of the story under way; time passes for all of them. */
  readonly cases: CaseReference[] = [];
  readonly escalations: EscalationRepository;
  readonly messages: MessageRepository;

  constructor(readonly servers: Servers) {
    this.escalations = new EscalationRepository(servers.database);
    this.messages = new MessageRepository(servers.database);
  }

  get now(): number {
    return this.servers.time.now();
  }

  /** Stops at each clock that falls due on the way, until everything it led to has happened and its mails are gone. */
  async passUntil(instant: number): Promise<void> {
    for (let next = await this.nextClock(); next !== null && next <= instant; next = await this.nextClock()) {
      await this.servers.time.skipTo(next);
      await this.settled();
    }
    await this.servers.time.skipTo(instant);
    await this.settled();
  }

  /** Resolves once only people and later clocks can move the cases on, and every mail has been tried. */
  async settled(): Promise<void> {
    for (const reference of this.cases) await this.until(reference, ([stored, messages]) => this.rests(stored) && messages.every(isTried));
  }

  /** Resolves once no mail is on its way, those tried again included. */
  async delivered(): Promise<void> {
    for (const reference of this.cases)
      await this.until(reference, ([, messages]) => messages.every(({ status }) => status !== 'queued' && status !== 'sending'));
  }

  closed(reference: CaseReference): Promise<void> {
    return this.until(reference, ([{ status }]) => status === 'closed');
  }

  async stored(reference: CaseReference): Promise<StoredEscalation> {
    const stored = await this.escalations.find(reference);
    if (stored === null) throw new Error(`no case ${reference.escalationId}`);
    return stored;
  }

  private async nextClock(): Promise<number | null> {
    const rows = await Promise.all(this.cases.map((reference) => this.stored(reference)));
    const due = rows.flatMap(({ nextDueAt }) => (nextDueAt === null ? [] : [nextDueAt]));
    return due.length === 0 ? null : Math.min(...due);
  }

  private rests({ step, status, snapshot, nextDueAt }: StoredEscalation): boolean {
    if (step < 1 || snapshot === null || status === 'accepted' || status === 'transferring') return false;
    const { documenting, actions } = snapshot.context;
    const isGateAsked = status === 'documenting' && documenting?.because === 'raised' && documenting.missing === 0;
    return !isGateAsked && actions.every((action) => action.status !== 'running') && (nextDueAt === null || nextDueAt > this.now);
  }

  private async until(reference: CaseReference, holds: (now: [StoredEscalation, readonly ListedMessage[]]) => boolean): Promise<void> {
    let found: [StoredEscalation, readonly ListedMessage[]];
    for (const end = Date.now() + patience; Date.now() < end; await pause()) {
      // The case first: a message is written with the step that asks for it.
      found = [await this.stored(reference), await this.messages.ofEscalation(reference)];
      if (holds(found)) return;
    }
    const [{ status, step, nextClock }, messages] = found!;
    const waiting = messages.filter((message) => !isTried(message)).map(({ kind, addressee }) => `${kind} to ${addressee}`);
    throw new Error(`the case never came to rest: ${status}, step ${step}, next clock ${nextClock}, mails waiting: ${waiting.join(', ')}`);
  }
}

const isTried = ({ status, attempts }: ListedMessage): boolean => status !== 'sending' && (status !== 'queued' || attempts.length > 0);
