// The claim check: what is left of a command once every word a person wrote has been taken out (design §1.6).
import type { z } from 'zod';
import { type Claimed, claimed } from './primitives';

/** `Value` without the fields that hold a person's words. */
export type WithoutText<Value> = Value extends Claimed
  ? never
  : Value extends readonly (infer Item)[]
    ? WithoutText<Item>[]
    : Value extends object
      ? { [Key in keyof Value as [NonNullable<Value[Key]>] extends [Claimed | readonly Claimed[]] ? never : Key]: WithoutText<Value[Key]> }
      : Value;

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly shape?: Record<string, z.core.$ZodType>;
  readonly parts?: readonly unknown[];
}

/** String formats that are codes by construction: nobody can write a name into them. */
const codedFormats = new Set(['uuid', 'datetime']);

/**
 * Removes every free string from a parsed value. Enumerations, identifiers, instants, numbers and booleans stay; anything
 * else that is a string goes, so a field added later is safe until somebody shows that it is a code.
 */
export function withoutText<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>): WithoutText<z.output<Schema>> {
  return strip(schema, value) as WithoutText<z.output<Schema>>;
}

function strip(schema: z.core.$ZodType, value: unknown): unknown {
  const definition = schema._zod.def as unknown as Definition;
  if (value === undefined || value === null) return value;
  if (claimed.has(schema)) return undefined;
  switch (definition.type) {
    case 'object':
      return stripObject(definition.shape ?? {}, value as Record<string, unknown>);
    case 'array':
      return stripArray(definition.element as z.core.$ZodType, value as unknown[]);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
      return strip(definition.innerType as z.core.$ZodType, value);
    case 'pipe':
      return stripTransformed(value);
    case 'string':
      return codedFormats.has(definition.format ?? '') ? value : undefined;
    case 'template_literal':
      return assertCoded(definition.parts ?? [], value);
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
      return value;
    default:
      throw unknownTo(`the schema type '${definition.type}'`);
  }
}

const unknownTo = (what: string): TypeError => new TypeError(`the claim check does not know ${what}: teach it in claim-check.ts`);

/** What comes out of a transformation has no schema: an instant may stay, a string goes, anything larger could hold words. */
function stripTransformed(value: unknown): number | boolean | undefined {
  if (typeof value === 'string') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  throw unknownTo('a transformation into an object');
}

/** Text between fixed parts is a code only if every other part is a number. */
function assertCoded(parts: readonly unknown[], value: unknown): unknown {
  const isOpen = (part: unknown): boolean =>
    typeof part === 'object' && part !== null && (part as z.core.$ZodType)._zod.def.type !== 'number';
  if (parts.some(isOpen)) throw unknownTo('a template with a part that is no number');
  return value;
}

function stripObject(shape: Record<string, z.core.$ZodType>, value: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(shape)) {
    const left = strip(field, value[key]);
    if (left !== undefined) kept[key] = left;
  }
  return kept;
}

function stripArray(element: z.core.$ZodType, value: readonly unknown[]): unknown[] | undefined {
  const left = value.map((item) => strip(element, item));
  return left.some((item) => item === undefined) ? undefined : left;
}
