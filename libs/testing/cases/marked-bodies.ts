// The fullest body a schema lets through, with a mark in every word a person could write: what leaks can be searched for.
import { z } from 'zod';

type Schema = z.core.$ZodType;

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly shape?: Record<string, Schema>;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly entries?: Record<string, string | number>;
  readonly values?: readonly unknown[];
  readonly parts?: readonly unknown[];
}

/** A field on the way down: its place as a JSON pointer, and the mark its words carry. */
interface Field {
  readonly pointer: string;
  readonly mark: string;
}

const anId = '0d9c6f5e-3b1a-4c57-9e02-5f6a7b8c9d0e';
const anInstant = '2031-05-06T07:08:09+02:00';

/** Strings whose format leaves no room for words. */
const coded: Readonly<Record<string, string>> = { uuid: anId, datetime: anInstant };

/**
 * A body as it is sent over HTTP that `schema` accepts: every optional field filled, every list with an item, and `mark` in every
 * string that is not a code by its format. `mark` is lower-case letters and digits, so that addresses may hold it too.
 * Throws for a schema it has not been taught.
 */
export const markedBody = (schema: Schema, mark: string): unknown => valueFor(schema, { pointer: '', mark });

function valueFor(schema: Schema, field: Field): unknown {
  const definition = schema._zod.def as unknown as Definition;
  const { [definition.type]: make } = makers;
  if (make === undefined)
    throw new TypeError(
      `no marked value is known for the schema type '${definition.type}' at '${field.pointer}': teach it in marked-bodies.ts`,
    );
  return make(definition, { schema, field });
}

const inner = ({ innerType }: Definition, { field }: { field: Field }): unknown => valueFor(innerType as Schema, field);

const makers: Readonly<Record<string, (definition: Definition, at: { schema: Schema; field: Field }) => unknown>> = {
  object: ({ shape = {} }, { field }) =>
    Object.fromEntries(
      Object.entries(shape).map(([key, value]) => [key, valueFor(value, { ...field, pointer: `${field.pointer}/${key}` })]),
    ),
  array: ({ element }, { schema, field }) =>
    Array.from({ length: fewest(schema) }, (_, index) => valueFor(element as Schema, { ...field, pointer: `${field.pointer}/${index}` })),
  optional: inner,
  nullable: inner,
  default: inner,
  prefault: inner,
  readonly: inner,
  pipe: ({ in: input }, { field }) => valueFor(input as Schema, field),
  string: (definition, { schema, field }) => (takes(schema, words(definition, field)) ? words(definition, field) : field.mark),
  enum: ({ entries = {} }) => Object.values(entries).at(-1),
  literal: ({ values = [] }) => values[0],
  template_literal: ({ parts = [] }, { field }) =>
    parts.map((part) => (typeof part === 'object' && part !== null ? valueFor(part as Schema, field) : part)).join(''),
  number: (_definition, { schema }) => amount(schema),
  boolean: () => true,
};

/** A pattern may leave room for the mark alone. */
const takes = (schema: Schema, value: string): boolean => z.safeParse(schema, value).success;

function words({ format }: Definition, { pointer, mark }: Field): string {
  if (format === undefined) return `${mark} ${pointer}`;
  if (format === 'email') return `${mark}@example.org`;
  if (format === 'url') return `https://example.org/${mark}${pointer}`;
  const { [format]: code } = coded;
  if (code === undefined)
    throw new TypeError(`no marked value is known for the string format '${format}' at '${pointer}': teach it in marked-bodies.ts`);
  return code;
}

const fewest = (schema: Schema): number =>
  (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as { minItems?: number }).minItems ?? 1;

/** As high as allowed, so that a number that stays can be told from its default. */
function amount(schema: Schema): number {
  const { minimum = 0, maximum = minimum + 1 } = z.toJSONSchema(schema) as { minimum?: number; maximum?: number };
  return Math.max(minimum, Math.min(maximum, 3));
}
