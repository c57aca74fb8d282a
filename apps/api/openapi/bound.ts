// Says in words what bounds one value of a JSON schema.
import type { JsonSchema } from './schemas';

const fixedFormats: readonly unknown[] = ['uuid', 'date'];
const figure = (value: unknown): string => Number(value).toLocaleString('en');

/** The bound, or null when the schema lets the value grow without end. */
export function boundOf(schema: JsonSchema): string | null {
  if ('const' in schema) return `\`${String(schema.const)}\``;
  if (schema.enum) return `one of ${(schema.enum as unknown[]).length} words`;
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
    if (typeof maxItems === 'number') return `${figure(maxItems)} entries`;
    return prefixItems && !items ? `${(prefixItems as unknown[]).length} entries` : null;
  },
  // A schema that refers to itself has no `properties` here, so that depth is bounded by what is written.
  object: ({ additionalProperties, maxProperties, properties }) => {
    if (additionalProperties === false) return `${Object.keys(properties ?? {}).length} named fields`;
    return typeof maxProperties === 'number' ? `${figure(maxProperties)} fields` : null;
  },
};

function boundOfText({ maxLength, format, pattern }: JsonSchema): string | null {
  if (typeof maxLength === 'number') return `${figure(maxLength)} characters`;
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
