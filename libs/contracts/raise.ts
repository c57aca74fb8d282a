// The body of `POST /v1/escalations`: what a helpdesk or backend says when it hands a case over (domain.md §2, §5).
import { z } from 'zod';
import { assessment } from './commands';
import { dossier } from './dossier';
import { id, instant, shortText, timeZone } from './primitives';
import { profile } from './profile';
import { languages } from './vocabulary';

const customer = () =>
  z.strictObject({
    reference: shortText().describe("the customer's id in the helpdesk or billing system"),
    name: shortText(),
    email: z.email().max(254).brand<'text'>().optional(),
    language: z.enum(languages).default('fr'),
    timeZone: timeZone()
      .brand<'text'>()
      .optional()
      .describe('the IANA zone in which the customer reads what they are promised; that of the calendar unless given'),
  });

const ticket = () =>
  z.strictObject({
    reference: shortText(),
    createdAt: instant().optional(),
    link: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .brand<'text'>()
      .optional(),
  });

export const raise = () =>
  z.strictObject({
    ticket: ticket(),
    customer: customer(),
    profile: profile(),
    dossier: dossier(),
    assessment: assessment().optional(),
    agentId: id().optional().describe('the initial agent; the acting user unless given'),
    pointOfContactId: id().optional().describe('the one person the customer talks to; the initial agent unless given'),
    follows: id().optional().describe('the closed escalation this one comes back from'),
  });
export type Raise = z.output<ReturnType<typeof raise>>;
/** A raise as it is sent, before parsing. */
export type RaiseRequest = z.input<ReturnType<typeof raise>>;
