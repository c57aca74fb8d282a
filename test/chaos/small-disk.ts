// A file system of 256 MB that can be filled to the last byte and given space back.
import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from './postgres-in-hand';

export interface SmallDisk {
  readonly folder: string;
  /** Takes every byte that is left. */
  fill(): void;
  /** Gives them back. */
  clear(): void;
  /** Megabytes that are left. */
  left(): number;
  /** Nothing may use it any more. */
  remove(): void;
}

/** @throws where this process may not mount: then the tests that fill a disk cannot run, and must not seem to. */
export function mountSmallDisk(): SmallDisk {
  const folder = openFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=0711', 'relais-small-disk', folder], { stdio: 'pipe' });
  } catch (cause) {
    rmSync(folder, { recursive: true });
    throw new Error('A file system of 256 MB cannot be mounted: run this as root on Linux, or in a container with CAP_SYS_ADMIN.', {
      cause,
    });
  }
  chmodSync(folder, 0o711);
  const ballast = join(folder, 'ballast');
  const unmount = () => void execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
  process.once('exit', unmount);
  return {
    folder,
    fill: () => fill(ballast),
    clear: () => rmSync(ballast, { force: true }),
    left: () => Math.floor((statfsSync(folder).bavail * statfsSync(folder).bsize) / 2 ** 20),
    remove() {
      process.off('exit', unmount);
      unmount();
      rmSync(folder, { recursive: true });
    },
  };
}

/** In pieces that grow small towards the end. */
function fill(file: string): void {
  const descriptor = openSync(file, 'a');
  for (const size of [2 ** 20, 2 ** 12]) {
    const piece = Buffer.alloc(size);
    while (fits(descriptor, piece));
  }
  closeSync(descriptor);
}

function fits(descriptor: number, piece: Buffer): boolean {
  try {
    return writeSync(descriptor, piece) === piece.length;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    return false;
  }
}
