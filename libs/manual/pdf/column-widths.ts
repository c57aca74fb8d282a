// Shares the width of a page among the columns of a table: more to those that say more, to each enough for its words.

/** Points per letter of the small print, about. */
const letter = 4.3;
const padding = 8;
const narrowest = 30;

export function columnWidths(rows: readonly (readonly string[])[], whole: number): number[] {
  const count = rows[0]?.length ?? 0;
  const columns = Array.from({ length: count }, (_, index) => rows.map((cells) => cells[index] ?? ''));
  const least = columns.map((texts) => Math.min(whole / 4, Math.max(narrowest, longestWord(texts) * letter + padding)));
  const floor = sum(least);
  // Too many long words for one page: each column gives up its share, and words are broken.
  if (floor >= whole) return least.map((width) => (width * whole) / floor);
  // The square root keeps one wordy column from starving the others.
  const wants = columns.map((texts) => Math.sqrt(Math.max(...texts.map(({ length }) => length), 1)));
  return least.map((width, index) => width + ((whole - floor) * (wants[index] as number)) / sum(wants));
}

const longestWord = (texts: readonly string[]): number =>
  Math.max(...texts.flatMap((text) => text.split(/\s+/).map(({ length }) => length)), 1);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
