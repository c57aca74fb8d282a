// Names every value of a document by its JSON pointer: what a manual has to tell.
import { pointerBelow, stepsOfPointer } from '@relais/contracts';

export type SettingValue = string | number | boolean | null;

/** Every value below `pointer` with its pointer. */
export function valuesOf(value: unknown, pointer: string): (readonly [place: string, value: SettingValue])[] {
  if (value === undefined) return [];
  if (!isHolder(value)) return [[pointer, value as SettingValue]];
  return Object.entries(value).flatMap(([name, inner]) => valuesOf(inner, pointerBelow(pointer, name)));
}

/** Pointers of all values below `pointer`, a list's items one by one; what is left out has none. */
export const placesOf = (value: unknown, pointer: string): string[] => valuesOf(value, pointer).map(([place]) => place);

/** One value of a document; `names` are what the stars of the asked place stood for. */
export interface FoundValue {
  readonly place: string;
  readonly value: SettingValue;
  readonly names: readonly string[];
}

/** The values at `place`, in which `*` stands for any name or position; nothing beside the way there is looked at. */
export const valuesAt = (document: unknown, place: string): FoundValue[] =>
  stepsOfPointer(place)
    .reduce<Found[]>((found, step) => found.flatMap((one) => below(one, step)), [{ place: '', value: document, names: [] }])
    .filter((found): found is FoundValue => found.value !== undefined && !isHolder(found.value));

type Found = Omit<FoundValue, 'value'> & { readonly value: unknown };

function below({ place, value, names }: Found, step: string): Found[] {
  if (!isHolder(value)) return [];
  const entries = Object.entries(value).filter(([name]) => step === '*' || name === step);
  return entries.map(([name, inner]) => ({
    place: pointerBelow(place, name),
    value: inner,
    names: step === '*' ? [...names, name] : names,
  }));
}

const isHolder = (value: unknown): value is object => typeof value === 'object' && value !== null;
