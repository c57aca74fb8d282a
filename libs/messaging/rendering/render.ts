// Turns a message into the subject and the two bodies that leave the house.
import type { Addressee, Language, MessageKind } from '@relais/contracts';
import { templateOf } from '../addressing';
import type { MessageData } from '../message-data';
import { completeData } from './complete-data';
import { renderTemplate } from './engine';
import { htmlDocument } from './html';

/** Told in every subject of a place to practise (design §7). */
const practice = { fr: '[Exercice]', en: '[Practice]' } as const;

export interface MessageToRender {
  readonly kind: MessageKind;
  readonly addressee: Addressee;
  readonly language: Language;
  readonly data: MessageData;
}

export interface RenderedMessage {
  /** One line. */
  readonly subject: string;
  readonly text: string;
  /** A whole document with the words of `text`. */
  readonly html: string;
}

/**
 * Renders one message (domain.md §6, §9). The first line of a template is the subject, the rest after a blank line the body.
 *
 * @throws MessageNotWritten for an addressee the kind has no text for; RenderingFault for a template that asks for what is not there.
 */
export function render({ kind, addressee, language, data }: MessageToRender): RenderedMessage {
  const template = `${templateOf({ kind, to: addressee, category: data.case.category })}.${language}`;
  const reader = { language, timeZone: data.timeZone };
  const completed = { ...completeData(data), addressee };
  const text = renderTemplate({ template, medium: 'text', reader, data: completed });
  const html = renderTemplate({ template, medium: 'html', reader, data: completed });
  return renderedOf({ text, html }, { practice: data.organisation.practice, language });
}

/** A template's two renderings as a message. */
export function renderedOf(
  rendered: { readonly text: string; readonly html: string },
  { practice: practises = false, language }: { readonly practice: boolean | undefined; readonly language: Language },
): RenderedMessage {
  const [subject, text] = parted(rendered.text);
  const [, html] = parted(rendered.html);
  return messageOf({ subject, text, html }, { practice: practises, language });
}

/** A subject and the two renderings of a body as a message. */
export function messageOf(
  { subject: title, text, html }: RenderedMessage,
  { practice: practises = false, language }: { readonly practice: boolean | undefined; readonly language: Language },
): RenderedMessage {
  const line = title.replace(/\s+/g, ' ');
  const subject = practises ? `${practice[language]} ${line}` : line;
  return { subject, text: `${tidy(text)}\n`, html: htmlDocument({ body: tidy(html), title: subject, language }) };
}

const tidy = (rendered: string): string =>
  rendered
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function parted(rendered: string): [subject: string, body: string] {
  const [subject = '', ...body] = tidy(rendered).split('\n\n');
  return [subject, body.join('\n\n')];
}
