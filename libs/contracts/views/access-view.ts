// What administrators read and send about ways in: API keys, identities of people, and what was changed of them.
import { z } from 'zod';
import { id, instant, instantOut } from '../primitives';
import { scopes } from '../vocabulary';

const keyName = () => z.string().trim().min(1, 'must not be empty').max(100);
const scopeList = () =>
  z
    .array(z.enum(scopes))
    .min(1)
    .max(scopes.length)
    .refine((given) => new Set(given).size === given.length, 'names a scope twice')
    .meta({ uniqueItems: true });

/** Everything but the key itself. `start`: its first characters; `previousUntil`: until when the key before it is taken too. */
export const apiKeyView = () =>
  z.object({
    id: id(),
    name: z.string(),
    start: z.string().nullable(),
    scopes: z.array(z.enum(scopes)),
    createdAt: instantOut(),
    lastUsedAt: instantOut().nullable(),
    previousUntil: instantOut().nullable(),
    revokedAt: instantOut().nullable(),
  });
export type ApiKeyView = z.output<ReturnType<typeof apiKeyView>>;

/** `key` is shown in the first answer only; a repeat of the request answers null. */
export const newApiKeyView = () => apiKeyView().extend({ key: z.string().nullable() });
export type NewApiKeyView = z.output<ReturnType<typeof newApiKeyView>>;

/** Body of `POST /v1/api-keys`. */
export const apiKeyCreate = () => z.strictObject({ name: keyName(), scopes: scopeList() });

/** Body of `POST /v1/api-keys/{apiKeyId}/rotate`: until when the old key is taken too, seven days at most; at once unless given. */
export const apiKeyRotate = () => z.strictObject({ previousUntil: instant().optional() });

/** Body of a change that says nothing more. */
export const apiKeyRevoke = () => z.strictObject({});

/** Body of `PUT /v1/users/{userId}/identity`; null takes the identity away. */
export const identityLink = () => z.strictObject({ subject: z.string().min(1).max(255).nullable() });
export const identityView = () => z.object({ userId: id(), issuer: z.string(), subject: z.string().nullable() });

export const configChangeKinds = [
  'api_key_created',
  'api_key_rotated',
  'api_key_revoked',
  'identity_linked',
  'calendar_saved',
  'team_calendar_chosen',
  'on_call_plan_saved',
  'absence_recorded',
  'absence_ended',
  'policy_drafted',
  'policy_draft_saved',
  'policy_published',
  'policy_rolled_back',
] as const;
export type ConfigChangeKind = (typeof configChangeKinds)[number];

/** One change of the configuration; `before` null where there was nothing. Never a secret. */
export const configChangeView = () =>
  z.object({
    id: id(),
    at: instantOut(),
    userId: id().nullable(),
    what: z.string(),
    subjectId: id(),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  });
