// Recognises the caller of a request: its API key by SHA-256, its scope, and the person it acts for (design §6, "Who").
import { Injectable } from '@nestjs/common';
import { ApiKeyRepository, DirectoryRepository, hashApiKey, type KnownApiKey, type Scope } from '@relais/persistence';
import type { Endpoint } from '../http/endpoint';
import { ProblemError } from '../http/problem-error';
import { keyPrincipal, type Principal } from './principal';

/** The headers that say who asks; several values of one header are no answer. */
export interface Credentials {
  readonly authorization?: string;
  readonly actingFor?: string | string[];
}

const challenge = { 'www-authenticate': 'Bearer realm="relais"' };
// 256 bits in any usual spelling; longer is no key of ours, and would only cost a hash.
const bearer = /^Bearer ([\x21-\x7e]{16,200})$/i;

@Injectable()
export class AuthenticationService {
  constructor(
    private readonly apiKeys: ApiKeyRepository,
    private readonly directory: DirectoryRepository,
  ) {}

  /** @throws ProblemError unauthenticated · scope_missing · acting_person_missing · acting_person_unknown */
  async recognise(credentials: Credentials, { scope, acting }: { scope: Scope; acting: Endpoint['acting'] }): Promise<Principal> {
    const apiKey = await this.apiKeyOf(credentials.authorization);
    if (!apiKey.scopes.includes(scope)) {
      throw new ProblemError({ code: 'scope_missing', detail: `This call needs a key with the scope ${scope}.` });
    }
    const actor = acting === 'none' ? null : await this.actorOf(credentials.actingFor, { organisationId: apiKey.organisationId, acting });
    return keyPrincipal(apiKey, actor);
  }

  private async apiKeyOf(authorization: string | undefined): Promise<KnownApiKey> {
    const [, key] = bearer.exec(authorization ?? '') ?? [];
    const known = key === undefined ? null : await this.apiKeys.findByHash(hashApiKey(key));
    if (known) return known;
    const detail = 'Send a valid API key in Authorization: Bearer <key>.';
    throw new ProblemError({ code: 'unauthenticated', detail }, challenge);
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
