// A trigger that nothing can fire, or that shares its name with another, would be trusted for nothing.
import type { PolicyDocument } from '@relais/contracts';
import { readText } from '../triggers';
import type { PolicyFault } from './policy-fault';

/** Rules with the id of one before them, lists without a word, and entries that hold no word. */
export const triggerFaults = ({ triggers }: PolicyDocument): PolicyFault[] =>
  triggers.flatMap((rule, index) => {
    const pointer = `/triggers/${index}`;
    const twice = triggers.findIndex(({ id }) => id === rule.id) < index;
    return [
      ...(twice ? [{ pointer: `${pointer}/id`, detail: `is '${rule.id}', as a rule before it: each has a name of its own` }] : []),
      ...('words' in rule ? wordFaults(rule.words, pointer) : []),
    ];
  });

function wordFaults(words: { readonly fr: readonly string[]; readonly en: readonly string[] }, pointer: string): PolicyFault[] {
  if (words.fr.length + words.en.length === 0)
    return [{ pointer: `${pointer}/words`, detail: 'names no word in any language: nothing fires it' }];
  return (['fr', 'en'] as const).flatMap((language) =>
    words[language].flatMap((phrase, index) =>
      readText(phrase, language).tokens.length > 0
        ? []
        : [{ pointer: `${pointer}/words/${language}/${index}`, detail: `is '${phrase}', which holds no word: it is never found` }],
    ),
  );
}
