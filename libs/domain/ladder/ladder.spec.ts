// Lost if this fails: a case begins or goes on at a level that nobody meant.
import { levelsFrom } from '.';

it.each([
  ['from its own level up', [4, 2, 3], 3, [3, 4]],
  ['from the first of a ladder that starts higher', [4, 3], 1, [3, 4]],
  ['at the top when it was wanted above the ladder', [3, 2], 4, [3]],
])('a case goes %s', (_, levels, wanted, way) => {
  const ladder = Object.freeze(levels);
  expect(levelsFrom(ladder, wanted)).toEqual(way);
});
