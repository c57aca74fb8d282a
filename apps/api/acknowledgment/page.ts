// Lays out the acknowledgment page: plain HTML that works without scripts, on a phone, and with a screen reader.
import type { Language } from '@relais/contracts';
import { pageWords } from './words';

/** Nothing but our own inline style runs or loads; the token in the address is told to nobody. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'dt{font-weight:600}dd{margin:0 0 .6rem}label{display:block;margin:1rem 0 .3rem;font-weight:600}' +
  'select,button{font:inherit;padding:.6rem 1rem;border:2px solid #1a1a1a;border-radius:.3rem}' +
  'button{display:block;margin-top:1rem;background:#0b4f9e;border-color:#0b4f9e;color:#fff}:focus-visible{outline:3px solid #d97706;outline-offset:2px}';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => escapes[character] as string);

interface Page {
  readonly language: Language;
  readonly title: string;
  /** HTML. */
  readonly main: string;
}

const page = ({ language, title, main }: Page): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escaped(title)} — Relais</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${main}</main></body></html>`;

export interface AcknowledgmentForm {
  readonly language: Language;
  readonly person: string;
  readonly subject: string;
  readonly ticket: string;
  /** Already in the reader's words; null when no clock runs. */
  readonly responseBy: string | null;
}

export function formPage({ language, person, subject, ticket, responseBy }: AcknowledgmentForm): string {
  const words = pageWords[language];
  const facts = [
    [words.you, person],
    [words.subject, subject],
    [words.ticket, ticket],
    ...(responseBy ? [[words.responseBy, responseBy]] : []),
  ];
  const list = facts.map(([term = '', value = '']) => `<dt>${escaped(term)}</dt><dd>${escaped(value)}</dd>`).join('');
  const options = Object.entries(words.options).map(
    ([minutes, label]) => `<option value="${minutes}"${minutes === '240' ? ' selected' : ''}>${escaped(label)}</option>`,
  );
  const form =
    `<form method="post"><label for="minutes">${escaped(words.promise)}</label>` +
    `<select id="minutes" name="minutes">${options.join('')}</select><button type="submit">${escaped(words.confirm)}</button></form>`;
  return page({ language, title: words.title, main: `<dl>${list}</dl>${form}` });
}

export const donePage = (language: Language): string =>
  page({ language, title: pageWords[language].title, main: `<p role="status">${escaped(pageWords[language].done)}</p>` });

/** Without knowing who reads, in both languages. */
export const sorryPage = (words: Record<Language, string>): string =>
  page({
    language: 'fr',
    title: `${pageWords.fr.sorry} / ${pageWords.en.sorry}`,
    main: `<p role="alert">${escaped(words.fr)}</p><p role="alert" lang="en">${escaped(words.en)}</p>`,
  });
