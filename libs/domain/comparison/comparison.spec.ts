// Contract: what is shown as the difference of two documents is all of it. Were it to fail, a rule would change that nobody has read.
import fc from 'fast-check';
import { applyChanges, changesBetween, type Json } from '.';

const document = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json);
/** Documents that share most of what they hold, as two versions of a policy do. */
const versions = fc
  .tuple(document, document, document)
  .map(([kept, one, other]) => [{ kept, list: [kept, one], only: one } as Json, { kept, list: [kept, other, one], other } as Json]);

describe('the difference of two documents', () => {
  it('makes the second out of the first, whatever they hold', () => {
    fc.assert(fc.property(document, document, (from, to) => expect(applyChanges(from, changesBetween(from, to))).toEqual(to)));
    fc.assert(fc.property(versions, ([from = null, to = null]) => expect(applyChanges(from, changesBetween(from, to))).toEqual(to)));
  });

  it('is nothing for a document and itself', () => {
    fc.assert(fc.property(document, (one) => expect(changesBetween(one, JSON.parse(JSON.stringify(one)))).toEqual([])));
  });

  it('names the smallest place, what was there and what is there now', () => {
    const from = { check: 'P3D', levels: [2, 3, 4], ceilings: { agent: 0 }, 'a/b~c': 1 };
    const to = { check: 'P2D', levels: [2], ceilings: { agent: 0, manager: 5 }, 'a/b~c': null };
    expect(changesBetween(from, to)).toEqual([
      { pointer: '/check', from: 'P3D', to: 'P2D' },
      { pointer: '/levels/2', from: 4 },
      { pointer: '/levels/1', from: 3 },
      { pointer: '/ceilings/manager', to: 5 },
      { pointer: '/a~1b~0c', from: 1, to: null },
    ]);
  });

  it('refuses to change a place that is not there', () => {
    expect(() => applyChanges({ check: 'P3D' }, [{ pointer: '/check/deep/er', to: 1 }])).toThrow('/check/deep/er');
  });
});
