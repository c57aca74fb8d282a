// Who signs in as whom, and what was changed of the ways in, as rows of the endpoint table.
import { configChangeView, identityLink, identityView } from '@relais/contracts';
import { z } from 'zod';
import { administratorsOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const access = administratorsOnly('Who links an identity decides who comes in as whom.');
const administered = { tag: 'access', scope: 'organisation:write', acting: 'required', access } as const;

export const linkIdentity = endpoint({
  ...administered,
  method: 'PUT',
  path: '/v1/users/{userId}/identity',
  name: 'linkIdentity',
  summary: 'Let a person sign in as this subject of the issuer; null lets them sign in no more',
  keyed: true,
  params: z.strictObject({ userId: z.uuid() }),
  body: { name: 'IdentityLink', schema: identityLink() },
  answers: { 200: { description: 'Linked.', body: { name: 'Identity', schema: identityView() } } },
  problems: ['not_entitled', 'not_found', 'identity_taken', 'idempotency_key_reused', 'key_in_use'],
});

export const listConfigChanges = endpoint({
  ...administered,
  method: 'GET',
  path: '/v1/configuration-changes',
  name: 'listConfigurationChanges',
  summary: 'The newest changes of keys and identities: who, when, from what to what; never a secret',
  keyed: false,
  query: z.strictObject({ limit: z.int().min(1).max(200).default(50) }),
  answers: {
    200: {
      description: 'The newest first.',
      body: { name: 'ConfigurationChangeList', schema: z.object({ items: z.array(configChangeView()) }) },
    },
  },
  problems: ['not_entitled'],
});
