// Tells a person's words from the codes beside them: the words of a command are what its event left behind (design.md §1.6).

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
