// Looks at an XML text before anything is built from it: no document type, no entity of its own, nothing so deep or crowded that reading it would hold others up.
import { Parser, type Position } from 'saxen';
import type { TableFault } from '../decision-tables';

/** A table of all its rows and columns stays below both. */
const deepest = 40;
const mostElements = 60_000;
/** Enough to mend, too few to flood. */
const mostFaults = 50;

/** Faults of the text as XML, each with its line; none when a reader may build from it. */
export function faultsOfXml(xml: string): TableFault[] {
  return isSayable(xml) ? new Inspection().of(xml) : [notDmn('holds a character that XML cannot hold')];
}

export const notDmn = (detail: string): TableFault => ({ code: 'not_dmn', pointer: '', detail });

class Inspection {
  private readonly parser = new Parser();
  private readonly faults: TableFault[] = [];
  private depth = 0;
  private elements = 0;

  of(xml: string): TableFault[] {
    this.parser
      .on('attention', () => this.stopFor('has a document type: entities and outside definitions are not read. Remove <!DOCTYPE …>.'))
      .on('question', (text) => declaresOther.test(text) && this.refuse('is declared in another encoding: send UTF-8.'))
      .on('openTag', (_name, attributes) => this.open(Object.values(attributes() || {})))
      .on('closeTag', () => {
        this.depth -= 1;
      })
      .on('text', (text) => this.read(text))
      .on('warn', (error, at) => this.refuse(`${placeOf(at())}: ${error.message}`))
      .on('error', (error, at) => this.stopFor(`is no XML; ${placeOf(at())}: ${error.message}`))
      .parse(xml);
    return this.faults;
  }

  private open(attributes: readonly string[]): void {
    this.depth += 1;
    this.elements += 1;
    for (const value of attributes) this.read(value);
    if (this.depth > deepest) this.stopFor(`is nested more than ${deepest} deep.`);
    if (this.elements > mostElements) this.stopFor(`has more than ${mostElements.toLocaleString('en')} elements.`);
  }

  private read(text: string): void {
    const found = impossibleReference(text);
    if (found) this.refuse(`${found} stands for nothing here: only XML’s own five names and characters.`);
  }

  private refuse(detail: string): void {
    this.faults.push(notDmn(detail));
    if (this.faults.length === mostFaults) this.parser.stop();
  }

  private stopFor(detail: string): void {
    this.refuse(detail);
    this.parser.stop();
  }
}

const placeOf = ({ line, column }: Position): string => `line ${line + 1}, column ${column + 1}`;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for (XML 1.0, §2.2).
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
const declaresOther = /^<\?xml\s[^>]*encoding\s*=\s*["'](?!utf-8["'])/i;
const reference = /&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(lt|gt|amp|quot|apos);|[^;&\s]{0,20};?)/g;

/** Whether XML 1.0 can say the text at all. */
export const isSayable = (text: string): boolean => !impossible.test(text);

/** The first one, or null. */
function impossibleReference(text: string): string | null {
  if (!text.includes('&')) return null;
  for (const [whole, hexadecimal, decimal, name] of text.matchAll(reference)) {
    const code = hexadecimal === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hexadecimal, 16);
    const stands = name !== undefined || (code <= 0x10ffff && isSayable(String.fromCodePoint(code)));
    if (!stands) return whole;
  }
  return null;
}
