// Tells readers of the document where the id of something new is used: every address below the one that made it.
import { endpoints } from '../endpoints';
import type { Endpoint, Success } from '../http/endpoint';

interface Link {
  readonly operationId: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The links of an answer that has a Location; nothing for any other. */
export function linksOf({ path }: Endpoint, { headers = [] }: Success): { readonly links?: Readonly<Record<string, Link>> } {
  if (!headers.includes('Location')) return {};
  const below = endpoints.filter((row) => row.path.startsWith(`${path}/{`));
  return { links: Object.fromEntries(below.map((row) => [row.name, linkTo(row, path)])) };
}

function linkTo({ name, path, summary }: Endpoint, from: string): Link {
  const [, parameter = ''] = /^\/\{(\w+)\}/.exec(path.slice(from.length)) ?? [];
  return { operationId: name, description: summary, parameters: { [parameter]: '$response.body#/id' } };
}
