// Copies files and folders into one place and notes what it has read, so that whoever has the copy can prove that it is whole.
import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, type FileHandle, mkdir, open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ServerFault } from '../fault';

export interface CopiedFolder {
  /** Below the copy, separated by `/`. */
  readonly path: string;
  readonly mode: number;
}

export interface CopiedFile extends CopiedFolder {
  readonly size: number;
  readonly sha256: string;
}

/** All that a copy consists of; folders before what lies in them, empty ones too. */
export interface Contents {
  readonly folders: readonly CopiedFolder[];
  readonly files: readonly CopiedFile[];
}

export interface CopyTree {
  readonly from: string;
  readonly as: string;
  /** Whether a path below `from` stays out. */
  readonly leaveOut?: (path: string) => boolean;
}

export class FolderCopy {
  private readonly folders = new Map<string, CopiedFolder>();
  private readonly files = new Map<string, CopiedFile>();

  /** `folder` exists and is empty. */
  constructor(private readonly folder: string) {}

  contents(): Contents {
    return { folders: [...this.folders.values()], files: [...this.files.values()] };
  }

  /** A file or a folder with all below it. What vanishes before it is read was never there. @throws ServerFault at a link. */
  async add({ from, as, leaveOut = () => false }: CopyTree): Promise<void> {
    const found = await stat(from).catch(unlessMissing);
    if (!found) return;
    if (found.isFile()) return this.addFile(from, as);
    await this.addFolder(as, found.mode);
    for (const entry of await readdir(from, { withFileTypes: true })) {
      if (leaveOut(entry.name)) continue;
      if (!entry.isFile() && !entry.isDirectory()) throw notCopied(join(from, entry.name));
      const below = (path: string) => leaveOut(`${entry.name}/${path}`);
      await this.add({ from: join(from, entry.name), as: `${as}/${entry.name}`, leaveOut: below });
    }
  }

  /** A file with this content, for its owner only. */
  async addContent(content: Buffer | string, as: string): Promise<void> {
    const bytes = Buffer.from(content);
    await this.addFolder(dirname(as));
    await writeFile(join(this.folder, as), bytes, { mode: 0o600 });
    this.files.set(as, { path: as, mode: 0o600, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  }

  /** A folder and those above it. */
  async addFolder(path: string, mode = 0o700): Promise<void> {
    if (path === '.' || this.folders.has(path)) return;
    await this.addFolder(dirname(path));
    await mkdir(join(this.folder, path), { mode: 0o700 });
    this.folders.set(path, { path, mode: mode & 0o777 });
  }

  private async addFile(from: string, as: string): Promise<void> {
    const source = await open(from).catch(unlessMissing);
    if (!source) return;
    const mode = (await source.stat()).mode & 0o777;
    await this.addFolder(dirname(as));
    this.files.set(as, { path: as, mode, ...(await writeCopy({ source, to: join(this.folder, as), mode })) });
  }
}

/** Writes what the source holds and tells how much that was, and its checksum; closes the source. */
export async function writeCopy({ source, to, mode }: { source: FileHandle; to: string; mode: number }) {
  const hash = createHash('sha256');
  const count = { size: 0 };
  await pipeline(source.createReadStream(), (chunks: AsyncIterable<Buffer>) => counted(chunks, { hash, count }), createWriteStream(to));
  await chmod(to, mode);
  return { size: count.size, sha256: hash.digest('hex') };
}

async function* counted(chunks: AsyncIterable<Buffer>, { hash, count }: { hash: Hash; count: { size: number } }) {
  for await (const chunk of chunks) {
    hash.update(chunk);
    count.size += chunk.length;
    yield chunk;
  }
}

function unlessMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

const notCopied = (path: string) =>
  new ServerFault({
    problem: `${path} is neither a file nor a folder, and is not copied.`,
    remedy: 'Put what it stands for in its place, or move it away.',
  });
