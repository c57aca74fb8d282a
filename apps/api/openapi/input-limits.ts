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

/** The name under which a value is told elsewhere, field by field; null where it is told here. */
export type ToldElsewhere = (schema: JsonSchema) => string | null;

const everything: ToldElsewhere = () => null;

/** Every field of every request, each body once, in the order of the table; what is told elsewhere is one field, its limit the name. */
export function inputLimits(rows: readonly Endpoint[] = endpoints, elsewhere: ToldElsewhere = everything): InputLimit[] {
  const found = rows.flatMap((row) => [...limitsOfParameters(row), ...limitsOfBody(row, elsewhere)]);
  const once = new Map(found.map((limit) => [`${limit.where} ${limit.place} ${limit.limit}`, limit]));
  return [...once.values()];
}

/** Every field of one value. */
export const limitsWithin = (schema: JsonSchema, { where, elsewhere }: Pick<Place, 'where' | 'elsewhere'>): InputLimit[] =>
  walk(schema, { where, place: '', elsewhere });

function limitsOfParameters(row: Endpoint): InputLimit[] {
  return parametersOf(row).flatMap(({ name, in: part, schema }) =>
    walk(schema, { where: part === 'query' ? `query of ${row.name}` : part, place: name, elsewhere: everything }),
  );
}

const limitsOfBody = ({ body }: Endpoint, elsewhere: ToldElsewhere): InputLimit[] =>
  body ? limitsWithin(jsonSchemaOf(body.schema, 'input'), { where: `\`${body.name}\``, elsewhere }) : [];

interface Place extends Omit<InputLimit, 'limit'> {
  readonly elsewhere: ToldElsewhere;
}

function walk(schema: JsonSchema, { where, place, elsewhere }: Place): InputLimit[] {
  const told = elsewhere(schema);
  if (told !== null) return [{ where, place: place || '/', limit: told }];
  const inner = (step: string, child: unknown) => walk(child as JsonSchema, { where, place: `${place}${step}`, elsewhere });
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
