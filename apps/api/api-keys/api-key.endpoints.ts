// The API keys of an organisation, as rows of the endpoint table; only its administrators see and change them.
import { apiKeyCreate, apiKeyRevoke, apiKeyRotate, apiKeyView, newApiKeyView } from '@relais/contracts';
import { z } from 'zod';
import { administratorsOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const key = { name: 'ApiKey', schema: apiKeyView() };
const newKey = { name: 'NewApiKey', schema: newApiKeyView() };
const path = z.strictObject({ apiKeyId: z.uuid() });
const access = administratorsOnly('A key opens the organisation: a person answers for each, and no key makes another alone.');
const administered = { tag: 'access', scope: 'organisation:write', acting: 'required', access } as const;
const change = { ...administered, method: 'POST', keyed: true } as const;
const ofChange = ['not_entitled', 'idempotency_key_reused', 'key_in_use'] as const;

export const listApiKeys = endpoint({
  ...administered,
  method: 'GET',
  path: '/v1/api-keys',
  name: 'listApiKeys',
  summary: 'All API keys, revoked ones included, the newest first; never a key itself',
  keyed: false,
  answers: { 200: { description: 'All keys.', body: { name: 'ApiKeyList', schema: z.object({ items: z.array(apiKeyView()) }) } } },
  problems: ['not_entitled'],
});

export const createApiKey = endpoint({
  ...change,
  path: '/v1/api-keys',
  name: 'createApiKey',
  summary: 'Make an API key with no more scopes than your own; it is shown once, in this answer, and kept nowhere',
  body: { name: 'ApiKeyCreate', schema: apiKeyCreate() },
  answers: {
    201: { description: 'Made; `key` is shown now and never again.', body: newKey, headers: ['Location'] },
    200: { description: 'Made by this request before: `key` is null. Rotate the key when its first answer was lost.', body: newKey },
  },
  problems: ofChange,
});

export const rotateApiKey = endpoint({
  ...change,
  path: '/v1/api-keys/{apiKeyId}/rotate',
  name: 'rotateApiKey',
  params: path,
  summary: 'Put a new key in the place of this one, which is taken until `previousUntil` too; name, scopes and id stay',
  body: { name: 'ApiKeyRotate', schema: apiKeyRotate() },
  answers: { 200: { description: 'Rotated; `key` is shown once, null when the request is repeated.', body: newKey } },
  problems: ['not_found', ...ofChange],
});

export const revokeApiKey = endpoint({
  ...change,
  path: '/v1/api-keys/{apiKeyId}/revoke',
  name: 'revokeApiKey',
  params: path,
  summary: 'Take this key, and the one before it, no more from now on',
  body: { name: 'ApiKeyRevoke', schema: apiKeyRevoke() },
  answers: { 200: { description: 'Revoked.', body: key } },
  problems: ['not_found', ...ofChange],
});

export const apiKeyEndpoints = [listApiKeys, createApiKey, rotateApiKey, revokeApiKey] as const;
