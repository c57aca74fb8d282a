// An issuer under the tests' control: it signs what it is told to, right or wrong, changes its keys, and goes away.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

export const audience = 'urn:relais:api';

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** What a token says otherwise than a good one; `undefined` leaves a claim or header out. */
export interface Forgery {
  readonly claims?: JWTPayload;
  readonly header?: Partial<JWTHeaderParameters>;
  readonly key?: CryptoKey | Uint8Array;
}

export class TestIssuer {
  /** How often its keys were asked for. */
  asked = 0;
  private keys: SigningKey[] = [];
  private server!: Server;
  private port = 0;

  static async start(): Promise<TestIssuer> {
    const issuer = new TestIssuer();
    await issuer.rotate('first');
    await issuer.comeBack();
    return issuer;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The key that signs from now on; those before are published still, unless withdrawn. */
  async rotate(kid: string, { withdrawn = false } = {}): Promise<SigningKey> {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
    const key = { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
    this.keys = withdrawn ? [key] : [key, ...this.keys];
    return key;
  }

  get signingKey(): SigningKey {
    return this.keys[0] as SigningKey;
  }

  /** A token for `subject`, good unless forged. */
  async token(subject: string, { claims = {}, header = {}, key = this.signingKey.privateKey }: Forgery = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: this.url, aud: audience, sub: subject, iat: now, exp: now + 300, ...claims };
    const head = { alg: 'RS256', typ: 'at+jwt', kid: this.signingKey.kid, ...header };
    return new SignJWT(JSON.parse(JSON.stringify(payload))).setProtectedHeader(JSON.parse(JSON.stringify(head))).sign(key);
  }

  async goAway(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Where it was before. */
  async comeBack(): Promise<void> {
    this.server = createServer(({ url }, response) => {
      const isKeys = url === '/keys';
      if (isKeys) this.asked += 1;
      const said = isKeys ? { keys: this.keys.map(({ publicJwk }) => publicJwk) } : { issuer: this.url, jwks_uri: `${this.url}/keys` };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }
}
