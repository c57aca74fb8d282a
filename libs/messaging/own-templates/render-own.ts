// Renders a message in the words of its organisation.
import type { Addressee, Language, MessageTemplate, PolicyTemplates } from '@relais/contracts';
import type { MessageData } from '../message-data';
import { completeData } from '../rendering/complete-data';
import { type MessageToRender, messageOf, type RenderedMessage } from '../rendering/render';
import { RenderingFault } from '../rendering/rendering-fault';
import { renderOwnTemplate } from './sandbox';
import { ownTemplateName } from './template-names';

/**
 * The message in the organisation's own words; null where its policy leaves them to Relais.
 * @throws RenderingFault for words that cannot be made of this case.
 */
export function renderOwn({ kind, addressee, language, data }: MessageToRender, templates: PolicyTemplates): RenderedMessage | null {
  const template = templates[ownTemplateName({ kind, to: addressee, category: data.case.category })]?.[language];
  return template ? renderDraft({ template, addressee, language, data }) : null;
}

export interface Draft {
  readonly template: MessageTemplate;
  readonly addressee: Addressee;
  readonly language: Language;
  readonly data: MessageData;
}

/** @throws RenderingFault */
export function renderDraft({ template: { subject: title, body }, addressee, language, data }: Draft): RenderedMessage {
  const reader = { language, timeZone: data.timeZone };
  const completed = { ...completeData(data), addressee };
  const subject = renderOwnTemplate({ source: title, medium: 'text', reader, data: completed }).trim();
  if (subject === '') throw new RenderingFault('the subject has no words');
  const [text, html] = (['text', 'html'] as const).map((medium) => renderOwnTemplate({ source: body, medium, reader, data: completed }));
  return messageOf({ subject, text: text as string, html: html as string }, { practice: data.organisation.practice, language });
}
