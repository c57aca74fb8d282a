// Deletes what `bundle-once` made when the last test file of a run has ended.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { workflowBundlePath } from '.';

export default function removeBundle(): void {
  rmSync(dirname(workflowBundlePath()), { recursive: true });
}
