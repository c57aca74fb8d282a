// Turns Zod schemas into the JSON Schema (draft 2020-12) of the document.
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/** What a caller sends (`input`) or gets (`output`). @throws Error for a schema that JSON Schema cannot say */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...described } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'throw' });
  return described;
}

export const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
