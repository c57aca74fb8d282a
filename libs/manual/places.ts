// Names every value of a document by its JSON pointer: what a manual has to tell.
import { pointerBelow } from '@relais/contracts';

export type SettingValue = string | number | boolean | null;

/** Every value below `pointer` with its pointer. */
export function valuesOf(value: unknown, pointer: string): (readonly [place: string, value: SettingValue])[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null) return [[pointer, value as SettingValue]];
  return Object.entries(value).flatMap(([name, inner]) => valuesOf(inner, pointerBelow(pointer, name)));
}

/** Pointers of all values below `pointer`, a list's items one by one; what is left out has none. */
export const placesOf = (value: unknown, pointer: string): string[] => valuesOf(value, pointer).map(([place]) => place);
