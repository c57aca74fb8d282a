// Writes a message in the words of the case's organisation, or in Relais' own.
import { type MessageData, type RenderedMessage, RenderingFault, render, renderOwn } from '@relais/messaging';
import type { DeliverableMessage } from '@relais/persistence';

export interface WrittenMessage {
  readonly words: RenderedMessage;
  /** False when the organisation has words of its own and they could not be made of this case. */
  readonly asWorded: boolean;
}

/** Words that turn out not to fit this case never keep anybody from being told: Relais' own are sent, and the fault is recorded. */
export function writtenMessage({ message, policy }: DeliverableMessage, data: MessageData): WrittenMessage {
  const { kind, addressee, language } = message;
  const asked = { kind, addressee, language, data };
  try {
    return { words: renderOwn(asked, policy.templates) ?? render(asked), asWorded: true };
  } catch (error) {
    if (!(error instanceof RenderingFault)) throw error;
    return { words: render(asked), asWorded: false };
  }
}
