// The escalation manual before it is laid out: titled sections of words, and for each word the rule it comes from.
import type { Language } from '@relais/contracts';

/**
 * `places`: JSON pointers of the settings that the words tell, from the root of the policy's document; of the calendar they begin with
 * `/calendar`, of that of a team with `/teamCalendars` and the team's id. A place names one value, never a whole branch.
 */
export interface Line {
  readonly text: string;
  readonly places: readonly string[];
}

/** A cell may have several lines. */
export interface Row {
  readonly cells: readonly string[];
  readonly places: readonly string[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | ({ readonly kind: 'paragraph' } & Line)
  /** Words as a customer reads them, line breaks included. */
  | ({ readonly kind: 'quotation' } & Line)
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  | Table;

export interface Section {
  /** Anchor; the same in both languages. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Manual {
  readonly language: Language;
  readonly title: string;
  /** What the cover says: term and value. */
  readonly cover: readonly Row[];
  readonly sections: readonly Section[];
  /** What the page's furniture says, in the language of the manual. */
  readonly furniture: { readonly contents: string; readonly page: string; readonly of: string; readonly footer: string };
}

/** Everything of a manual that tells a rule. */
export const tellingOf = ({ cover, sections }: Manual): Line[] => [
  ...cover.map(asLine),
  ...sections.flatMap(({ blocks }) => blocks.flatMap(linesOf)),
];

function linesOf(block: Block): Line[] {
  switch (block.kind) {
    case 'heading':
      return [{ text: block.text, places: [] }];
    case 'list':
      return [...block.lines];
    case 'table':
      return block.rows.map(asLine);
    default:
      return [block];
  }
}

const asLine = ({ cells, places }: Row): Line => ({ text: cells.join('\n'), places });
