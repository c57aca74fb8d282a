// Lost if these fail: a fault or a difference is shown at a place that is not its own.
import fc from 'fast-check';
import { pointerBelow, stepsOfPointer } from './json-pointer';

describe('a place of a document', () => {
  it('is written as RFC 6901 does', () => {
    expect(pointerBelow('/tables', 'a/b~c')).toBe('/tables/a~1b~0c');
    expect(pointerBelow('', '~1')).toBe('/~01');
    expect(pointerBelow('/levels', 2)).toBe('/levels/2');
    expect(stepsOfPointer('')).toEqual([]);
  });

  it('is read as it was written, whatever its names are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.stringMatching(/^[~/01a]{0,6}$/))), (steps) =>
        expect(stepsOfPointer(steps.reduce(pointerBelow, ''))).toEqual(steps),
      ),
    );
  });
});
