// Checks the parts of a request against the schemas of its endpoint and says of each fault where it is.
import { pointerBelow } from '@relais/contracts';
import type { z } from 'zod';
import { invalidRequest, type ProblemError } from './problem-error';
import { unstorablePointer } from './strict-json';

/** One fault: JSON pointer into the body (`/query/…`, `/path/…`, `/header/…` for the other parts) and what is wrong there. */
export interface RequestFault {
  readonly pointer: string;
  readonly detail: string;
}

/** The parsed value, or every fault of it. */
export type Checked<Value = unknown> = { readonly value: Value } | { readonly faults: RequestFault[] };

/** Parses `value`; pointers start with `prefix`. */
export function check<Value>(schema: z.ZodType<Value>, { value, prefix }: { value: unknown; prefix: string }): Checked<Value> {
  const result = schema.safeParse(value);
  if (!result.success) return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, prefix)) };
  const pointer = unstorablePointer(value, prefix);
  return pointer === null
    ? { value: result.data }
    : { faults: [{ pointer, detail: 'holds a character that no text can hold (NUL or half a pair)' }] };
}

/** A query string as its schema means it: figures and flags are read, a value that may be repeated becomes a list. */
export function readQuery(schema: z.ZodObject, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, readField(schema.shape[name], value)]));
}

function readField(schema: z.core.$ZodType | undefined, value: unknown): unknown {
  const { type, innerType } = (schema?._zod.def ?? {}) as { type?: string; innerType?: z.core.$ZodType };
  if (innerType) return readField(innerType, value);
  if (type === 'array' && typeof value === 'string') return [value];
  if (type === 'number' && typeof value === 'string' && /^-?\d{1,15}$/.test(value)) return Number(value);
  return value;
}

function faultsOf(issue: z.core.$ZodIssue, prefix: string): RequestFault[] {
  const pointer = issue.path.reduce<string>(pointerBelow, prefix);
  if (issue.code !== 'unrecognized_keys') return [{ pointer, detail: issue.message }];
  return issue.keys.map((key) => ({ pointer: pointerBelow(pointer, key), detail: 'is not a field of this object' }));
}

/** The first twenty faults: enough to mend, too few to flood. */
export const refusalOf = (faults: readonly RequestFault[]): ProblemError => invalidRequest(faults.slice(0, 20));
