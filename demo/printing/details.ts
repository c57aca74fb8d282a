// The codes, amounts and instants of an entry that a person wants beside its line.
import type { ActionKind, Category, DecisionChoice, Language, TimelineEntry } from '@relais/contracts';
import { writtenAmount } from '../mapping/amounts';
import { wallTime } from './moments';
import { actionWords, categoryWords, choiceWords } from './words';

interface Decided {
  readonly choice: DecisionChoice;
  readonly cost: { readonly amountMinor: number; readonly currency: 'EUR' };
  readonly actions: readonly { readonly kind: ActionKind; readonly amountMinor: number }[];
}
type Data = TimelineEntry['data'];
type Detail = (data: Data, question: { readonly language: Language; readonly decisions: readonly Decided[] }) => string;

/** By type of event; the others say everything in their line. */
const details: Readonly<Record<string, Detail>> = {
  raised: ({ category, level }, { language }) =>
    `${categoryWords[language][category as Category]}, ${{ fr: 'niveau', en: 'level' }[language]} ${level}`,
  gate_answered: ({ missing }, { language }) =>
    missing === 0
      ? { fr: 'rien ne manque', en: 'nothing is missing' }[language]
      : { fr: `il manque : ${missing}`, en: `missing: ${missing}` }[language],
  acknowledge: ({ promisedAt }, { language }) => promised(promisedAt, { language, fr: 'réponse promise pour', en: 'answer promised by' }),
  update_customer: ({ nextUpdateAt }, { language }) =>
    promised(nextUpdateAt, { language, fr: 'prochaine mise à jour promise pour', en: 'next update promised by' }),
  decide: (data, { language }) => decided(data as unknown as Decided, language),
  action_done: ({ actionId }, { language, decisions }) => carriedOut(String(actionId), { language, decisions }),
  record_check: ({ satisfied, satisfaction }, { language }) =>
    [
      satisfied ? { fr: 'satisfait', en: 'satisfied' }[language] : { fr: 'non satisfait', en: 'not satisfied' }[language],
      outOfFive(satisfaction),
    ].join(''),
  rate_support: ({ rating }) => `${rating}/5`,
  level_climbed: ({ level }, { language }) => (level === undefined ? '' : { fr: `niveau ${level}`, en: `level ${level}` }[language]),
};

/** Empty when there is none. */
export function detailOf(
  { type, data }: TimelineEntry,
  { language, timeline }: { language: Language; timeline: readonly TimelineEntry[] },
): string {
  const decisions = timeline.filter((entry) => entry.type === 'decide').map((entry) => entry.data as unknown as Decided);
  return details[type]?.(data, { language, decisions }) ?? '';
}

const outOfFive = (value: unknown): string => (value === undefined ? '' : `, ${value}/5`);

const promised = (at: unknown, { language, fr, en }: { language: Language; fr: string; en: string }): string =>
  typeof at === 'string' ? `${language === 'fr' ? fr : en} ${wallTime(Date.parse(at), language)}` : '';

const valued = ({ kind, amountMinor }: Decided['actions'][number], language: Language): string =>
  amountMinor > 0
    ? `${actionWords[language][kind]} ${writtenAmount({ amountMinor, currency: 'EUR' }, language)}`
    : actionWords[language][kind];

function decided({ choice, cost, actions }: Decided, language: Language): string {
  const amount = cost.amountMinor > 0 ? [`, ${{ fr: 'coût', en: 'cost' }[language]} ${writtenAmount(cost, language)}`] : [];
  const listed = actions.length > 0 ? [` (${actions.map((action) => valued(action, language)).join(', ')})`] : [];
  return [choiceWords[language][choice], ...amount, ...listed].join('');
}

/** `r1a2` is the second action of the first decision. */
function carriedOut(actionId: string, { language, decisions }: { language: Language; decisions: readonly Decided[] }): string {
  const [, round, place] = /^r(\d+)a(\d+)$/.exec(actionId) ?? [];
  const action = decisions.filter(({ choice }) => choice !== 'escalate_further')[Number(round) - 1]?.actions[Number(place) - 1];
  return action ? valued(action, language) : actionId;
}
