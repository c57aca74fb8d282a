// Lost if these fail: nobody reads how much a field may hold, because the page says it over and over, or sends its reader to where nothing is said.
import { endpoints } from '../endpoints';
import { type InputLimit, inputLimits, limitsWithin } from './input-limits';
import { limitsPage } from './limits-page';
import { partOf, sharedParts } from './shared-parts';

const lines = limitsPage().split('\n');
const headings = lines.filter((line) => line.startsWith('### '));

it.each(sharedParts.map(({ name }) => name))('%s is told once, and several places refer to it', (name) => {
  expect(headings.filter((heading) => heading === `### ${name}`)).toHaveLength(1);
  const reference = `[${name}](#${name.replaceAll(' ', '-')})`;
  expect(lines.filter((line) => line.startsWith('|') && line.includes(reference)).length).toBeGreaterThan(1);
});

it('one is one: no limit speaks of 1 fields', () => {
  expect(lines.filter((line) => /\| *(one of )?1 \w+( \w+)*s *\|/.test(line))).toEqual([]);
});

const spelledOut = ({ where, place, limit }: InputLimit): InputLimit[] => {
  const part = sharedParts.find(({ name }) => name === limit);
  if (!part) return [{ where, place, limit }];
  const at = (inner: string) => `${place}${inner}`.replace(/^\/\//, '/').replace(/(?<=.)\/$/, '');
  return limitsWithin(part.schema, { where, elsewhere: () => null }).map((inner) => ({ ...inner, place: at(inner.place) }));
};
const texts = (limits: readonly InputLimit[]) => new Set(limits.map(({ where, place, limit }) => `${where} ${place} ${limit}`));

it('what is told under a name of its own is what each of the bodies takes, field by field', () => {
  expect(texts(inputLimits(endpoints, partOf).flatMap(spelledOut))).toEqual(texts(inputLimits()));
});

it('nothing of twenty fields or more is told twice: it has a name of its own', () => {
  const told = new Map<string, string[]>();
  for (const { where, place, limit } of inputLimits(endpoints, partOf)) {
    const [, field = '', ...within] = place.split('/');
    const value = `${where} /${field}`;
    told.set(value, [...(told.get(value) ?? []), `${within.join('/')} ${limit}`]);
  }
  const long = [...told.values()].filter(({ length }) => length >= 20).map((fields) => fields.join('\n'));
  expect(new Set(long).size).toBe(long.length);
});
