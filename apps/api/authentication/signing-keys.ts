// Holds the issuer's public keys: fetched when one is unknown, kept while the issuer is away, never taken from a token.
import { type CryptoKey, createLocalJWKSet, errors, type FlattenedJWSInput, type JSONWebKeySet, type JWSHeaderParameters } from 'jose';
import { fetchSigningKeys } from './issuer';

export interface SigningKeysOptions {
  readonly issuer: string;
  readonly now: () => number;
  readonly fetchKeys?: (issuer: string) => Promise<JSONWebKeySet>;
}

/** The issuer does not answer, and without it the token can be neither believed nor called false. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** After this long the keys are asked for again, so that a withdrawn one goes; the old ones serve meanwhile. */
const freshFor = 10 * 60_000;
/** An issuer away for longer is no outage any more: what it withdrew may be believed no longer. */
const keptFor = 24 * 60 * 60_000;
/** However many unknown keys are named, the issuer is asked this often at most. */
const askAgainAfter = 10_000;

type LocalKeys = ReturnType<typeof createLocalJWKSet>;

export class SigningKeys {
  private keys: { readonly find: LocalKeys; readonly at: number } | null = null;
  private failedAt = Number.NEGATIVE_INFINITY;
  private asking: Promise<void> | null = null;

  constructor(private readonly options: SigningKeysOptions) {}

  /** The key that the token's header names. @throws IssuerUnavailable; jose's JWKSNoMatchingKey when the issuer has no such key. */
  readonly find = async (header: JWSHeaderParameters, token: FlattenedJWSInput): Promise<CryptoKey> => {
    const held = this.heldKeys();
    if (!held) return (await this.asked()).find(header, token);
    if (this.age(held.at) > freshFor && this.mayAsk()) this.ask().catch(() => undefined);
    try {
      return await held.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || this.age(held.at) < askAgainAfter) throw error;
      return (await this.asked()).find(header, token);
    }
  };

  private heldKeys() {
    return this.keys && this.age(this.keys.at) < keptFor ? this.keys : null;
  }

  private async asked() {
    if (!this.asking && !this.mayAsk()) throw new IssuerUnavailable('The issuer gave no answer a moment ago.');
    await this.ask();
    const { keys } = this;
    if (!keys) throw new Error('the issuer was asked and its keys were not kept');
    return keys;
  }

  private mayAsk(): boolean {
    return this.age(this.failedAt) >= askAgainAfter;
  }

  /** One question at a time, whoever waits for the answer. */
  private ask(): Promise<void> {
    this.asking ??= this.fetched().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  private async fetched(): Promise<void> {
    const { issuer, now, fetchKeys = fetchSigningKeys } = this.options;
    try {
      this.keys = { find: createLocalJWKSet(await fetchKeys(issuer)), at: now() };
    } catch (cause) {
      this.failedAt = now();
      throw new IssuerUnavailable('The issuer does not give its keys.', { cause });
    }
  }

  private readonly age = (at: number): number => this.options.now() - at;
}
