// Tells a person's words from the codes beside them, and joins both: the words of a command are what its event left behind (design.md §1.6).
import type { CommandBody, PublicCommand } from '@relais/contracts';
import type { RecordedStep } from './recorded-step';

type Json = unknown;

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What `whole` says and `coded` does not: the same nesting with only the strings that were taken out; undefined when there are none. */
export function wordsOf(whole: Json, coded: Json): Json {
  if (typeof whole === 'string') return coded === undefined ? whole : undefined;
  if (Array.isArray(whole)) {
    const words = whole.map((item, index) => wordsOf(item, Array.isArray(coded) ? coded[index] : undefined) ?? null);
    return words.some((item) => item !== null) ? words : undefined;
  }
  if (!isObject(whole)) return undefined;
  const words = Object.entries(whole)
    .map(([name, value]) => [name, wordsOf(value, isObject(coded) ? coded[name] : undefined)] as const)
    .filter(([, value]) => value !== undefined);
  return words.length > 0 ? Object.fromEntries(words) : undefined;
}

/** A command as the person sent it. Codes are in the event also where the words have been erased. */
export const wordsAndCodes = <Name extends PublicCommand>({ step, body }: RecordedStep): Partial<CommandBody<Name>> =>
  ({ ...step.event, ...body }) as never;
