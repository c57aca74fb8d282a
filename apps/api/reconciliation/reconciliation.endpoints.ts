// The read of what the reconciler found, as a row of the endpoint table.
import { findingView } from '@relais/contracts';
import { z } from 'zod';
import { operatorsOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

export const listFindings = endpoint({
  method: 'GET',
  path: '/v1/reconciliation/findings',
  name: 'listFindings',
  tag: 'reconciliation',
  summary: 'Cases that do not agree with their workflows, newest first; for operators and administrators',
  scope: 'escalations:read',
  acting: 'required',
  access: { ...operatorsOnly, machines: false, because: 'Who runs Relais mends what does not agree; nobody else can.' },
  keyed: false,
  query: z.strictObject({
    state: z.enum(['open', 'all']).default('open'),
    cursor: z.string().min(1).max(500).optional().describe('nextCursor of the page before'),
    limit: z.int().min(1).max(200).default(50),
  }),
  answers: {
    200: {
      description: 'A page of findings.',
      body: { name: 'FindingPage', schema: z.object({ items: z.array(findingView()), nextCursor: z.string().nullable() }) },
    },
  },
  problems: ['not_entitled', 'invalid_cursor'],
});
