// Fits words into the width they have: shortens what is long, wraps what remains.

/** At most `length` characters, cut between words; the cut is shown. */
export function excerpt(text: string, length: number): string {
  const line = unbroken(text.replaceAll(/\s+/g, ' ').trim());
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const lastSpace = cut.lastIndexOf(' ');
  return `${cut.slice(0, lastSpace > length / 2 ? lastSpace : undefined).replace(/[\s,;:.–]+$/, '')}…`;
}

/** French sets a space before some signs; a line never begins with such a sign. English has no such space. */
const unbroken = (text: string): string => text.replaceAll(/ (?=[:;!?»€%])/g, '\u00A0').replaceAll('« ', '«\u00A0');

/** Lines of at most `width` characters, the second and later ones indented; a longer word keeps a line of its own. */
export function wrapped(text: string, { width, indent = '' }: { width: number; indent?: string }): string[] {
  const lines: string[] = [];
  // Only ordinary spaces are broken at.
  for (const word of text.split(/ +/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `${indent}${word}`);
  }
  return lines;
}
