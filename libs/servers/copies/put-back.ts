// Reads a copy back: whole and unchanged, or not at all.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, chown, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf, ServerFault } from '../fault';
import { type Contents, type CopiedFile, writeCopy } from './copy';

export interface PutBack {
  /** Where the copy lies. */
  readonly folder: string;
  readonly contents: Contents;
  /** The part of the copy that is put back, e.g. `postgres`. */
  readonly part: string;
  /** What the part becomes; must not exist. */
  readonly to: string;
  /** Who gets it; the current user unless given. */
  readonly owner?: { readonly uid: number; readonly gid: number };
}

/** @throws ServerFault naming the first file that is missing or not as it was copied. */
export async function requireUnchanged({ folder, contents }: { folder: string; contents: Contents }): Promise<void> {
  for (const file of contents.files) {
    const path = join(folder, file.path);
    const found = await stat(path).catch((cause) => {
      throw changed(path, reasonOf(cause));
    });
    if (found.size !== file.size) throw changed(path, `it has ${found.size} bytes instead of ${file.size}`);
    if ((await checksumOf(path)) !== file.sha256) throw changed(path, 'its checksum is another');
  }
}

/** Puts one part of a copy back, rights and empty folders too. @throws ServerFault when a file differs from what was copied. */
export async function putBack({ folder, contents, part, to, owner }: PutBack): Promise<void> {
  const inPart = ({ path }: { path: string }) => path === part || path.startsWith(`${part}/`);
  const placeOf = (path: string) => join(to, path.slice(part.length));
  for (const { path, mode } of contents.folders.filter(inPart)) {
    await mkdir(placeOf(path));
    await chmod(placeOf(path), mode);
    if (owner) await chown(placeOf(path), owner.uid, owner.gid);
  }
  for (const file of contents.files.filter(inPart)) {
    await putFile({ from: join(folder, file.path), to: placeOf(file.path), file });
    if (owner) await chown(placeOf(file.path), owner.uid, owner.gid);
  }
}

async function putFile({ from, to, file }: { from: string; to: string; file: CopiedFile }): Promise<void> {
  const { sha256 } = await writeCopy({ source: await open(from), to, mode: file.mode });
  if (sha256 !== file.sha256) throw changed(from, 'its checksum is another');
}

async function checksumOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

const changed = (path: string, why: string) =>
  new ServerFault({
    problem: `${path} is not as it was backed up: ${why}.`,
    remedy: 'Take another copy of this backup, or another backup.',
  });
