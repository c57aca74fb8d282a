// Reads the limit of every field that a request may carry from its schema, and finds the fields that have none.
import { endpoints } from '../endpoints';
import type { Endpoint } from '../http/endpoint';
import { boundOf } from './bound';
import { parametersOf } from './parameters';
import { type JsonSchema, jsonSchemaOf } from './schemas';

/** One field: where it is sent, its place there, and its limit in words; null when it has none. */
export interface InputLimit {
  readonly where: string;
  readonly place: string;
  readonly limit: string | null;
}

/** Every field of every request, each body once, in the order of the table. */
export function inputLimits(rows: readonly Endpoint[] = endpoints): InputLimit[] {
  const found = rows.flatMap((row) => [...limitsOfParameters(row), ...limitsOfBody(row)]);
  const once = new Map(found.map((limit) => [`${limit.where} ${limit.place} ${limit.limit}`, limit]));
  return [...once.values()];
}

function limitsOfParameters(row: Endpoint): InputLimit[] {
  return parametersOf(row).flatMap(({ name, in: part, schema }) =>
    walk(schema, { where: part === 'query' ? `query of ${row.name}` : part, place: name }),
  );
}

const limitsOfBody = ({ body }: Endpoint): InputLimit[] =>
  body ? walk(jsonSchemaOf(body.schema, 'input'), { where: `\`${body.name}\``, place: '' }) : [];

type Place = Omit<InputLimit, 'limit'>;

function walk(schema: JsonSchema, { where, place }: Place): InputLimit[] {
  const inner = (step: string, child: unknown) => walk(child as JsonSchema, { where, place: `${place}${step}` });
  const choices = [schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (list ?? []) as JsonSchema[]).filter(saysMore);
  const properties = Object.entries((schema.properties ?? {}) as Record<string, unknown>).flatMap(([name, child]) =>
    inner(`/${name}`, child),
  );
  const items = [schema.items || []].flat().flatMap((item) => inner('/…', item));
  const tuple = ((schema.prefixItems ?? []) as unknown[]).flatMap((item, index) => inner(`/${index}`, item));
  const other = typeof schema.additionalProperties === 'object' ? inner('/{name}', schema.additionalProperties) : [];
  const own = choices.length > 0 && schema.type === undefined ? [] : [{ where, place: place || '/', limit: boundOf(schema) }];
  return [...own, ...choices.flatMap((choice) => inner('', choice)), ...properties, ...tuple, ...items, ...other];
}

/** A choice that only names required fields says nothing of a value. */
const saysMore = (choice: JsonSchema): boolean => Object.keys(choice).some((key) => key !== 'required');
