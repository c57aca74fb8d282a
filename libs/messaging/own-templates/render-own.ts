// Renders a message in the words of its organisation.
import type { Addressee, Language, MessageTemplate, PolicyTemplates } from '@relais/contracts';
import type { MessageData } from '../message-data';
import { completeData } from '../rendering/complete-data';
import type { Reader } from '../rendering/filters';
import { type MessageToRender, messageOf, type RenderedMessage } from '../rendering/render';
import { RenderingFault } from '../rendering/rendering-fault';
import { type OwnText, ownText, renderOwnText } from './sandbox';
import { ownTemplateName } from './template-names';

/**
 * The message in the organisation's own words; null where its policy leaves them to Relais.
 * @throws RenderingFault for words that cannot be made of this case.
 */
export function renderOwn({ kind, addressee, language, data }: MessageToRender, templates: PolicyTemplates): RenderedMessage | null {
  const template = templates[ownTemplateName({ kind, to: addressee, category: data.case.category })]?.[language];
  return template ? renderDraft({ texts: ownTexts(template), addressee, language, data }) : null;
}

export interface OwnTexts {
  readonly subject: OwnText;
  readonly body: OwnText;
}

export const ownTexts = ({ subject, body }: MessageTemplate): OwnTexts => ({ subject: ownText(subject), body: ownText(body) });

export interface Draft {
  readonly texts: OwnTexts;
  readonly addressee: Addressee;
  readonly language: Language;
  readonly data: MessageData;
}

/** @throws RenderingFault */
export function renderDraft(draft: Draft): RenderedMessage {
  const { texts, language, data } = draft;
  const told = toldBy(draft);
  const words = renderWords(texts, told);
  const html = renderOwnText(texts.body, { medium: 'html', ...told });
  return messageOf({ ...words, html }, { practice: data.organisation.practice, language });
}

/** What a text may speak of, complete, and to whom. */
export interface Told {
  readonly reader: Reader;
  readonly data: object;
}

export const toldBy = ({ addressee, language, data }: Draft): Told => ({
  reader: { language, timeZone: data.timeZone },
  data: { ...completeData(data), addressee },
});

/** The subject and the body as words alone. @throws RenderingFault */
export function renderWords({ subject: title, body }: OwnTexts, told: Told): Pick<RenderedMessage, 'subject' | 'text'> {
  const subject = renderOwnText(title, { medium: 'text', ...told }).trim();
  if (subject === '') throw new RenderingFault('the subject has no words');
  return { subject, text: renderOwnText(body, { medium: 'text', ...told }) };
}
