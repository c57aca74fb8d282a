// Lays a manual out for print: a cover, the contents with their pages, a chapter after the other; tagged for screen readers.
import { setImmediate } from 'node:timers/promises';
import type { Block, Line, Manual, Section } from '../model';
import { drawTable } from './draw-table';
import { colours, Sheet, sizes, type Tag } from './sheet';

/** Others are answered between any two blocks: a whole manual takes a good part of a second. */
export async function renderPdf(manual: Manual): Promise<Uint8Array> {
  const sheet = new Sheet(manual);
  cover(sheet, manual);
  sheet.document.addPage();
  const contentsPage = sheet.page;
  const contents = sheet.open('TOC');
  const pages = new Map<string, number>();
  sheet.document.addPage();
  for (const section of manual.sections) {
    const tag = beginSection(sheet, section);
    pages.set(section.id, sheet.page);
    for (const block of section.blocks) {
      await draw(sheet, { block, tag });
      await setImmediate();
    }
    tag.end();
  }
  sheet.document.switchToPage(contentsPage - 1);
  drawContents(sheet, { manual, pages, tag: contents });
  numberPages(sheet, manual);
  return sheet.finished();
}

function cover(sheet: Sheet, { title, cover: rows }: Manual): void {
  const tag = sheet.open('Sect');
  sheet.document.y = 180;
  sheet.tagged(tag, { name: 'H1', draw: () => sheet.font('bold', sizes.title).fillColor(colours.accent).text(title) });
  sheet.document.moveDown(2);
  for (const {
    cells: [term = '', value = ''],
  } of rows) {
    sheet.tagged(tag, { name: 'P', draw: () => coverLine(sheet, { term, value }) });
    sheet.document.moveDown(0.4);
  }
  tag.end();
}

function coverLine(sheet: Sheet, { term, value }: { term: string; value: string }): void {
  sheet.font('bold', sizes.body).text(`${term} : `, { continued: true });
  sheet.font('body', sizes.body).text(value);
}

function beginSection(sheet: Sheet, { id, title }: Section): Tag {
  const { document } = sheet;
  document.moveDown(1.5);
  // A chapter begins where a third of the page is left.
  sheet.leave(sheet.bottom / 3);
  document.addNamedDestination(id, 'XYZ', sheet.left, document.y, null);
  document.outline.addItem(title);
  const tag = sheet.open('Sect');
  sheet.tagged(tag, { name: 'H1', draw: () => sheet.font('bold', sizes.section).fillColor(colours.accent).text(title, sheet.left) });
  document.moveDown(0.8);
  return tag;
}

async function draw(sheet: Sheet, { block, tag }: { block: Block; tag: Tag }): Promise<void> {
  const { document, left, width } = sheet;
  document.x = left;
  switch (block.kind) {
    case 'heading':
      // A heading never stands alone at the foot of a page.
      sheet.leave(70);
      document.moveDown(0.6);
      sheet.tagged(tag, { name: 'H2', draw: () => sheet.font('bold', sizes.heading).text(block.text) });
      break;
    case 'paragraph':
      sheet.tagged(tag, { name: 'P', draw: () => sheet.font('body', sizes.body).text(block.text) });
      break;
    case 'quotation':
      sheet.tagged(tag, {
        name: 'BlockQuote',
        draw: () => sheet.font('body', sizes.body).text(block.text, left + 15, undefined, { width: width - 15 }),
      });
      break;
    case 'list':
      list(sheet, { lines: block.lines, tag });
      break;
    case 'table':
      await drawTable(sheet, { table: block, parent: tag });
      break;
  }
  document.x = left;
  document.moveDown(0.5);
}

function list(sheet: Sheet, { lines, tag }: { lines: readonly Line[]; tag: Tag }): void {
  const outer = sheet.open('L', tag);
  for (const { text } of lines) {
    const item = sheet.open('LI', outer);
    sheet.tagged(item, { name: 'LBody', draw: () => sheet.font('body', sizes.body).text(`• ${text}`) });
    item.end();
  }
  outer.end();
}

function drawContents(sheet: Sheet, { manual, pages, tag }: { manual: Manual; pages: ReadonlyMap<string, number>; tag: Tag }): void {
  const { document, left, width, top } = sheet;
  document.x = left;
  document.y = top;
  sheet.tagged(tag, {
    name: 'Caption',
    draw: () => sheet.font('bold', sizes.section).fillColor(colours.accent).text(manual.furniture.contents),
  });
  document.moveDown(1);
  for (const { id, title } of manual.sections) {
    const { y } = document;
    const draws = () => {
      sheet.font('body', sizes.heading).text(title, left, y, { width: width - 50, goTo: id });
      document.text(String(pages.get(id)), left + width - 40, y, { width: 40, align: 'right' });
    };
    sheet.tagged(tag, { name: 'TOCI', draw: draws });
    document.moveDown(0.5);
  }
  tag.end();
}

function numberPages(sheet: Sheet, { furniture }: Manual): void {
  const { document, left, width, bottom } = sheet;
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    sheet.decorated(() => {
      sheet.font('body', sizes.footer).fillColor(colours.line);
      document.text(furniture.footer, left, bottom + 20, { lineBreak: false });
      const number = `${furniture.page} ${page + 1} ${furniture.of} ${count}`;
      document.text(number, left + width - document.widthOfString(number), bottom + 20, { lineBreak: false });
    });
  }
}
