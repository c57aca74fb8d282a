// The paper: one PDF document with its fonts, its margins and the tree of tags that screen readers follow.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { Manual } from '../model';

export type Tag = PDFKit.PDFStructureElement;

const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const fontFile = (name: string): Buffer => readFileSync(join(folder, name));
// Read once per process; each document embeds the letters it uses.
let fonts: { readonly body: Buffer; readonly bold: Buffer } | undefined;

export const sizes = { title: 26, section: 16, heading: 12, body: 9.5, cell: 7.5, footer: 7.5 } as const;
export const colours = { text: '#1a1a1a', accent: '#0b4f9e', line: '#767676', shade: '#e8eef6' } as const;
const margins = { top: 50, bottom: 60, left: 50, right: 50 } as const;

export class Sheet {
  readonly document: PDFKit.PDFDocument;
  readonly left = margins.left;
  readonly width: number;
  readonly top = margins.top;
  /** Where the text of a page ends. */
  readonly bottom: number;
  private readonly pieces: Buffer[] = [];

  constructor({ title, language, furniture }: Manual) {
    fonts ??= { body: fontFile('DejaVuSansCondensed.ttf'), bold: fontFile('DejaVuSansCondensed-Bold.ttf') };
    this.document = new PDFDocument({
      ...{ size: 'A4', margins, lang: language, tagged: true, displayTitle: true, pdfVersion: '1.7', bufferPages: true },
      info: { Title: `${title} – ${furniture.footer}`, Creator: 'Relais' },
    });
    this.document.registerFont('body', fonts.body).registerFont('bold', fonts.bold);
    this.document.on('data', (piece: Buffer) => this.pieces.push(piece));
    const { width, height } = this.document.page;
    this.width = width - margins.left - margins.right;
    this.bottom = height - margins.bottom;
  }

  /** A new tag below `parent`, the document's root unless given; closed by whoever fills it. */
  open(name: string, parent?: Tag): Tag {
    const tag = this.document.struct(name);
    if (parent) parent.add(tag);
    else this.document.addStructure(tag);
    return tag;
  }

  /** Draws what the tag holds. */
  tagged(parent: Tag, { name, scope, draw }: { name: string; scope?: 'Row' | 'Column'; draw: () => void }): void {
    // The scope of a header cell is not in the types of the library.
    parent.add(this.document.struct(name, (scope ? { scope } : {}) as object, [draw]));
  }

  /** Draws what only the eye needs: lines, page numbers, a header that comes again. */
  decorated(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  font(name: 'body' | 'bold', size: number): PDFKit.PDFDocument {
    return this.document.font(name).fontSize(size).fillColor(colours.text);
  }

  heightOf(text: string, { width, font, size }: { width: number; font: 'body' | 'bold'; size: number }): number {
    return this.font(font, size).heightOfString(text, { width });
  }

  /** A new page unless so many points are left on this one. */
  leave(points: number): void {
    if (this.document.y + points > this.bottom) this.document.addPage();
  }

  /** The number of the page that is written now, from 1. */
  get page(): number {
    const { start, count } = this.document.bufferedPageRange();
    return start + count;
  }

  async finished(): Promise<Uint8Array> {
    const ended = once(this.document, 'end');
    this.document.end();
    await ended;
    return Buffer.concat(this.pieces);
  }
}
