// Tells the settings of one chapter out of the catalogue, each in its sentence.
import { line, list } from './blocks';
import type { Block, Line } from './model';
import type { Pen } from './pen';
import { type SettingValue, valuesOf } from './places';
import type { Chapter, Setting } from './setting';
import { settings } from './settings';

/** In the order of the catalogue; a setting that the document leaves out has no line. */
export function settingsOf(pen: Pen, chapter: Chapter): Block[] {
  const values = valuesOf(pen.source.policy.document, '');
  return list(settings.filter((setting) => setting.chapter === chapter).flatMap((setting) => linesOf(pen, { setting, values })));
}

interface Telling {
  readonly setting: Setting;
  readonly values: readonly (readonly [place: string, value: SettingValue])[];
}

function linesOf(pen: Pen, { setting, values }: Telling): Line[] {
  const form = new RegExp(`^${setting.place.replaceAll('*', '([^/]+)')}$`);
  return values.flatMap(([place, value]) => {
    const found = form.exec(place);
    return found ? [line(sentence(pen, { setting, place, value, names: found.slice(1) }), [place])] : [];
  });
}

interface Sentence {
  readonly setting: Setting;
  readonly place: string;
  readonly value: SettingValue;
  /** What the stars stand for. */
  readonly names: readonly string[];
}

function sentence(pen: Pen, { setting, place, value, names }: Sentence): string {
  const { vocabulary } = setting;
  const said = (code: string) => (vocabulary === undefined ? code : pen.term(code, vocabulary));
  const shown = typeof value === 'string' && vocabulary !== undefined ? said(value) : pen.value(value, place);
  let text = pen.say(setting.fr, setting.en);
  for (const [index, name] of names.entries()) text = text.replace(`{*${index + 1}}`, () => said(name));
  return text.replace('{value}', () => shown);
}
