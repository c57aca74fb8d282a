// Asks the issuer for its public keys, where its own discovery document says they are.
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url({ protocol: /^https?$/ }) });
const keySet = z.object({ keys: z.array(z.record(z.string(), z.unknown())).max(100) });

/** Somebody waits for this answer, and the API must not. */
const patience = 3_000;
const largest = 256 * 1024;

/** @throws when the issuer does not answer in time, redirects, or answers anything else than its own documents. */
export async function fetchSigningKeys(issuer: string): Promise<JSONWebKeySet> {
  const { issuer: named, jwks_uri } = discovery.parse(await read(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  if (named !== issuer) throw new Error('the discovery document is that of another issuer');
  return keySet.parse(await read(jwks_uri)) as unknown as JSONWebKeySet;
}

async function read(address: string): Promise<unknown> {
  const signal = AbortSignal.timeout(patience);
  const answer = await fetch(address, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (!answer.ok || !answer.body) throw new Error(`the issuer answered ${answer.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > largest) throw new Error('the issuer answered more than its keys');
  }
  return JSON.parse(text);
}
