// Gives a rendered text its second form: the same words as simple, accessible HTML.
import type { Language } from '@relais/contracts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (value: string): string => value.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/**
 * A value as HTML. Its line breaks become `<br>` and a leading dash is spelled as an entity, so that what a person wrote
 * can form neither a paragraph nor a list of the message.
 */
export const valueAsHtml = (value: unknown): string =>
  escapeHtml(value === null || value === undefined ? '' : String(value))
    .replace(/\r?\n/g, '<br>')
    .replace(/^-/, '&#45;');

/** A body rendered with `valueAsHtml`, as a whole document. Blank lines part paragraphs, `- ` begins an item of a list. */
export function htmlDocument({ body, title, language }: { body: string; title: string; language: Language }): string {
  const blocks = body
    .trim()
    .split(/\n{2,}/)
    .map(blockAsHtml)
    .join('\n');
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    '<body style="font-family: sans-serif; font-size: 16px; line-height: 1.5; color: #1a1a1a; background: #ffffff; max-width: 40em; margin: 0 auto; padding: 1em;">',
    '<main>',
    blocks,
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** HTML of a text whose template is not at hand: paragraphs and lists; addresses become links that show where they lead. */
export function htmlOf({ subject, text, language }: { subject: string; text: string; language: Language }): string {
  const body = escapeHtml(text).replace(/https?:\/\/[^\s<>]+/g, (address) => `<a href="${address}">${address}</a>`);
  return htmlDocument({ body, title: subject, language });
}

function blockAsHtml(block: string): string {
  const groups: { list: boolean; lines: string[] }[] = [];
  for (const line of block.split('\n')) {
    const list = line.startsWith('- ');
    const last = groups.at(-1);
    if (last?.list === list) last.lines.push(line);
    else groups.push({ list, lines: [line] });
  }
  return groups.map(({ list, lines }) => (list ? listAsHtml(lines) : linesAsHtml(lines))).join('\n');
}

const listAsHtml = (lines: string[]): string => `<ul>\n${lines.map((line) => `<li>${line.slice(2)}</li>`).join('\n')}\n</ul>`;

function linesAsHtml(lines: string[]): string {
  const whole = lines.join('<br>\n');
  return /^<h2>[^\n]*<\/h2>$/.test(whole) ? whole : `<p>${whole}</p>`;
}
