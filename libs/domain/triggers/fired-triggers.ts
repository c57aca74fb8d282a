// Tells which trigger rules a ticket's facts fire, each with the words or the figure that did (domain.md §2, "Automatic escalation").
import type { FiredTrigger, TriggerRule, TriggersQuestion } from '@relais/contracts';
import { reasonInWords } from './because';
import { findWords, type ReadText, readText } from './find-words';

export interface TriggerQuestion {
  readonly rules: readonly TriggerRule[];
  readonly ticket: TriggersQuestion;
  /** Epoch milliseconds: repeats are counted back from here. */
  readonly at: number;
}

type Quote = FiredTrigger['quotes'][number];
export type Evidence = Pick<FiredTrigger, 'quotes' | 'figure'>;

/** Places quoted of one rule at most; the first of them. */
const mostQuotes = 10;
const aDay = 86_400_000;

/** The rules that fire, in the order of the policy; a fact that nobody knows fires none. */
export function firedTriggers({ rules, ticket, at }: TriggerQuestion): FiredTrigger[] {
  const told = ticket.messages.map(({ from, text, language }) => (from === 'customer' ? readText(text, language) : null));
  return rules.flatMap((rule) => {
    const evidence = evidenceFor(rule, { ticket, told, at });
    if (!evidence) return [];
    const { id, kind, mode, category, reason } = rule;
    return [{ rule: id, kind, mode, category, reason, ...evidence, because: reasonInWords(rule, evidence) }];
  });
}

interface Known {
  readonly ticket: TriggersQuestion;
  /** What the customer wrote, message by message; null for what others did. */
  readonly told: readonly (ReadText | null)[];
  readonly at: number;
}

function evidenceFor(rule: TriggerRule, { ticket, told, at }: Known): Evidence | null {
  switch (rule.kind) {
    case 'sla_share':
      return reached(ticket.sla?.usedPercent, rule.percent);
    case 'sla_breached':
      return ticket.sla?.breached ? { quotes: [], figure: { value: ticket.sla.usedPercent, threshold: 100 } } : null;
    case 'words':
    case 'superior_requested':
      return quoted(told.flatMap((text, message) => (text ? quotesIn(text, { message, phrases: rule.words[text.language] }) : [])));
    case 'sentiment':
      return mood(rule, ticket);
    case 'exchanges':
      return reached(ticket.exchanges, rule.moreThan + 1);
    case 'repeats':
      return reached(ticket.occurrences.filter((one) => one <= at && one >= at - rule.days * aDay).length, rule.times);
    case 'systemic':
      return reached(ticket.customersAffected, rule.customers);
  }
}

const reached = (value: number | undefined, threshold: number): Evidence | null =>
  value === undefined || value < threshold ? null : { quotes: [], figure: { value, threshold } };

const quotesIn = (text: ReadText, { message, phrases }: { message: number; phrases: readonly string[] }): Quote[] =>
  findWords(text, phrases).map((found) => ({ message, ...found }));

const quoted = (quotes: Quote[]): Evidence | null => (quotes.length === 0 ? null : { quotes: quotes.slice(0, mostQuotes), figure: null });

/** Bad now, or much worse than at first; the newest message that was measured is quoted. */
function mood({ atMost, fallsBy }: Extract<TriggerRule, { kind: 'sentiment' }>, { messages }: TriggersQuestion): Evidence | null {
  const measured = messages.flatMap(({ from, sentiment, text }, message) =>
    from === 'customer' && sentiment !== undefined ? [{ message, sentiment, quote: { message, from: 0, to: text.length, text } }] : [],
  );
  const [first, newest] = [measured[0], measured.at(-1)];
  if (!first || !newest) return null;
  if (newest.sentiment <= atMost) return { quotes: [newest.quote], figure: { value: newest.sentiment, threshold: atMost } };
  // Decimals do not subtract exactly: a hundredth is as much as they mean.
  const fall = Math.round((first.sentiment - newest.sentiment) * 100) / 100;
  if (fallsBy === undefined || fall < fallsBy) return null;
  return { quotes: [newest.quote], figure: { value: fall, threshold: fallsBy } };
}
