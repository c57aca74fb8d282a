// The page behind the one-click link of a mail, as rows of the endpoint table.
import { z } from 'zod';
import { anybody } from '../access/access';
import { endpoint } from '../http/endpoint';

const page = {
  path: '/acknowledge/{token}',
  tag: 'acknowledgment',
  scope: null,
  access: { ...anybody('The signed link names its recipient and its case, and works for nothing else.'), reads: 'acknowledgment' },
  acting: 'none',
  keyed: false,
  problemMediaType: 'text/html',
  params: z.strictObject({ token: z.string().min(1).max(400) }),
  problems: ['not_found', 'not_allowed_now', 'already_acknowledged', 'closed'],
} as const;

export const showAcknowledgment = endpoint({
  ...page,
  method: 'GET',
  name: 'showAcknowledgment',
  summary: 'A page to acknowledge from a mail; reading it changes nothing',
  answers: { 200: { description: 'The page.', mediaType: 'text/html' } },
});

export const acknowledgmentForm = z.strictObject({
  minutes: z.enum(['30', '60', '240', '480', '1440']).describe('answer promised within so many minutes'),
});

export const acknowledgeByLink = endpoint({
  ...page,
  method: 'POST',
  name: 'acknowledgeByLink',
  summary: 'Acknowledge as the person the link was sent to',
  body: { name: 'AcknowledgmentForm', schema: acknowledgmentForm },
  bodyMediaType: 'application/x-www-form-urlencoded',
  answers: { 200: { description: 'The page that says so.', mediaType: 'text/html' } },
});

export const acknowledgmentEndpoints = [showAcknowledgment, acknowledgeByLink] as const;
