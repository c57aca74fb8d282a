// A real OpenID provider for the demo people: code with PKCE, tokens as a production issuer signs them; only the password is missing.
import type { DemoAccount } from '@relais/persistence';
import type { Configuration } from 'oidc-provider';
import type { SignInSecrets } from './secrets';

export interface ProviderOptions {
  readonly accounts: readonly DemoAccount[];
  readonly secrets: SignInSecrets;
}

/** The audience that the API expects unless told otherwise. */
const audience = 'urn:relais:api';
const workingDay = 8 * 60 * 60;

/** A browser or a terminal of this machine: it can keep no secret, so it has none. Any port of the loopback address is its own. */
const client = {
  client_id: 'relais',
  application_type: 'native',
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/signed-in', 'http://localhost/signed-in'],
} as const;

export function providerConfiguration({ accounts, secrets }: ProviderOptions): Configuration {
  return {
    clients: [{ ...client, grant_types: [...client.grant_types], response_types: ['code'], redirect_uris: [...client.redirect_uris] }],
    jwks: { keys: [secrets.signingKey as never] },
    cookies: { keys: [secrets.cookieKey] },
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    findAccount: (_context, subject) => accountOf(accounts, subject),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Nobody is asked whether Relais may know them: that is what they sign in for.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    clientBasedCORS: (_context, origin) => ['127.0.0.1', 'localhost'].includes(new URL(origin).hostname),
    ttl: { AccessToken: workingDay, IdToken: workingDay, Session: workingDay, Interaction: 3600, Grant: workingDay, AuthorizationCode: 60 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ audience, scope: '', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
  };
}

function accountOf(accounts: readonly DemoAccount[], subject: string) {
  const account = accounts.find((one) => one.subject === subject);
  return account && { accountId: subject, claims: () => ({ sub: subject, name: account.name, preferred_username: account.username }) };
}
