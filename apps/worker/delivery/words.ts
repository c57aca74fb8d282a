// Picks the words that a message repeats out of the step it comes from, and of what people wrote on the case since.
import type { Words } from '@relais/messaging';
import type { DeliverableMessage } from '@relais/persistence';

const names = [
  'explanation',
  'alternative',
  'question',
  'answer',
  'comment',
  'message',
  'reason',
  'statement',
  'policy',
  'position',
  'margin',
  'objective',
  'wellDone',
  'toImprove',
  'toLearn',
  'lesson',
] as const satisfies readonly (keyof Words)[];

/** Only the kinds that answer to a command repeat its words; a transfer never quotes what somebody wrote for somebody else. */
const silent: ReadonlySet<string> = new Set(['transfer', 'reminder', 'dossier_updated', 'decision', 'decided', 'check', 'check_due']);
const ofInformation: ReadonlySet<string> = new Set([
  'information_requested',
  'information_provided',
  'customer_silent',
  // A reminder of an unanswered question repeats it; of anything else, its text has no place for one.
  'documenting_reminder',
  'agent_silent',
]);
const ofArbitration: ReadonlySet<string> = new Set([
  'arbitration_reminder',
  'message_to_validate',
  'message_refused',
  'message_waiting',
  'settlement',
]);
const ofFeedback: ReadonlySet<string> = new Set(['feedback', 'closed']);

export function wordsOf({ message, entry, information, arbitration, feedback }: DeliverableMessage): Words {
  if (silent.has(message.kind)) return {};
  const written = entry.text ?? {};
  return {
    ...textsIn(written),
    // A raise may carry its assessment (life.md §1).
    ...textsIn(isRecord(written.assessment) ? written.assessment : {}),
    ...(ofInformation.has(message.kind) && information ? { question: information.question, answer: information.answer } : {}),
    ...(ofArbitration.has(message.kind) && arbitration ? arbitration : {}),
    ...(ofFeedback.has(message.kind) && feedback ? feedback : {}),
  };
}

function textsIn(source: Readonly<Record<string, unknown>>): Words {
  return Object.fromEntries(names.filter((name) => typeof source[name] === 'string').map((name) => [name, source[name]]));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
