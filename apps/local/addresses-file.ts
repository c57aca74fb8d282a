// Leaves the addresses and keys of the running stack in a file, so that `npm run demo` and other scripts find it.
import { rmSync, writeFileSync } from 'node:fs';
import type { DemoKeys } from './keys';
import type { Addresses } from './welcome';

/** Writes `{ apiUrl, signInUrl, mailPage, actionsUrl, databaseUrl, temporalAddress, keys }`, for this user only; returns how to remove it. */
export function leaveAddresses(file: string, content: Addresses & { readonly keys: DemoKeys }): () => Promise<void> {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return async () => rmSync(file, { force: true });
}
