// Words that promise or admit something, which no legal case may say to a customer before a lawyer has read it (domain.md §5, legal).
import type { Dossier, GateFinding } from '@relais/contracts';

/** Beginnings of words and phrases without accents, in lower case: `promet*` stands for promets, promettons, promettre. */
const promises = {
  fr: ['promet*', 'promis', 'promise', 'promesse*', 'garanti*', "s'engag*", 'nous engage*', 'je m.engage', 'sans faute', 'certifi*'],
  en: ['promis*', 'guarantee*', 'we will certainly', 'we commit*', 'we undertake', 'assure you'],
} as const;
const admissions = {
  fr: [
    'reconnaissons',
    'reconnais',
    'reconnu*',
    'notre faute',
    'notre erreur',
    'notre responsabilite',
    'sommes responsables',
    'avons eu tort',
    'en faute',
  ],
  en: [
    'we admit*',
    'we acknowledge',
    'our fault',
    'our mistake',
    'our error',
    'we are liable',
    'our liability',
    'we are responsible',
    'we were wrong',
    'negligen*',
  ],
} as const;

/** Accents, capitals and typographic apostrophes do not hide a word. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

/** `promet*` finds every word that begins so; a space any space, a dot any one character. */
export const wordPattern = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}])${word.replace('*', '\\p{L}*').replaceAll(' ', '\\s+')}(?![\\p{L}])`, 'u');

const patterns = (lists: readonly (readonly string[])[]): readonly RegExp[] => lists.flat().map(wordPattern);
const promising = patterns([promises.fr, promises.en]);
const admitting = patterns([admissions.fr, admissions.en]);
export const promisesAndAdmissions: readonly RegExp[] = [...promising, ...admitting];

/** The first words of the text that promise, and the first that admit; both languages, since customers are written to in either. */
export function flaggedWords(text: string): { readonly promise: string | null; readonly admission: string | null } {
  const words = plain(text);
  const first = (list: readonly RegExp[]): string | null =>
    list.map((pattern) => pattern.exec(words)?.[0]).find((found) => found !== undefined) ?? null;
  return { promise: first(promising), admission: first(admitting) };
}

/** What the customer was told, or is to be told, holds neither a promise nor an admission. */
export function cautionFindings({ customerMessage, why }: Dossier): GateFinding[] {
  const told = { '/customerMessage/text': customerMessage?.text, '/why': why };
  return Object.entries(told).flatMap(([pointer, text]) => (text === undefined ? [] : findingsOf(text, pointer)));
}

function findingsOf(text: string, pointer: string): GateFinding[] {
  const { promise, admission } = flaggedWords(text);
  const finding = (fr: string, en: string): GateFinding => ({ test: 'one_voice', pointer, detail: { fr, en } });
  return [
    ...(promise === null
      ? []
      : [finding(`Dossier juridique : aucune promesse (« ${promise} »).`, `A legal case makes no promise ("${promise}").`)]),
    ...(admission === null
      ? []
      : [
          finding(
            `Dossier juridique : aucun aveu, des faits seulement (« ${admission} »).`,
            `A legal case admits nothing, facts only ("${admission}").`,
          ),
        ]),
  ];
}
