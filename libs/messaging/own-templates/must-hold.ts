// What a message has to say whoever words it (domain.md §6, §9).
import type { Language } from '@relais/contracts';
import { moment } from '../rendering/moment';
import { terms } from '../rendering/terms';
import type { WordedMessage } from './template-names';

/** A variable whose value must be read in the text, as a person reads it; or the briefing. */
export interface Duty {
  readonly variable: string;
  readonly as?: 'moment' | 'choice' | 'briefing';
  readonly because: string;
}

const contact: Duty = { variable: 'pointOfContact.name', because: 'the customer always has one point of contact' };
const nextUpdate: Duty = { variable: 'nextUpdateAt', as: 'moment', because: 'it says when the customer hears next' };
const explained: Duty = { variable: 'words.explanation', because: 'a refusal gives its honest reason' };
const question: Duty = { variable: 'words.question', because: 'it puts a question' };
const choice: Duty = { variable: 'decision.choice', as: 'choice', because: 'it tells the decision' };
const message: Duty = { variable: 'words.message', because: 'it carries what there is to say' };
const until: Duty = { variable: 'until', as: 'moment', because: 'it says until when' };
const since: Duty = { variable: 'since', as: 'moment', because: 'it says since when' };
const reference: Duty = { variable: 'case.reference', because: 'it says which case' };

const why: Duty = { variable: 'dossier.why', because: 'the customer is told why' };
const transferred: readonly Duty[] = [{ variable: 'recipient.name', because: 'the customer is told who takes it' }, nextUpdate, contact];
const asked: readonly Duty[] = [
  { variable: 'briefing', as: 'briefing', because: 'the recipient acts on the briefing: write {% briefing %}' },
  { variable: 'dossier.preciseAsk', because: 'the recipient is told precisely what is asked' },
  { variable: 'links.acknowledge', because: 'one click says "I have it"' },
];

const duties: Readonly<Record<string, readonly Duty[]>> = {
  'transfer.recipient': asked,
  'reminder.recipient': asked,
  'call_back.customer': [nextUpdate, contact],
  'update.customer': [message, nextUpdate, contact],
  'settlement.customer': [message, nextUpdate, contact],
  'moved_to_writing.customer': [nextUpdate],
  'decision.customer': [
    { variable: 'decision.message', because: 'it tells the decision' },
    { variable: 'decision.nextSteps', because: 'it tells the next steps' },
    contact,
  ],
  'acknowledged.customer': [{ variable: 'promisedAt', as: 'moment', because: 'it says by when there is an answer' }, contact],
  'check.customer': [contact],
  'refusal_explained.customer': [explained, { variable: 'words.alternative', because: 'a refusal offers an alternative' }, contact],
  'redirected.customer': [explained, contact],
  'redirected.agent': [explained],
  'information_requested.customer': [question, contact],
  'information_requested.agent': [question],
  'decided.agent': [choice, { variable: 'decision.motive', because: 'the agent learns why' }],
  'feedback.agent': [
    { variable: 'words.wellDone', because: 'the agent learns what was well done' },
    { variable: 'words.toImprove', because: 'the agent learns what to improve' },
    { variable: 'words.toLearn', because: 'the agent learns what to learn' },
  ],
  'message_to_validate.staff': [{ variable: 'words.message', because: 'nobody validates what they have not read' }],
  'message_refused.staff': [{ variable: 'words.reason', because: 'whoever writes anew learns why' }],
  'promise_missed.staff': [since],
  'sla_warning.staff': [since, until],
  'sla_breached.staff': [since],
  'top_of_ladder.staff': [since, until],
  'action_failed.staff': [since],
  'check_due.staff': [since],
};

/** Whoever is inside reads which case it is; each message has what the domain asks of it. What is said of a legal case stays neutral. */
export function dutiesOf({ name, kind, audience, category }: Omit<WordedMessage, 'standard'>): readonly Duty[] {
  if (kind === 'transfer' && audience === 'customer') return category === 'legal' ? transferred : [why, ...transferred];
  return [...(audience === 'customer' ? [] : [reference]), ...(duties[name] ?? [])];
}

/** How a reader reads that value; null when the data has none. */
export function readAs(
  value: unknown,
  { as, language, timeZone }: Pick<Duty, 'as'> & { language: Language; timeZone: string },
): string | null {
  if (value === null || value === undefined) return null;
  if (as === 'moment') return moment({ at: value as number, timeZone, language });
  if (as === 'choice') return terms.choice?.[value as string]?.[language] ?? null;
  return String(value);
}
