// Lays a manual out as one page that needs nothing else: no script, no font, no picture; made for screen readers and for printing.
import { escapeHtml } from '@relais/messaging';
import type { Block, Manual, Section, Table } from '../model';
import { style } from './style';

export function renderHtml({ language, title, cover, sections, furniture }: Manual): string {
  const contents = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(`${title} – ${furniture.footer}`)}</title><style>${style}</style></head><body>`,
    `<header><h1>${escapeHtml(title)}</h1><dl>`,
    ...cover.map(({ cells: [term = '', value = ''] }) => `<dt>${escapeHtml(term)}</dt><dd>${withBreaks(value)}</dd>`),
    `</dl></header><nav aria-label="${escapeHtml(furniture.contents)}"><h2>${escapeHtml(furniture.contents)}</h2><ol>`,
    ...contents,
    '</ol></nav><main>',
    ...sections.map(section),
    `</main><footer>${escapeHtml(furniture.footer)}</footer></body></html>\n`,
  ].join('\n');
}

const section = ({ id, title, blocks }: Section): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(title)}</h2>\n${blocks.map(block).join('\n')}\n</section>`;

function block(given: Block): string {
  switch (given.kind) {
    case 'heading':
      return `<h3>${escapeHtml(given.text)}</h3>`;
    case 'paragraph':
      return `<p>${withBreaks(given.text)}</p>`;
    case 'quotation':
      return `<blockquote>${withBreaks(given.text)}</blockquote>`;
    case 'list':
      return `<ul>${given.lines.map(({ text }) => `<li>${withBreaks(text)}</li>`).join('')}</ul>`;
    case 'table':
      return table(given);
  }
}

/** The first cell of a row names it. A wide table scrolls by itself, also from the keyboard. */
function table({ caption, columns, rows }: Table): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map(({ cells: [first = '', ...rest] }) => {
    const others = rest.map((cell) => `<td>${withBreaks(cell)}</td>`).join('');
    return `<tr><th scope="row">${withBreaks(first)}</th>${others}</tr>`;
  });
  const name = escapeHtml(caption);
  return `<div role="region" tabindex="0" aria-label="${name}"><table><caption>${name}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

const withBreaks = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');
