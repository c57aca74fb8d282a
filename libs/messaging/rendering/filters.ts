// The few filters that texts need, the same for plain text and for HTML.
import type { Language } from '@relais/contracts';
import type { FilterImplOptions } from 'liquidjs';
import { amountInWords } from './amount';
import { escapeHtml } from './html';
import { moment } from './moment';
import { RenderingFault } from './rendering-fault';
import { terms } from './terms';

export type Medium = 'text' | 'html';
export interface Reader {
  readonly language: Language;
  readonly timeZone: string;
}

/** Filters read the reader from the globals of the rendering: partials see them too. */
const readerOf = (context: { globals: object }): Reader => (context.globals as { reader: Reader }).reader;

/** The filters of a medium by name. */
export const filtersOf = (medium: Medium): Readonly<Record<string, FilterImplOptions>> => ({
  moment(at: number) {
    return moment({ at, ...readerOf(this.context) });
  },
  term(code: string, vocabulary: string) {
    return termOf({ code, vocabulary, language: readerOf(this.context).language });
  },
  amount(value: { amountMinor: number; currency: string }) {
    return amountInWords(value, readerOf(this.context).language);
  },
  decimal(value: number) {
    return new Intl.NumberFormat(readerOf(this.context).language, { maximumFractionDigits: 1 }).format(value);
  },
  heading: { raw: true, handler: (words: string) => heading(words, medium) },
  link: {
    raw: true,
    handler(address: string, label: string) {
      return link({ address, label, ...readerOf(this.context) }, medium);
    },
  },
});

function termOf({ code, vocabulary, language }: { code: string; vocabulary: string; language: Language }): string {
  const found = terms[vocabulary]?.[code];
  if (!found) throw new RenderingFault(`no ${language} word for '${code}' in '${vocabulary}': add it in libs/messaging/rendering/terms.ts`);
  return found[language];
}

const heading = (words: string, medium: Medium): string =>
  medium === 'html' ? `<h2>${escapeHtml(words)}</h2>` : words.toLocaleUpperCase();

function link({ address, label, language }: { address: string; label: string; language: Language }, medium: Medium): string {
  if (medium === 'html') return `<a href="${escapeHtml(address)}">${escapeHtml(label)}</a>`;
  return `${label}${language === 'fr' ? ' :' : ':'} ${address}`;
}
