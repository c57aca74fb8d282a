// Finds words and phrases in what people wrote, in every inflection, at their exact place.
import type { Language } from '@relais/contracts';
import { stem } from './stem';

/** Characters `from` up to before `to` of the text. */
export interface FoundWords {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Token {
  readonly from: number;
  readonly to: number;
  readonly stem: string;
}

/** A text cut into its words once, so that many lists can be looked for in it. */
export interface ReadText {
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
}

/** Apostrophes and hyphens part words: `l’avocat` holds `avocat`. */
export function readText(text: string, language: Language): ReadText {
  const known = new Map<string, string>();
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => {
    const stemmed = known.get(word) ?? stem(word, language);
    known.set(word, stemmed);
    return { from: index, to: index + word.length, stem: stemmed };
  });
  return { text, language, tokens };
}

/** Every place at which one of the phrases stands, in the order of the text; of overlapping ones the first. */
export function findWords({ text, language, tokens }: ReadText, phrases: readonly string[]): FoundWords[] {
  const wanted = phrases.map((phrase) => readText(phrase, language).tokens.map((token) => token.stem)).filter(({ length }) => length > 0);
  const found: FoundWords[] = [];
  let next = 0;
  while (next < tokens.length) {
    const start = next;
    const hit = wanted.find((stems) => stems.every((one, offset) => tokens[start + offset]?.stem === one));
    next += hit?.length ?? 1;
    const [first, last] = [tokens[start], tokens[next - 1]];
    if (hit && first && last) found.push({ from: first.from, to: last.to, text: text.slice(first.from, last.to) });
  }
  return found;
}
