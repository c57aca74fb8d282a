// Says in words what bounds one value of a JSON schema.
import type { JsonSchema } from './schemas';

const fixedFormats: readonly unknown[] = ['uuid', 'date'];
const figure = (value: unknown): string => Number(value).toLocaleString('en');
const counted = (count: unknown, [one, many]: readonly [string, string]): string => `${figure(count)} ${count === 1 ? one : many}`;
const entries = ['entry', 'entries'] as const;

/** The bound, or null when the schema lets the value grow without end. */
export function boundOf(schema: JsonSchema): string | null {
  const words = 'const' in schema ? [schema.const] : (schema.enum as unknown[] | undefined);
  if (words) return words.length === 1 ? `\`${String(words[0])}\`` : `one of ${words.length} words`;
  const reader = readers[String(schema.type)];
  return reader ? reader(schema) : null;
}

const readers: Readonly<Record<string, (schema: JsonSchema) => string | null>> = {
  boolean: () => 'true or false',
  null: () => 'null',
  string: boundOfText,
  integer: boundOfNumber,
  number: boundOfNumber,
  array: ({ maxItems, prefixItems, items }) => {
    if (typeof maxItems === 'number') return counted(maxItems, entries);
    return prefixItems && !items ? counted((prefixItems as unknown[]).length, entries) : null;
  },
  // A schema that refers to itself has no `properties` here, so that depth is bounded by what is written.
  object: ({ additionalProperties, maxProperties, properties }) => {
    if (additionalProperties === false) return counted(Object.keys(properties ?? {}).length, ['named field', 'named fields']);
    return typeof maxProperties === 'number' ? counted(maxProperties, ['field', 'fields']) : null;
  },
};

function boundOfText({ maxLength, format, pattern }: JsonSchema): string | null {
  if (typeof maxLength === 'number') return counted(maxLength, ['character', 'characters']);
  if (fixedFormats.includes(format)) return format === 'uuid' ? 'a UUID' : 'a date, `YYYY-MM-DD`';
  return typeof pattern === 'string' && endsSomewhere(pattern) ? `\`${pattern.replaceAll('|', '\\|')}\`` : null;
}

/** Whether a pattern is anchored and repeats nothing without end. */
const endsSomewhere = (pattern: string): boolean =>
  /^\^.*\$$/.test(pattern) && !/[+*]|\{\d+,\}/.test(pattern.replaceAll(/\\.|\[[^\]]*\]/g, 'x'));

function boundOfNumber({ minimum, maximum }: JsonSchema): string | null {
  const bounded = [minimum, maximum].every((end) => typeof end === 'number' && Math.abs(end) < Number.MAX_SAFE_INTEGER);
  return bounded ? `${figure(minimum)} to ${figure(maximum)}` : null;
}
