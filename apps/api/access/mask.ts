// Masks an answer for a partner's people: compiled once from the schema of the answer and the table of what partners see, so that no field is forgotten.
import { type PartnerSight, partnerSight, type TimelineEntry } from '@relais/contracts';
import type { z } from 'zod';
import type { Named } from '../http/endpoint';
import { summarise } from '../timeline/summary';

/** The people whose names the reader may see. */
export type Colleagues = ReadonlySet<string>;

/** What a mask asks of who reads. */
export interface Reader {
  readonly colleagues: Colleagues;
  /** Whether they may complete the dossier of the case, so that what they read of it is what they write next. */
  readonly completes: boolean;
}
export type Mask = (value: unknown, reader: Reader) => unknown;

interface Definition {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly in?: z.core.$ZodType;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
}

interface Place {
  readonly schema: z.core.$ZodType;
  readonly path: string;
  readonly sights: Readonly<Record<string, PartnerSight>>;
  readonly used: Set<string>;
}

const leftOut = Symbol('left out');
const coded: readonly string[] = ['enum', 'literal', 'boolean'];
const codedFormats: readonly (string | undefined)[] = ['uuid', 'datetime'];
const wrappers: readonly string[] = ['nullable', 'optional', 'default', 'readonly'];
const definitionOf = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;
const asIs: Mask = (value) => value;

/** The mask of an answer. @throws TypeError for a field without a row in the table, or a row without a field */
export function maskOf({ name, schema }: Named): Mask {
  const sights = partnerSight[name];
  if (!sights) throw new TypeError(`${name}: say in partner-sight.ts what a partner's people see of it`);
  const used = new Set<string>();
  const mask = compiled({ schema, path: '', sights, used });
  const unused = Object.keys(sights).filter((path) => !used.has(path));
  if (unused.length > 0) throw new TypeError(`${name} has no ${unused.join(', ')}: take it out of partner-sight.ts`);
  return mask;
}

function compiled(place: Place): Mask {
  const { schema, path, sights, used } = place;
  const row = sights[path];
  if (row) {
    used.add(path);
    return sighted(row, { schema, path });
  }
  const { type, format, innerType, element, in: before, shape } = definitionOf(schema);
  if (wrappers.includes(type)) return unlessNothing(compiled({ ...place, schema: innerType as z.core.$ZodType }));
  if (type === 'pipe') return compiled({ ...place, schema: before as z.core.$ZodType });
  if (type === 'object') return objectMask(place, shape ?? {});
  if (type === 'array') return arrayMask(compiled({ ...place, schema: element as z.core.$ZodType, path: `${path}[]` }));
  if (coded.includes(type) || (type === 'string' && codedFormats.includes(format))) return asIs;
  throw new TypeError(`'${path}' could hold a person's words or a cost: say in partner-sight.ts what a partner's people see of it`);
}

const unlessNothing = (mask: Mask): Mask =>
  mask === asIs ? asIs : (value, reader) => (value === null || value === undefined ? value : mask(value, reader));

const arrayMask = (mask: Mask): Mask =>
  mask === asIs ? asIs : (value, reader) => (value as readonly unknown[]).map((item) => mask(item, reader));

function objectMask(place: Place, shape: Readonly<Record<string, z.core.$ZodType>>): Mask {
  const fields = Object.entries(shape).map(([name, schema]) => {
    const path = place.path === '' ? name : `${place.path}.${name}`;
    return { name, mask: compiled({ ...place, schema, path }), retold: place.sights[path]?.sight === 'retold' };
  });
  return (value, reader) => {
    const given = value as Readonly<Record<string, unknown>>;
    const known = fields.filter(({ name }) => Object.hasOwn(given, name));
    const entries = known.map(({ name, mask }) => [name, mask(given[name], reader)] as const);
    const result = Object.fromEntries(entries.filter(([, left]) => left !== leftOut));
    for (const { name } of known.filter(({ retold }) => retold)) result[name] = summarise(result as unknown as TimelineEntry as never);
    return result;
  };
}

function sighted({ sight }: PartnerSight, place: Pick<Place, 'schema' | 'path'>): Mask {
  if (sight === 'masked') return emptied(place);
  if (sight === 'writer') return unlessWriter(emptied(place));
  return sight === 'colleague' ? nameOfColleague : asIs;
}

/** Nothing, in the way that the schema has for it: what is masked still has the documented form. */
function emptied({ schema, path }: Pick<Place, 'schema' | 'path'>): Mask {
  const { type } = definitionOf(schema);
  const nothing: Partial<Record<string, () => unknown>> = {
    nullable: () => null,
    optional: () => leftOut,
    array: () => [],
    record: () => ({}),
  };
  const empty = nothing[type];
  if (!empty) throw new TypeError(`'${path}' cannot be masked: make it nullable`);
  return empty;
}

const unlessWriter =
  (mask: Mask): Mask =>
  (value, reader) =>
    reader.completes ? value : mask(value, reader);

const nameOfColleague: Mask = (value, { colleagues }) => {
  const person = value as { readonly id: string; readonly name: string | null } | null;
  return person && { ...person, name: colleagues.has(person.id) ? person.name : null };
};
