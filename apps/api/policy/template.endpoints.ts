// The texts that an organisation words itself: what they may name, and how a draft reads; rows of the endpoint table.
import { templateGuideView, templatePreview, templatePreviewView } from '@relais/contracts';
import { companyOnly } from '../access/access';
import { endpoint } from '../http/endpoint';

const read = {
  method: 'GET',
  tag: 'policy',
  scope: 'organisation:read',
  acting: 'optional',
  access: companyOnly('What the company tells its customers is its own to word.'),
  keyed: false,
} as const;

export const guideTemplates = endpoint({
  ...read,
  path: '/v1/policy/templates',
  name: 'guideTemplates',
  summary: 'Which messages can be worded, what each of them may name and what it has to say',
  answers: { 200: { description: 'The messages, by name.', body: { name: 'TemplateGuide', schema: templateGuideView() } } },
});

export const previewTemplate = endpoint({
  ...read,
  method: 'POST',
  path: '/v1/policy/templates/preview',
  name: 'previewTemplate',
  summary: 'How a draft of a text reads on an invented case, and what a check would say of it; nothing is kept',
  body: { name: 'TemplatePreview', schema: templatePreview() },
  answers: { 200: { description: 'The message and its faults.', body: { name: 'TemplatePreviewed', schema: templatePreviewView() } } },
  problems: ['invalid_command'],
});

export const templateEndpoints = [guideTemplates, previewTemplate] as const;
