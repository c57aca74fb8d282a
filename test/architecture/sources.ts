// Hands every file that git tracks, or would track, to the checks of the architecture.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the repository: its path from the root, with forward slashes, and its text. */
export interface Source {
  path: string;
  text: string;
}

const root = join(__dirname, '..', '..');

/** Every tracked or addable file but binaries; throws outside a git clone, where nobody could say what belongs to the repository. */
export function repositorySources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** Code that people write: neither generated files nor recorded histories. */
export const isWritten = ({ path }: Source): boolean =>
  /\.(ts|tsx|mjs|cjs)$/.test(path) && !/\.generated\.|\/generated\/|\/histories\//.test(path);

/** Code that ships: the rooms without their specs. */
export const isProduct = (source: Source): boolean =>
  isWritten(source) && /^(apps|libs|activities|workflows)\//.test(source.path) && !/\.spec\.tsx?$/.test(source.path);

/** Number of lines, a trailing line break not counted. */
export const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;

/** Code without its comments, so that a reason may name what the code must not do. */
export const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
