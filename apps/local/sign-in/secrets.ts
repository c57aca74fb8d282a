// The keys the local sign-in signs with: made once per folder, so that a token still opens after a restart.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface SignInSecrets {
  readonly signingKey: JWK;
  /** Signs the cookies of a sign-in under way. */
  readonly cookieKey: string;
}

/** Reads them, or makes them; readable by this user only. */
export async function signInSecrets(file: string): Promise<SignInSecrets> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SignInSecrets;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signingKey = { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'RS256', use: 'sig' };
  const secrets = { signingKey, cookieKey: randomBytes(32).toString('base64url') };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}
