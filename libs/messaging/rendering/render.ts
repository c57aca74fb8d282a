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
  const [title, text] = parted(rendered.text);
  const [, body] = parted(rendered.html);
  const subject = practises ? `${practice[language]} ${title}` : title;
  return { subject, text: `${text}\n`, html: htmlDocument({ body, title: subject, language }) };
}

function parted(rendered: string): [subject: string, body: string] {
  const tidy = rendered
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const [subject = '', ...body] = tidy.split('\n\n');
  return [subject.replace(/\s+/g, ' '), body.join('\n\n')];
}
