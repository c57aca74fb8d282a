// Tells the settings of one chapter out of the catalogue, each in its sentence.
import { line, list } from './blocks';
import type { Block, Line } from './model';
import type { Pen } from './pen';
import { type FoundValue, valuesAt } from './places';
import type { Chapter, Setting } from './setting';
import { settings } from './settings';

/** In the order of the catalogue; a setting that the document leaves out has no line. */
export const settingsOf = (pen: Pen, chapter: Chapter): Block[] =>
  list(settings.filter((setting) => setting.chapter === chapter).flatMap((setting) => linesOf(pen, setting)));

const linesOf = (pen: Pen, setting: Setting): Line[] =>
  valuesAt(pen.source.policy.document, setting.place).map((found) => line(sentence(pen, { setting, ...found }), [found.place]));

interface Sentence extends FoundValue {
  readonly setting: Setting;
}

function sentence(pen: Pen, { setting, place, value, names }: Sentence): string {
  const { vocabulary } = setting;
  const said = (code: string) => (vocabulary === undefined ? code : pen.term(code, vocabulary));
  const shown = typeof value === 'string' && vocabulary !== undefined ? said(value) : pen.value(value, place);
  let text = pen.say(setting.fr, setting.en);
  for (const [index, name] of names.entries()) text = text.replace(`{*${index + 1}}`, () => said(name));
  return text.replace('{value}', () => shown);
}
