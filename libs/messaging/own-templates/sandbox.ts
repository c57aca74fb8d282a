// Renders texts that an organisation wrote: no files, no other templates, few tags and filters, and an end to everything.
import { templateLimits } from '@relais/contracts';
import { type Emitter, Liquid, Tag, type Template, Tokenizer, TokenKind } from 'liquidjs';
import { renderTemplate } from '../rendering/engine';
import { filtersOf, type Medium, type Reader } from '../rendering/filters';
import { escapeHtml, valueAsHtml } from '../rendering/html';
import { RenderingFault } from '../rendering/rendering-fault';
import { withoutEmptyLines } from '../rendering/template-files';

/** What a template may do besides naming variables. */
export const sandboxTags = ['briefing', 'if', 'unless', 'case', 'for', 'break', 'continue', 'comment'] as const;
export const sandboxFilters = [
  'moment',
  'term',
  'amount',
  'decimal',
  'heading',
  'link',
  'capitalize',
  'upcase',
  'downcase',
  'default',
  'append',
  'prepend',
  'strip',
  'truncate',
] as const;

/** A text takes some milliseconds; whoever needs a second is not a text. Objects are counted by Liquid, characters after the rendering. */
const limits = { parseLimit: templateLimits.body * 10, renderLimit: 1_000, memoryLimit: 1_000_000 } as const;
const mostCharacters = 200_000;

const options = { templates: {}, strictVariables: true, strictFilters: true, ownPropertyOnly: true, ...limits } as const;

function sandbox(medium: Medium): Liquid {
  const liquid = new Liquid({ ...options, outputEscape: (value) => written(value, medium) });
  liquid.registerTag('briefing', briefingTag(medium));
  for (const [name, filter] of Object.entries(filtersOf(medium))) {
    const { raw, handler } = typeof filter === 'function' ? { raw: false, handler: filter } : filter;
    liquid.registerFilter(name, {
      raw,
      handler(value, ...given) {
        if (value === null || value === undefined) return '';
        if (name === 'link' && !/^https?:\/\//.test(String(value))) throw new RenderingFault('only an address becomes a link');
        return handler.call(this, value, ...given);
      },
    });
  }
  keepOnly(liquid.tags, sandboxTags);
  keepOnly(liquid.filters, sandboxFilters);
  return liquid;
}

function keepOnly(named: Record<string, unknown>, kept: readonly string[]): void {
  for (const name of Object.keys(named)) if (!kept.includes(name)) delete named[name];
}

function written(value: unknown, medium: Medium): string {
  if (typeof value === 'object' && value !== null) throw new RenderingFault('a group of variables is written where one of them was meant');
  if (medium === 'html') return valueAsHtml(value);
  return value === null || value === undefined ? '' : String(value);
}

/** Relais' briefing of the case, in the reader's language. */
const briefingTag = (medium: Medium) =>
  class extends Tag {
    render({ globals, environments }: Parameters<Tag['render']>[0], emitter: Emitter): void {
      const { reader } = globals as { reader: Reader };
      emitter.write(renderTemplate({ template: `parts/briefing.${reader.language}`, medium, reader, data: environments }));
    }
  };

const sandboxes: Record<Medium, Liquid> = { text: sandbox('text'), html: sandbox('html') };

/** A text of an organisation; reading it costs more than rendering it, so each medium is read once, when it is first asked for. */
export interface OwnText {
  readonly source: string;
  /** @throws RenderingFault naming the line */
  readonly parsed: (medium: Medium) => readonly Template[];
}

export function ownText(source: string): OwnText {
  const read: Partial<Record<Medium, Template[]>> = {};
  return {
    source,
    parsed(medium) {
      read[medium] ??= parsed(source, medium);
      return read[medium];
    },
  };
}

const parsed = (source: string, medium: Medium): Template[] =>
  faulty(() => sandboxes[medium].parse(medium === 'html' ? wordsEscaped(withoutEmptyLines(source)) : withoutEmptyLines(source)));

/** @throws RenderingFault for what cannot be rendered within the limits; says nothing of the values */
export function renderOwnText(text: OwnText, { medium, reader, data }: { medium: Medium; reader: Reader; data: object }): string {
  const rendered = faulty(() => String(sandboxes[medium].renderSync([...text.parsed(medium)], data, { globals: { reader } })));
  if (rendered.length > mostCharacters) throw new RenderingFault(`becomes longer than ${mostCharacters} characters`);
  return rendered;
}

/** The words of a template are words, whatever they look like. */
function wordsEscaped(source: string): string {
  const tokens = new Tokenizer(source).readTopLevelTokens();
  return tokens.map((token) => (token.kind === TokenKind.HTML ? escapeHtml(token.getText()) : token.getText())).join('');
}

function faulty<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RenderingFault) throw error;
    throw new RenderingFault(error instanceof Error ? error.message : 'cannot be read', { cause: error });
  }
}
