// Draws a table over as many pages as it takes; its header comes again on each of them.
import { setImmediate } from 'node:timers/promises';
import type { Row, Table } from '../model';
import { columnWidths } from './column-widths';
import { colours, type Sheet, sizes, type Tag } from './sheet';

const padding = 3;
/** Some ten milliseconds. */
const rowsInARow = 5;

interface Drawing {
  readonly table: Table;
  readonly widths: readonly number[];
  /** Of the table. */
  readonly tag: Tag;
}

/** Others are answered between any few rows: a table may have five hundred. */
export async function drawTable(sheet: Sheet, { table, parent }: { table: Table; parent: Tag }): Promise<void> {
  const { columns, rows, caption } = table;
  const widths = columnWidths([columns, ...rows.map(({ cells }) => cells)], sheet.width);
  const tag = sheet.open('Table', parent);
  const drawing: Drawing = { table, widths, tag };
  sheet.leave(heightOf(sheet, { cells: columns, widths, font: 'bold' }) + 60);
  sheet.tagged(tag, { name: 'Caption', draw: () => sheet.font('bold', sizes.body).text(caption, sheet.left) });
  sheet.document.moveDown(0.2);
  header(sheet, drawing);
  for (const [index, row] of rows.entries()) {
    for (const piece of fitting(sheet, { row, widths })) bodyRow(sheet, { drawing, row: piece });
    if (index % rowsInARow === 0) await setImmediate();
  }
  tag.end();
}

interface Measured {
  readonly cells: readonly string[];
  readonly widths: readonly number[];
  readonly font: 'body' | 'bold';
}

function heightOf(sheet: Sheet, { cells, widths, font }: Measured): number {
  const size = sizes.cell;
  const heights = cells.map((text, index) => sheet.heightOf(text || ' ', { width: (widths[index] as number) - 2 * padding, font, size }));
  return 2 * padding + Math.max(...heights);
}

function header(sheet: Sheet, { table: { columns }, widths, tag }: Drawing): void {
  const row = sheet.open('TR', tag);
  const height = heightOf(sheet, { cells: columns, widths, font: 'bold' }) + 2;
  sheet.decorated(() => boxes(sheet, { widths, height, fill: colours.shade }));
  cells(sheet, {
    texts: columns,
    widths,
    height,
    draw: (draw) => sheet.tagged(row, { name: 'TH', scope: 'Column', draw }),
    font: 'bold',
  });
  row.end();
}

/** The same header again, for the eye alone. */
function headerAgain(sheet: Sheet, { table: { columns }, widths }: Drawing): void {
  const height = heightOf(sheet, { cells: columns, widths, font: 'bold' }) + 2;
  sheet.decorated(() => {
    boxes(sheet, { widths, height, fill: colours.shade });
    cells(sheet, { texts: columns, widths, height, draw: (draw) => draw(), font: 'bold' });
  });
}

function bodyRow(sheet: Sheet, { drawing, row }: { drawing: Drawing; row: Row }): void {
  const { widths, tag } = drawing;
  const height = heightOf(sheet, { cells: row.cells, widths, font: 'body' });
  if (sheet.document.y + height > sheet.bottom) {
    sheet.document.addPage();
    headerAgain(sheet, drawing);
  }
  const line = sheet.open('TR', tag);
  sheet.decorated(() => boxes(sheet, { widths, height }));
  const named = (index: number) => (index === 0 ? ({ name: 'TH', scope: 'Row' } as const) : { name: 'TD' });
  cells(sheet, {
    texts: row.cells,
    widths,
    height,
    draw: (draw, index) => sheet.tagged(line, { ...named(index), draw }),
    font: 'body',
  });
  line.end();
}

interface Cells {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
  readonly height: number;
  readonly draw: (draw: () => void, index: number) => void;
  readonly font: 'body' | 'bold';
}

function cells(sheet: Sheet, { texts, widths, height, draw, font }: Cells): void {
  const { document, left } = sheet;
  const { y } = document;
  let x = left;
  for (const [index, text] of texts.entries()) {
    const width = widths[index] as number;
    const at = x + padding;
    draw(() => sheet.font(font, sizes.cell).text(text, at, y + padding, { width: width - 2 * padding }), index);
    x += width;
  }
  document.x = left;
  document.y = y + height;
}

function boxes(sheet: Sheet, { widths, height, fill }: { widths: readonly number[]; height: number; fill?: string }): void {
  const { document, left } = sheet;
  const { y } = document;
  let x = left;
  for (const width of widths) {
    if (fill) document.rect(x, y, width, height).fill(fill);
    document.rect(x, y, width, height).lineWidth(0.5).stroke(colours.line);
    x += width;
  }
}

/** A row that no page could hold, as several that do. */
function fitting(sheet: Sheet, { row, widths }: { row: Row; widths: readonly number[] }): Row[] {
  const room = sheet.bottom - sheet.top - 60;
  if (heightOf(sheet, { cells: row.cells, widths, font: 'body' }) <= room) return [row];
  const halves = row.cells.map(halved);
  const piece = (half: 0 | 1): Row => ({ cells: halves.map((both) => both[half]), places: row.places });
  return [piece(0), piece(1)].flatMap((part) => fitting(sheet, { row: part, widths }));
}

/** Between two lines, else between two words, else in the middle; a short cell stays whole. */
function halved(text: string): readonly [string, string] {
  if (text.length < 100) return [text, ''];
  const middle = Math.floor(text.length / 2);
  const breaks = ['\n', ' '].map((sign) => text.lastIndexOf(sign, middle)).filter((at) => at > 0);
  const at = breaks[0] ?? middle;
  return [text.slice(0, at), text.slice(at).trimStart()];
}
