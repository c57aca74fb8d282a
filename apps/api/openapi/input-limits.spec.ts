// Lost if these fail: a field takes as much as somebody cares to send, and nobody notices before it has been sent.
import { z } from 'zod';
import { inputLimits } from './input-limits';

const unbounded = (schema: z.ZodType) => {
  const row = { ...endpointWith(schema), problems: [] };
  return inputLimits([row as never])
    .filter(({ where, limit }) => where === '`Planted`' && limit === null)
    .map(({ place }) => place);
};
const endpointWith = (schema: z.ZodType) => ({
  name: 'plant',
  body: { name: 'Planted', schema },
  acting: 'none',
  keyed: false,
  answers: {},
});

describe('the limits of what comes in', () => {
  it('bound every field of every request', () => {
    const limits = inputLimits();
    expect(limits.filter(({ limit }) => limit === null)).toEqual([]);
    expect(limits.length).toBeGreaterThan(100);
  });

  it.each<[string, z.ZodType]>([
    ['a text', z.string()],
    ['a text of any length in a form of its own', z.string().regex(/^a+$/)],
    ['a number', z.number().min(0)],
    ['an integer', z.int()],
    ['a list', z.array(z.boolean())],
    ['what is in a list', z.array(z.string()).max(3)],
    ['a record', z.record(z.string().max(3), z.boolean())],
    ['an object that takes more', z.looseObject({})],
    ['anything', z.unknown()],
    ['one of two choices', z.union([z.string(), z.boolean()])],
    [
      'a depth',
      z.strictObject({
        get inner() {
          return z.lazy(() => nested).optional();
        },
      }),
    ],
  ])('are missed where there are none: %s', (_, field) => {
    expect(unbounded(z.strictObject({ field }))).not.toEqual([]);
  });
});

const nested: z.ZodType = z.lazy(() => z.array(nested).max(2));
