// Who asks: the API key and, where named, the person it acts for, with the roles and teams of that person today.
import type { Actor } from '@relais/contracts';
import type { KnownApiKey } from '@relais/persistence';

export interface Principal {
  readonly organisationId: string;
  readonly apiKey: KnownApiKey;
  /** Null where the call names nobody. */
  readonly actor: Actor | null;
  /** Names key and person together: idempotency keys and reads are theirs. */
  readonly name: string;
}

export const principalName = (apiKeyId: string, userId: string | null): string => `key:${apiKeyId}${userId ? ` for:${userId}` : ''}`;
