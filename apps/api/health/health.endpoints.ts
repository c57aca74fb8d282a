// The two questions an operator's machinery asks of this process.
import { z } from 'zod';
import { anybody } from '../access/access';
import { endpoint } from '../http/endpoint';

const access = anybody('An operator’s machinery asks; the answer tells of servers alone.');
const open = { method: 'GET', tag: 'health', scope: null, access, acting: 'none', keyed: false } as const;
const state = z.enum(['up', 'down']);

export const getLive = endpoint({
  ...open,
  path: '/health/live',
  name: 'getLive',
  summary: 'Whether the process answers at all',
  answers: { 200: { description: 'It does.', body: { name: 'Live', schema: z.object({ status: z.literal('up') }) } } },
});

export const readiness = z.object({ status: state, postgres: state, temporal: state });

export const getReady = endpoint({
  ...open,
  path: '/health/ready',
  name: 'getReady',
  summary: 'Whether it can serve; without Temporal it still accepts raises and serves reads',
  answers: {
    200: { description: 'Postgres takes writes.', body: { name: 'Ready', schema: readiness } },
    503: { description: 'Postgres does not answer, or only reads.', body: { name: 'Ready', schema: readiness } },
  },
});

export const healthEndpoints = [getLive, getReady] as const;
