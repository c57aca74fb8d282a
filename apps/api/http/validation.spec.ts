// Lost if these fail: a caller is told that something is wrong but not where, or a text that no table can hold gets in.
import { z } from 'zod';
import { check, readQuery } from './validation';

const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ amount: z.int() })).optional() });
const faults = (value: unknown) => {
  const checked = check(schema, { value, prefix: '' });
  return 'faults' in checked ? checked.faults.map(({ pointer }) => pointer) : [];
};

describe('the faults of a body', () => {
  it('are each named by their place', () => {
    expect(faults({ list: [{ amount: 1 }, { amount: 'two' }] }).sort()).toEqual(['/list/1/amount', '/name']);
  });

  it('name every unknown field, escaped as JSON pointers are', () => {
    expect(faults({ name: 'n', 'a/b': 1, 'c~d': 2 })).toEqual(['/a~1b', '/c~0d']);
  });

  it.each(['[]', '"text"', 'null', '5'])('include a body that is %s instead of an object', (body) => {
    expect(faults(JSON.parse(body))).toEqual(['']);
  });

  it.each(['\u0000', 'a\ud800b', '\udfff'])('include text that Postgres cannot hold', (text) => {
    expect(faults({ name: text })).toEqual(['/name']);
  });

  it('leave whole characters beyond the basic plane alone', () => {
    expect(faults({ name: '👍 été' })).toEqual([]);
  });
});

describe('a query', () => {
  const query = z.strictObject({ status: z.array(z.string()).optional(), limit: z.int().default(50), q: z.string().optional() });

  it('reads figures, and one value of a list as a list', () => {
    expect(readQuery(query, { status: 'deciding', limit: '20', q: '20' })).toEqual({ status: ['deciding'], limit: 20, q: '20' });
  });

  it.each(['1e3', '0x10', ' 5', '', '1.5', '99999999999999999999'])('does not take %p for a whole number', (limit) => {
    expect(query.safeParse(readQuery(query, { limit })).success).toBe(false);
  });
});
