// The way up a ladder: where a case begins and where it goes from there.
import type { Level } from '@relais/contracts';

/** The levels of a ladder that are not below the wanted one, the lowest first; its last one alone where all are below (life.md §1). */
export function levelsFrom(levels: readonly Level[], wanted: Level): Level[] {
  const ascending = [...levels].sort((one, other) => one - other);
  const possible = ascending.filter((level) => level >= wanted);
  return possible.length > 0 ? possible : ascending.slice(-1);
}
