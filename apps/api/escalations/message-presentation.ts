// Lays out an outgoing message with its delivery, without the columns that only the delivery needs.
import type { MessageView } from '@relais/contracts';
import type { ListedMessage } from '@relais/persistence';
import { presentPerson } from '../timeline/entry-presentation';
import { iso, isoOrNull } from './case-presentation';

export function presentMessage(message: ListedMessage): MessageView {
  const { id, step, kind, addressee, person, channel, language, subject, body, status, messageId, createdAt, sentAt, heldUntil, attempts } =
    message;
  return {
    id,
    step,
    kind,
    to: addressee,
    person: presentPerson(person),
    channel,
    language,
    subject,
    body,
    status,
    messageId,
    createdAt: iso(createdAt),
    sentAt: isoOrNull(sentAt),
    heldUntil: status === 'queued' ? isoOrNull(heldUntil) : null,
    attempts: attempts.map((attempt) => ({ ...attempt, at: iso(attempt.at) })),
  };
}
