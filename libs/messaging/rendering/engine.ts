// Sets Liquid up twice over the same templates, once for plain text and once for HTML.
import { Liquid, type Template } from 'liquidjs';
import { filtersOf, type Medium, type Reader } from './filters';
import { valueAsHtml } from './html';
import { RenderingFault } from './rendering-fault';
import { readTemplates } from './template-files';

const sources = readTemplates();
export const templateNames: ReadonlySet<string> = new Set(Object.keys(sources));

const common = { templates: sources, strictVariables: true, strictFilters: true, ownPropertyOnly: true, cache: true } as const;

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

function engine(medium: Medium): Liquid {
  const liquid = new Liquid({ ...common, outputEscape: medium === 'html' ? valueAsHtml : asText });
  for (const [name, filter] of Object.entries(filtersOf(medium))) liquid.registerFilter(name, filter);
  return liquid;
}

const engines: Record<Medium, Liquid> = { text: engine('text'), html: engine('html') };

/** A template as Liquid reads it. */
export const parsedTemplate = (template: string): Template[] => engines.text.parseFileSync(template);

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
