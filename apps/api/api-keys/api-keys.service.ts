// What administrators may do with API keys: no key opens more than whoever makes it, and no overlap is for ever.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApiKeyView, Scope } from '@relais/contracts';
import { hashApiKey, ManagedApiKeyRepository, type StoredApiKey } from '@relais/persistence';
import { type Administered, changerOf } from '../authentication/changer';
import type { Asked } from '../http/asked';
import { invalidRequest, notFound, ProblemError } from '../http/problem-error';
import type { createApiKey, revokeApiKey, rotateApiKey } from './api-key.endpoints';

/** Long enough to change a key everywhere, short enough that a leaked one ends. */
const longestOverlap = 7 * 24 * 60 * 60_000;
const startLength = 12;

@Injectable()
export class ApiKeysService {
  constructor(private readonly apiKeys: ManagedApiKeyRepository) {}

  async list(asked: Administered): Promise<ApiKeyView[]> {
    return (await this.apiKeys.list(asked.principal.organisationId)).map(apiKeyViewOf);
  }

  /** @throws ProblemError scope_missing */
  async create(asked: Asked<typeof createApiKey>) {
    assertGrantable(asked, asked.body.scopes);
    const { key, secret } = newSecret();
    const stored = await this.apiKeys.create({ changer: changerOf(asked), secret, ...asked.body });
    return { stored, key };
  }

  /** @throws ProblemError scope_missing · not_found · invalid_request for an overlap in the past or too long. */
  async rotate(asked: Asked<typeof rotateApiKey>) {
    const { principal, params, body } = asked;
    const { apiKeyId: id } = params;
    const before = await this.apiKeys.find({ organisationId: principal.organisationId, id });
    if (!before) throw unknownKey();
    assertGrantable(asked, before.scopes);
    assertOverlap(asked);
    const { key, secret } = newSecret();
    const { previousUntil = null } = body;
    const stored = await this.apiKeys.rotate({ changer: changerOf(asked), id, secret, previousUntil });
    if (!stored) throw unknownKey();
    return { stored, key };
  }

  async revoke({ principal, actor, params, at }: Asked<typeof revokeApiKey>): Promise<ApiKeyView> {
    const stored = await this.apiKeys.revoke({ changer: changerOf({ principal, actor, at }), id: params.apiKeyId });
    if (!stored) throw unknownKey();
    return apiKeyViewOf(stored);
  }
}

/** @throws ProblemError scope_missing */
function assertGrantable({ principal }: Administered, scopes: readonly Scope[]): void {
  const beyond = scopes.find((scope) => !principal.scopes.includes(scope));
  if (beyond) throw new ProblemError({ code: 'scope_missing', detail: `You do not have ${beyond} yourself, so no key of yours can.` });
}

/** @throws ProblemError invalid_request */
function assertOverlap({ body: { previousUntil }, at }: Asked<typeof rotateApiKey>): void {
  if (previousUntil === undefined || (previousUntil > at && previousUntil <= at + longestOverlap)) return;
  throw invalidRequest([{ pointer: '/previousUntil', detail: 'lies in the future, seven days ahead at most' }]);
}

export function apiKeyViewOf({ createdAt, lastUsedAt, previousUntil, revokedAt, ...rest }: StoredApiKey): ApiKeyView {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const instants = { lastUsedAt: iso(lastUsedAt), previousUntil: iso(previousUntil), revokedAt: iso(revokedAt) };
  return { ...rest, scopes: [...rest.scopes], createdAt: new Date(createdAt).toISOString(), ...instants };
}

const unknownKey = (): ProblemError => notFound('Your organisation has no API key under that id that could be changed.');

/** 256 random bits. */
function newSecret() {
  const key = `relais_${randomBytes(32).toString('base64url')}`;
  return { key, secret: { hash: hashApiKey(key), start: key.slice(0, startLength) } };
}
