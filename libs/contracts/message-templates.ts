// An organisation's own message texts, as its policy holds them (domain.md §6, §9).
import { z } from 'zod';
import { messageKinds } from './effects';
import { categories, languages } from './vocabulary';

/** Most characters of a template, and most messages that a policy may word itself. */
export const templateLimits = { subject: 300, body: 10_000, templates: 100, name: 60 } as const;

export const messageTemplate = () =>
  z.strictObject({
    subject: z.string().min(1).max(templateLimits.subject).describe('Liquid; one line'),
    body: z.string().min(1).max(templateLimits.body).describe('Liquid; blank lines part paragraphs, `- ` begins an item of a list'),
  });
export type MessageTemplate = z.output<ReturnType<typeof messageTemplate>>;

export const templateName = () =>
  z
    .string()
    .max(templateLimits.name)
    .regex(/^[a-z_]+\.[a-z_-]+$/, "write a name of GET /v1/policy/templates, such as 'update.customer'");

/** By the message's name; a message left out is told in Relais' words. */
export const policyTemplates = () =>
  z
    .record(templateName(), z.partialRecord(z.enum(languages), messageTemplate()).meta({ maxProperties: languages.length }))
    .refine((templates) => Object.keys(templates).length <= templateLimits.templates, `at most ${templateLimits.templates} messages`)
    .meta({ maxProperties: templateLimits.templates });
export type PolicyTemplates = z.output<ReturnType<typeof policyTemplates>>;

/** Body of `POST /v1/policy/templates/preview`. */
export const templatePreview = () => messageTemplate().extend({ name: templateName(), language: z.enum(languages) });

/** `rendered` is null for what cannot be rendered at all; `faults` is what a check of the policy would say. */
export const templatePreviewView = () =>
  z.object({
    rendered: z.object({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
    faults: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  });

/** Which messages can be worded, what each may name and has to say. */
export const templateGuideView = () =>
  z.object({
    messages: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(messageKinds),
        audience: z.enum(['customer', 'recipient', 'agent', 'staff']),
        category: z.enum(categories).nullable(),
        variables: z.array(z.string()).describe('`[]` stands for each of a list'),
        waits: z.boolean().describe('quiet hours may hold it'),
        mustHold: z.array(z.object({ variable: z.string(), because: z.string() })),
      }),
    ),
    tags: z.array(z.string()),
    filters: z.array(z.string()),
  });
