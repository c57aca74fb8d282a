// Sets Liquid up twice over the same templates, once for plain text and once for HTML, with the few filters that texts need.
import type { Language } from '@relais/contracts';
import { Liquid } from 'liquidjs';
import { escapeHtml, valueAsHtml } from './html';
import { moment } from './moment';
import { readTemplates } from './template-files';
import { terms } from './terms';

export type Medium = 'text' | 'html';
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

/** Thrown when a template cannot be rendered; names the template and what it asked for, never the values. */
export class RenderingFault extends Error {
  override readonly name = 'RenderingFault';
}

const sources = readTemplates();
export const templateNames: ReadonlySet<string> = new Set(Object.keys(sources));

const common = { templates: sources, strictVariables: true, strictFilters: true, ownPropertyOnly: true, cache: true } as const;

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Filters read the reader from the globals of the rendering: partials see them too. */
const readerOf = (context: { globals: object }): Reader => (context.globals as { reader: Reader }).reader;

function engine(medium: Medium): Liquid {
  const liquid = new Liquid({ ...common, outputEscape: medium === 'html' ? valueAsHtml : asText });
  liquid.registerFilter('moment', function (at: number) {
    return moment({ at, ...readerOf(this.context) });
  });
  liquid.registerFilter('term', function (code: string, vocabulary: string) {
    return termOf({ code, vocabulary, language: readerOf(this.context).language });
  });
  liquid.registerFilter('amount', function (value: { amountMinor: number; currency: string }) {
    return amount(value, readerOf(this.context).language);
  });
  liquid.registerFilter('decimal', function (value: number) {
    return new Intl.NumberFormat(readerOf(this.context).language, { maximumFractionDigits: 1 }).format(value);
  });
  liquid.registerFilter('heading', { raw: true, handler: (words: string) => heading(words, medium) });
  liquid.registerFilter('link', {
    raw: true,
    handler(address: string, label: string) {
      return link({ address, label, ...readerOf(this.context) }, medium);
    },
  });
  return liquid;
}

const engines: Record<Medium, Liquid> = { text: engine('text'), html: engine('html') };

/** @throws RenderingFault naming the template. */
export function renderTemplate({
  template,
  medium,
  reader,
  data,
}: {
  template: string;
  medium: Medium;
  reader: Reader;
  data: object;
}): string {
  try {
    return engines[medium].renderFileSync(template, data, { globals: { reader } });
  } catch (error) {
    throw new RenderingFault(`template '${template}' cannot be rendered: ${error instanceof Error ? error.message : 'unknown fault'}`, {
      cause: error,
    });
  }
}

function termOf({ code, vocabulary, language }: { code: string; vocabulary: string; language: Language }): string {
  const found = terms[vocabulary]?.[code];
  if (!found) throw new RenderingFault(`no ${language} word for '${code}' in '${vocabulary}': add it in libs/messaging/rendering/terms.ts`);
  return found[language];
}

function amount({ amountMinor, currency }: { amountMinor: number; currency: string }, language: Language): string {
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { style: 'currency', currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

const heading = (words: string, medium: Medium): string =>
  medium === 'html' ? `<h2>${escapeHtml(words)}</h2>` : words.toLocaleUpperCase();

function link({ address, label, language }: { address: string; label: string; language: Language }, medium: Medium): string {
  if (medium === 'html') return `<a href="${escapeHtml(address)}">${escapeHtml(label)}</a>`;
  return `${label}${language === 'fr' ? ' :' : ':'} ${address}`;
}
