// Reduces a word to what its inflections have in common, in French and English; light rules, no dictionary.
import type { Language } from '@relais/contracts';

/** Accents, capitals, ligatures and typographic apostrophes do not make another word. */
export const folded = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');

/** Longest first. What is left must be long enough to be a word's own: `rest` letters at least. */
interface Ending {
  readonly ending: string;
  readonly rest: number;
}
const endings = (words: string, rest: number): Ending[] => words.split(' ').map((ending) => ({ ending, rest }));
const longestFirst = (all: Ending[]): readonly Ending[] => all.sort((one, other) => other.ending.length - one.ending.length);

const french = longestFirst([
  ...endings('issements issement ements ement ations ation ateurs ateur atrices atrice ables able', 4),
  ...endings('eraient erions eriez erait erais erons eront erez eras erai era', 4),
  ...endings('iraient irait irais irons iront irez iras irai ira assent aient ions iez ait ais', 4),
  ...endings('antes ante ants ant ons ir', 4),
  ...endings('ents ent', 5),
  ...endings('ees ers ee es er ez e', 3),
]);
const english = longestFirst([...endings('ations ation ments ment ions ion ings ing ied ies ed', 4), ...endings('es e s', 3)]);

/** The same for every inflection of a word that these rules know; never empty. */
export function stem(word: string, language: Language): string {
  return language === 'fr' ? frenchStem(folded(word)) : englishStem(folded(word));
}

function frenchStem(word: string): string {
  const singular = word.replace(/aux$/, 'al');
  const cut = without(singular, french);
  // `résilier`, `résiliez`, `résiliation`: the i belongs to some of their endings.
  if (cut !== singular) return cut.length > 4 ? cut.replace(/i$/, '') : cut;
  return singular.length > 3 ? singular.replace(/[sx]$/, '') : singular;
}

function englishStem(word: string): string {
  const cut = without(word, english);
  // `escalate`, `escalation`; `cancel`, `cancelled`, `cancellation`.
  const bare = cut.length >= 7 ? cut.replace(/at$/, '') : cut;
  return cut === word ? bare : bare.replace(/([bdglmnprt])\1$/, '$1');
}

function without(word: string, all: readonly Ending[]): string {
  const found = all.find(({ ending, rest }) => word.endsWith(ending) && word.length - ending.length >= rest);
  return found ? word.slice(0, -found.ending.length) : word;
}
