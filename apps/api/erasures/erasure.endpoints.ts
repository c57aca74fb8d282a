// Erasures of people, as rows of the endpoint table.
import { erasureRequest, erasureView, id } from '@relais/contracts';
import { z } from 'zod';
import { administratorsOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const erasure = { name: 'Erasure', schema: erasureView() };
const access = administratorsOnly('What is erased is gone for ever: a person answers for it, and no key alone.');
const shared = { tag: 'erasures', acting: 'required', access } as const;
const read = { ...shared, method: 'GET', scope: 'organisation:read', keyed: false } as const;

export const erasePerson = endpoint({
  ...shared,
  method: 'POST',
  path: '/v1/erasures',
  name: 'erasePerson',
  summary: 'Erase the personal text of a customer or user; for administrators',
  scope: 'organisation:write',
  keyed: true,
  body: { name: 'ErasureRequest', schema: erasureRequest(), io: 'input' },
  answers: { 201: { description: 'Erased, or being erased: see status.', body: erasure, headers: ['Location'] } },
  problems: ['not_entitled', 'not_found', 'idempotency_key_reused', 'key_in_use'],
});

export const listErasures = endpoint({
  ...read,
  path: '/v1/erasures',
  name: 'listErasures',
  summary: 'All erasures, newest first; for administrators',
  query: z.strictObject({
    after: id().optional().describe('next of the page before'),
    limit: z.int().min(1).max(200).default(50),
  }),
  answers: {
    200: {
      description: 'A page of erasures.',
      body: { name: 'ErasurePage', schema: z.object({ items: z.array(erasureView()), next: id().nullable() }) },
    },
  },
  problems: ['not_entitled'],
});

export const getErasure = endpoint({
  ...read,
  path: '/v1/erasures/{erasureId}',
  name: 'getErasure',
  summary: 'One erasure: its certificate, once finished; for administrators',
  params: z.strictObject({ erasureId: id() }),
  answers: { 200: { description: 'The erasure.', body: erasure } },
  problems: ['not_entitled', 'not_found'],
});

export const erasureEndpoints = [erasePerson, listErasures, getErasure] as const;
