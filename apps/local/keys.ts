// The API keys of the demo organisations: made once per folder, so that a printed curl still works after a restart.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface DemoKeys {
  readonly company: string;
  readonly practice: string;
}

/** Reads the keys, or makes them: 256 random bits each, readable by this user only. */
export function demoKeys(file: string): DemoKeys {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoKeys;
  const keys = { company: newKey(), practice: newKey() };
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return keys;
}

const newKey = () => `relais_${randomBytes(32).toString('base64url')}`;
