// Reads every template once: they are files, so that writers see whole texts and the build (which emits TypeScript only) need not copy them.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** Beside package.json, found by name: the same folder whether this runs from the sources or from `dist`. */
const folder = join(dirname(require.resolve('@relais/messaging/package.json')), 'templates');

const standaloneTags = /^[ \t]*((?:\{%(?:[^%]|%(?!\}))*%\}[ \t]*)+)\n/gm;

/** A line that holds tags only leaves no empty line behind. */
export const withoutEmptyLines = (source: string): string => source.replace(standaloneTags, '$1');

/** Template sources by name as `transfer/recipient.fr`. */
export function readTemplates(): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith('.liquid'));
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      const name = relative(folder, path)
        .replaceAll(sep, '/')
        .replace(/\.liquid$/, '');
      return [name, withoutEmptyLines(readFileSync(path, 'utf8'))];
    }),
  );
}
