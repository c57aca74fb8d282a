// The escalation manual of the organisation, written out of its rules, as rows of the endpoint table.
import { languages } from '@relais/contracts';
import { z } from 'zod';
import { companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';
import { versionNumber } from './policy-version.endpoints';

const manual = {
  method: 'GET',
  tag: 'policy',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('It names people with their addresses, ceilings and costs: the company’s own.'),
  keyed: false,
  query: z.strictObject({
    format: z.enum(['html', 'pdf']).default('html'),
    language: z.enum(languages).optional().describe('that of the person who asks, else that of the organisation, unless given'),
  }),
  problems: ['not_found'],
  answers: { 200: { description: 'The manual, as a page or for print.', mediaType: ['text/html', 'application/pdf'] } },
} as const;

export const getPolicyManual = endpoint({
  ...manual,
  path: '/v1/policy/manual',
  name: 'getPolicyManual',
  summary: 'The escalation manual written out of the published policy, with whoever is on call now',
});

export const getPolicyVersionManual = endpoint({
  ...manual,
  path: '/v1/policy/versions/{version}/manual',
  name: 'getPolicyVersionManual',
  summary: 'The escalation manual as it would read under that version: read a draft before it is published',
  params: z.strictObject({ version: versionNumber() }),
});

export const policyManualEndpoints = [getPolicyManual, getPolicyVersionManual] as const;
