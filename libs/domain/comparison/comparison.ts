// What differs between two documents, place by place, so that people can read a change of the rules before it counts.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** One place (JSON pointer, RFC 6901) and what it held; `from` is left out where there was nothing, `to` where there is nothing any more. */
export interface DocumentChange {
  readonly pointer: string;
  readonly from?: Json;
  readonly to?: Json;
}

type Holder = { readonly [name: string]: Json };

/**
 * The smallest places that differ, in an order in which `applyChanges` makes `to` out of `from`. Lists are compared position by position; what a
 * list lost at its end goes last position first.
 */
export const changesBetween = (from: Json, to: Json): DocumentChange[] => differences(from, { to, pointer: '' });

function differences(from: Json, { to, pointer }: { to: Json; pointer: string }): DocumentChange[] {
  if (isList(from) && isList(to)) {
    const shared = from
      .slice(0, to.length)
      .flatMap((one, index) => differences(one, { to: to[index] as Json, pointer: `${pointer}/${index}` }));
    const added = to.slice(from.length).map((one, index) => ({ pointer: `${pointer}/${from.length + index}`, to: one }));
    const removed = from.slice(to.length).map((one, index) => ({ pointer: `${pointer}/${to.length + index}`, from: one }));
    return [...shared, ...added, ...removed.reverse()];
  }
  if (isHolder(from) && isHolder(to)) {
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) => fieldChanges(name, { from, to, pointer }));
  }
  return from === to ? [] : [{ pointer, from, to }];
}

function fieldChanges(name: string, { from, to, pointer }: { from: Holder; to: Holder; pointer: string }): DocumentChange[] {
  const place = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const { [name]: before } = from;
  const { [name]: after } = to;
  if (!Object.hasOwn(from, name)) return [{ pointer: place, to: after as Json }];
  if (!Object.hasOwn(to, name)) return [{ pointer: place, from: before as Json }];
  return differences(before as Json, { to: after as Json, pointer: place });
}

/** The document after the changes, taken in their order; none of `document` itself is changed. @throws Error for a place that is not there */
export const applyChanges = (document: Json, changes: readonly DocumentChange[]): Json =>
  changes.reduce<Json>((result, change) => changed(result, { steps: stepsOf(change.pointer), change }), document);

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

function changed(value: Json, { steps, change }: { steps: readonly string[]; change: DocumentChange }): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return change.to as Json;
  if (!isList(value) && !isHolder(value)) throw new Error(`${change.pointer} is no place of the document`);
  const entries = new Map(Object.entries(value));
  if (rest.length === 0 && !('to' in change)) entries.delete(step);
  else entries.set(step, rest.length === 0 ? (change.to as Json) : changed(entries.get(step) as Json, { steps: rest, change }));
  return isList(value) ? [...entries.values()] : Object.fromEntries(entries);
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isHolder = (value: Json | undefined): value is Holder => typeof value === 'object' && value !== null && !isList(value);
