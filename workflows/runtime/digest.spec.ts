// Contract: the digest tells apart every two steps that differ, is the same for the same step, and refuses what has no exact text.
// Were it to fail, replay would let a machine pass that decides otherwise than the one a case has lived with.
import { canonical, digest } from './digest';

describe('the canonical text of a step', () => {
  it('does not depend on the order in which fields were set', () => {
    expect(canonical({ b: 1, a: { d: [true, null], c: 'x' } })).toBe('{"a":{"c":"x","d":[true,null]},"b":1}');
    expect(digest({ due: { promise: 1, check: 2 } })).toBe(digest({ due: { check: 2, promise: 1 } }));
  });

  it('takes a field that is undefined for one that is absent, and null for something', () => {
    expect(digest({ a: 1, b: undefined })).toBe(digest({ a: 1 }));
    expect(digest({ a: 1, b: null })).not.toBe(digest({ a: 1 }));
  });

  it('keeps the order of lists, and tells texts from numbers', () => {
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
    expect(digest(['1'])).not.toBe(digest([1]));
    expect(digest({ a: ['b,c'] })).not.toBe(digest({ a: ['b', 'c'] }));
  });

  it('reads an object without a prototype like any other', () => {
    expect(canonical(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it.each([
    { what: 'a fraction', value: { due: { promise: 1.5 } }, at: '/due/promise', named: '1.5' },
    { what: 'NaN', value: { due: [1, Number.NaN] }, at: '/due/1', named: 'NaN' },
    { what: 'an infinite instant', value: { at: Number.POSITIVE_INFINITY }, at: '/at', named: 'Infinity' },
    { what: 'a number beyond 53 bits', value: { at: 2 ** 53 }, at: '/at', named: '9007199254740992' },
    { what: 'a Date', value: { a: [{ at: new Date(0) }] }, at: '/a/0/at', named: 'Date' },
    { what: 'a Map', value: { tasks: new Map() }, at: '/tasks', named: 'Map' },
    { what: 'a function', value: { assign: () => 1 }, at: '/assign', named: 'function' },
    { what: 'a symbol', value: { mark: Symbol('x') }, at: '/mark', named: 'symbol' },
    { what: 'a big integer', value: { cost: 1n }, at: '/cost', named: 'bigint' },
    { what: 'undefined in a list', value: { list: [1, undefined] }, at: '/list/1', named: 'undefined' },
    // biome-ignore lint/suspicious/noSparseArray: the hole is what is tested
    { what: 'a hole in a list', value: { list: [1, , 2] }, at: '/list/1', named: 'undefined' },
    { what: 'a value that is none', value: Number.NaN, at: '/', named: 'NaN' },
  ])('refuses $what, naming where it is', ({ value, at, named }) => {
    expect(() => digest(value)).toThrow(new RegExp(`${named}.*'${at}'`));
  });
});

describe('the digest', () => {
  it('has 64 bits, and stays what it is: histories are compared with it for years', () => {
    expect(digest({ value: { open: 'deciding' }, context: { due: { promise: 1_772_442_000_000 } }, effects: [] })).toMatch(
      /^[0-9a-f]{16}$/,
    );
    expect(digest({})).toBe(digest({}));
    expect({ empty: digest({}), one: digest({ a: 1 }), text: digest('Élodie ✓') }).toMatchInlineSnapshot(`
{
  "empty": "6f09bd65bc2055a4",
  "one": "f0ef3734c64760c2",
  "text": "c0b0a8d1bebfb70a",
}
`);
  });

  it('never gives two of 200,000 small variations of a step the same, and each half varies as chance would have it', () => {
    const digests = new Set<string>();
    const halves = [new Set<string>(), new Set<string>()] as const;
    const count = 200_000;
    for (let index = 0; index < count; index += 1) {
      const value = digest(variation(index));
      digests.add(value);
      halves[0].add(value.slice(0, 8));
      halves[1].add(value.slice(8));
    }
    expect(digests.size).toBe(count);
    // Chance lets about five of 200,000 pairs of 32 bits meet; a lane whose characters cancel each other out lets far more.
    for (const half of halves) expect(count - half.size).toBeLessThan(25);
  });
});

/** Steps as they really differ: by a minute, by a count, by two characters far apart, by a key. */
function variation(index: number): unknown {
  const [low, high] = [index % 448, Math.floor(index / 448)];
  switch (index % 4) {
    case 0:
      return { at: 1_772_442_000_000 + index * 60_000, counts: { reminders: 0 } };
    case 1:
      return { a: low, between: 'unchanged', z: high };
    case 2:
      return index.toString(2).padStart(20, '0').replaceAll('0', 'a').replaceAll('1', 'A');
    default:
      return { [`clock${low}`]: high };
  }
}
