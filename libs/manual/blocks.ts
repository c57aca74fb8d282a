// Makes the pieces of a manual: words with the places they tell.
import type { Block, Line, Row, Table } from './model';

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string, places: readonly string[] = []): Block => ({ kind: 'paragraph', text, places });
export const quotation = (text: string, places: readonly string[] = []): Block => ({ kind: 'quotation', text, places });
export const line = (text: string, places: readonly string[] = []): Line => ({ text, places });
export const row = (cells: readonly string[], places: readonly string[] = []): Row => ({ cells, places });

/** Nothing when there is nothing to list. */
export const list = (lines: readonly Line[]): Block[] => (lines.length === 0 ? [] : [{ kind: 'list', lines }]);

/** Nothing when there is no row. */
export const table = (given: Omit<Table, 'kind'>): Block[] => (given.rows.length === 0 ? [] : [{ kind: 'table', ...given }]);
