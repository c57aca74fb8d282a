// Lost if this fails: a restore that was cut off is started, and its cases run without their past, or without their clocks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markUnfinished, requireFinished } from './unfinished';

const place = mkdtempSync(join(tmpdir(), 'relais-'));
afterAll(() => rmSync(place, { recursive: true }));

describe('a folder that is being restored into', () => {
  it('is refused by a start until all of it is in place', () => {
    const finish = markUnfinished(place);
    expect(() => requireFinished(place)).toThrow(/was cut off.*--replace/);
    finish();
    expect(() => requireFinished(place)).not.toThrow();
  });
});
