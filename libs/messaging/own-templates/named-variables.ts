// Finds every variable that a template names, loops followed to what they go through, without rendering it.
import { type Template, toValueSync, Value, type ValueToken } from 'liquidjs';

/** A path as `dossier.facts[].text`; `line` counts from 1, and is counted from the first character on only when it is asked for. */
export interface NamedVariable {
  readonly path: string;
  readonly line: () => number;
  /** `loop`: gone through; `amount`: written as money, so that what it costs is read. */
  readonly as: 'value' | 'loop' | 'amount';
}

/** What no reader could tell from the text: a variable named by another, a range, a loop in a loop, which a message has no list for. */
export class UnreadableTemplate extends Error {
  override readonly name = 'UnreadableTemplate';

  constructor(
    readonly line: number,
    reason = 'names a variable by another, or a range: name variables by their words',
  ) {
    super(reason);
  }
}

type Scope = ReadonlyMap<string, string | null>;
type Part = Value | ValueToken;
type Node = Template & { readonly collection?: ValueToken; readonly variable?: string };

/** @throws UnreadableTemplate */
export function* namedVariables(templates: readonly Template[], scope: Scope = new Map()): Generator<NamedVariable> {
  const local = new Map(scope);
  for (const template of templates as readonly Node[]) {
    const line = (): number => template.token.getPosition()[0] ?? 1;
    for (const part of template.arguments?.() ?? [])
      yield* variablesIn(part, { scope: local, line, as: part === template.collection ? 'loop' : 'value' });
    for (const name of template.localScope?.() ?? []) local.set(name.content, null);
    const inner = innerScope(template, { scope: local, line });
    if (template.children) yield* namedVariables(toValueSync(template.children(true, true)) as Template[], inner);
  }
}

function innerScope({ collection, variable }: Node, { scope, line }: { scope: Scope; line: () => number }): Scope {
  if (collection === undefined || variable === undefined) return scope;
  if (scope.has('forloop')) throw new UnreadableTemplate(line(), 'is a loop inside a loop, and no list of a message holds lists');
  const [through] = variablesIn(collection, { scope, line, as: 'loop' });
  return new Map([...scope, [variable, through ? `${through.path}[]` : null], ['forloop', null]]);
}

interface Place {
  readonly scope: Scope;
  readonly line: () => number;
  readonly as: NamedVariable['as'];
}

function* variablesIn(part: Part | undefined, place: Place): Generator<NamedVariable> {
  if (part === undefined) return;
  if (part instanceof Value) {
    const as = part.filters.some(({ name }) => name === 'amount') ? 'amount' : place.as;
    for (const token of part.initial.postfix) yield* variablesIn(token as ValueToken, { ...place, as });
    for (const argument of part.filters.flatMap(({ args }) => args)) {
      const value = Array.isArray(argument) ? argument[1] : argument;
      yield* variablesIn(value as ValueToken | undefined, { ...place, as });
    }
    return;
  }
  if ('lhs' in part) throw new UnreadableTemplate(place.line());
  if (!('props' in part)) return;
  if (part.variable !== undefined) throw new UnreadableTemplate(place.line());
  const path = pathOf(part.props as readonly Segment[], place);
  if (path !== null) yield { path, line: place.line, as: place.as };
}

/** A word is a name; so is a quoted one; a number counts the items of a list. */
type Segment = { readonly content?: string | number; readonly props?: unknown; readonly lhs?: unknown };

/** Null for a name that the template itself gave. */
function pathOf(segments: readonly Segment[], { scope, line }: Place): string | null {
  if (segments.some(({ props, lhs, content }) => props !== undefined || lhs !== undefined || content === undefined))
    throw new UnreadableTemplate(line());
  const [root, ...rest] = segments.map(({ content }) => content as string | number);
  const start = scope.has(String(root)) ? scope.get(String(root)) : String(root);
  if (start === null || start === undefined) return null;
  return rest.reduce<string>((path, name) => (typeof name === 'number' ? `${path}[]` : `${path}.${name}`), start);
}
