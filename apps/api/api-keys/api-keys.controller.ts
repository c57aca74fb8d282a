// Answers the calls on API keys; a new key is in its first answer alone.
import { Controller } from '@nestjs/common';
import type { StoredApiKey } from '@relais/persistence';
import { Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { KeyedChanges, type SaidOnce } from '../idempotency/keyed-changes.service';
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './api-key.endpoints';
import { ApiKeysService, apiKeyViewOf } from './api-keys.service';

@Controller()
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly changes: KeyedChanges,
  ) {}

  @Serves(listApiKeys)
  async list(@Request() asked: Asked<typeof listApiKeys>): Promise<Answer> {
    return ok({ items: await this.apiKeys.list(asked) });
  }

  @Serves(createApiKey)
  create(@Request() asked: Asked<typeof createApiKey>): Promise<Answer> {
    return this.changes.once(asked, async () => {
      const { stored, key } = await this.apiKeys.create(asked);
      return saidOnce(stored, { key, status: 201, headers: { location: `/v1/api-keys/${stored.id}` } });
    });
  }

  @Serves(rotateApiKey)
  rotate(@Request() asked: Asked<typeof rotateApiKey>): Promise<Answer> {
    return this.changes.once(asked, async () => {
      const { stored, key } = await this.apiKeys.rotate(asked);
      return saidOnce(stored, { key, status: 200, headers: {} });
    });
  }

  @Serves(revokeApiKey)
  revoke(@Request() asked: Asked<typeof revokeApiKey>): Promise<Answer> {
    return this.changes.once(asked, async () => ok(await this.apiKeys.revoke(asked)));
  }
}

interface First {
  readonly key: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const saidOnce = (stored: StoredApiKey, { key, status, headers }: First): SaidOnce => ({
  now: new Answer(status, { ...apiKeyViewOf(stored), key }, headers),
  later: ok({ ...apiKeyViewOf(stored), key: null }),
});
