// Puts the facts of one case together for a table, each with where it is known from; what nobody knows stays unknown, never guessed (domain.md §7).
import type { FactSource, Facts, FactValue, KnownFact } from '@relais/contracts';

/** In the order asked: the first that knows it is believed. */
export type Telling = Partial<Record<Exclude<FactSource, 'unknown'>, FactValue | undefined>>;

export function knownFact(fact: string, tellings: readonly Telling[]): KnownFact {
  const told = tellings.flatMap((telling) => Object.entries(telling)).find(([, value]) => value !== undefined && value !== null);
  return told ? { fact, value: told[1] as FactValue, from: told[0] as FactSource } : { fact, value: null, from: 'unknown' };
}

/** As a table asks them. */
export const factsOf = (known: readonly KnownFact[]): Facts => Object.fromEntries(known.map(({ fact, value }) => [fact, value]));
