// Recognises the caller of a request: an API key or a person's token, its scopes, and whom it acts for (design §6, "Who"; ADR 14).
import { Injectable } from '@nestjs/common';
import type { Scope } from '@relais/contracts';
import { ApiKeyRepository, DirectoryRepository, hashApiKey, IdentityRepository, type SignedInPerson } from '@relais/persistence';
import type { Endpoint } from '../http/endpoint';
import { ProblemError } from '../http/problem-error';
import { type Bearer, readBearer } from './bearer';
import { keyPrincipal, type Principal, personPrincipal } from './principal';
import { RequestAllowance } from './request-allowance.service';
import { SignInAttempts } from './sign-in-attempts.service';
import { TokenVerifier } from './token-verifier.service';

/** The headers that say who asks, and from where; several values of one header are no answer. */
export interface Credentials {
  readonly authorization?: string;
  readonly actingFor?: string | string[];
  /** As `networkOf` gives it. */
  readonly network: string;
}

const challenge = { 'www-authenticate': 'Bearer realm="relais"' };
const invalidToken = { 'www-authenticate': 'Bearer realm="relais", error="invalid_token"' };

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly apiKeys: ApiKeyRepository,
    private readonly identities: IdentityRepository,
    private readonly directory: DirectoryRepository,
    private readonly tokens: TokenVerifier,
    private readonly attempts: SignInAttempts,
    private readonly allowance: RequestAllowance,
  ) {}

  /**
   * @throws ProblemError unauthenticated · too_many_requests · person_unknown · acting_for_another · scope_missing ·
   * acting_person_missing · acting_person_unknown · temporarily_unavailable
   */
  async recognise(credentials: Credentials, { scope, acting }: { scope: Scope; acting: Endpoint['acting'] }): Promise<Principal> {
    const { network, actingFor } = credentials;
    const bearer = readBearer(credentials.authorization);
    if (!bearer) throw unauthenticated(challenge);
    this.attempts.assertOpen({ claims: bearer.claims, network });
    const principal = bearer.kind === 'key' ? await this.machine(bearer, network) : await this.person(bearer, credentials);
    await this.allowance.spend(principal.kind === 'key' ? `key:${principal.apiKey.id}` : principal.name);
    if (!principal.scopes.includes(scope)) {
      throw new ProblemError({ code: 'scope_missing', detail: `This call needs the scope ${scope}.` });
    }
    if (principal.kind === 'person' || acting === 'none') return principal;
    const { apiKey, organisationId } = principal;
    return keyPrincipal(apiKey, await this.actorOf(actingFor, { organisationId, acting }));
  }

  private async machine({ value, claims }: Bearer, network: string): Promise<Principal & { kind: 'key' }> {
    const known = await this.apiKeys.findByHash(hashApiKey(value));
    if (known) return keyPrincipal(known, null);
    await this.attempts.failed({ claims, network });
    throw unauthenticated(challenge);
  }

  private async person({ value, claims }: Bearer, { network, actingFor }: Credentials): Promise<Principal> {
    const identity = await this.tokens.verify(value);
    if (!identity) {
      await this.attempts.failed({ claims, network });
      throw unauthenticated(invalidToken);
    }
    const person = await this.identities.person(identity);
    if (!person) {
      const detail = 'Your sign-in is genuine, but no active person with a team stands behind it here. Ask an administrator.';
      throw new ProblemError({ code: 'person_unknown', detail });
    }
    refuseAnother(person, actingFor);
    return personPrincipal(person);
  }

  private async actorOf(
    given: Credentials['actingFor'],
    { organisationId, acting }: { organisationId: string; acting: Endpoint['acting'] },
  ) {
    const nameOrId = typeof given === 'string' ? given.trim() : '';
    if (nameOrId === '' && acting === 'optional') return null;
    if (nameOrId === '') {
      const detail = 'Name the person this is done for in Relais-Acting-For: a user name or id of your organisation.';
      throw new ProblemError({ code: 'acting_person_missing', detail });
    }
    const found = nameOrId.length > 200 ? null : await this.directory.actor({ organisationId, nameOrId });
    if (found) return found.actor;
    const detail = 'Relais-Acting-For names nobody of your organisation who is active.';
    throw new ProblemError({ code: 'acting_person_unknown', detail });
  }
}

function unauthenticated(headers: Readonly<Record<string, string>>): ProblemError {
  const detail = 'Send a valid API key, or the token of a person who signed in, in Authorization: Bearer <…>.';
  return new ProblemError({ code: 'unauthenticated', detail }, headers);
}

function refuseAnother({ username, actor }: SignedInPerson, given: Credentials['actingFor']): void {
  const named = typeof given === 'string' ? given.trim() : given;
  if (named === undefined || named === '' || named === username || named === actor.userId) return;
  const detail = 'You signed in yourself, so you act for yourself: leave Relais-Acting-For out.';
  throw new ProblemError({ code: 'acting_for_another', detail });
}
