// Recognises what a person is called inside other texts: whole words, in any case, with or without accents, in mails and addresses too.

/** The same question twice: for Postgres (`~*`), and for strings inside documents. */
export interface NamingPattern {
  readonly sql: string;
  readonly js: RegExp;
}

/** What stands in the place of a name. */
export const struckOut = '[erased]';

// "Li" stands in too many words that are no name.
const shortest = 4;

/** Whether it is long enough to be looked for in what others wrote. */
export const isSearchable = (name: string): boolean => (name.match(/[\p{L}\p{N}]/gu) ?? []).length >= shortest;

/** Null when there is nothing to look for. */
export function namingPattern(identity: readonly string[]): NamingPattern | null {
  const names = [...new Set(identity.filter(isSearchable))].sort((one, other) => other.length - one.length).map(spellings);
  if (names.length === 0) return null;
  const any = `(?:${names.join('|')})`;
  return { sql: `(?<![[:alnum:]])${any}(?![[:alnum:]])`, js: new RegExp(`(?<![\\p{L}\\p{N}])${any}(?![\\p{L}\\p{N}])`, 'giu') };
}

const marks = '\u0300-\u036f';
const withoutMarks = (text: string): string => text.normalize('NFD').replaceAll(new RegExp(`[${marks}]`, 'g'), '');

/** Every accented form of a Latin letter: Latin-1, Latin Extended-A and -B, Latin Extended Additional. */
const accented = new Map<string, string>();
for (const [from, to] of [
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
] as const) {
  for (let code = from; code <= to; code += 1) {
    const letter = String.fromCodePoint(code);
    const base = withoutMarks(letter).toLowerCase();
    if (/^[a-z]$/.test(base)) accented.set(base, (accented.get(base) ?? '') + letter);
  }
}

const ligatures: Readonly<Record<string, string>> = { oe: 'œŒ', ae: 'æÆ', ss: 'ßẞ' };
const spelledOut = (text: string): string => text.replaceAll(/œ/gi, 'oe').replaceAll(/æ/gi, 'ae').replaceAll(/[ßẞ]/g, 'ss');

/** As a regular expression that both engines read. */
function spellings(name: string): string {
  const plain = spelledOut(withoutMarks(name.trim())).toLowerCase();
  const parts = plain.match(/[\s\u00a0._'’+-]+|oe|ae|ss|./gsu) ?? [];
  return parts.map(spelling).join('');
}

function spelling(part: string): string {
  const ligature = ligatures[part];
  if (ligature) return `(?:${[...part].map(letter).join('')}|[${ligature}])`;
  // Between the words of a name stands a space, a dot, a hyphen; in an address its code.
  if (/^[\s\u00a0._'’+-]/u.test(part)) return "(?:[\\s\u00a0._'’+-]|%20|%27)+";
  if (part === '@') return '(?:@|%40)';
  // JSON escapes both.
  if (part === '"') return '\\\\*"';
  if (part === '\\') return '\\\\+';
  return letter(part);
}

function letter(one: string): string {
  const variants = accented.get(one);
  if (variants) return `[${one}${one.toUpperCase()}${variants}][${marks}]*`;
  const upper = one.toUpperCase();
  if (upper !== one && upper.length === one.length) return `[${one}${upper}]`;
  return one.replace(/[$()*.?[\]^{|}/]/, '\\$&');
}
