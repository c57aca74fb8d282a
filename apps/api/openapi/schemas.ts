// Turns Zod schemas into the JSON Schema (draft 2020-12) of the document.
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

// Spelled out, because readers of patterns disagree on what \s is; NUL is in no text (see strict-json.ts).
const blank = '\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
const notBlank = `^[^\\u0000]*[^\\u0000${blank}][^\\u0000]*$`;

const noNul = '^[^\\u0000]*$';

/** What a caller sends (`input`) or gets (`output`). @throws Error for a schema that JSON Schema cannot say */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'throw',
    override: ({ zodSchema, jsonSchema }) => {
      if (io === 'input' && isFreeText(jsonSchema)) jsonSchema.pattern = isTrimmed(zodSchema) ? notBlank : noNul;
    },
  });
  return described;
}

const isFreeText = ({ type, pattern, format, enum: words }: z.core.JSONSchema.BaseSchema): boolean =>
  type === 'string' && pattern === undefined && format === undefined && words === undefined;

/** Of a text that is trimmed, blanks alone are nothing: JSON Schema has no word for it but a pattern. */
function isTrimmed(schema: z.core.$ZodType): boolean {
  const { type, checks = [] } = schema._zod.def as { type: string; checks?: z.core.$ZodCheck[] };
  return type === 'string' && checks.some((check) => check._zod.def.check === 'overwrite');
}

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
