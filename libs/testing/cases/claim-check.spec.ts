// Contract: what leaves for Temporal holds no word a person wrote, and every code the machine decides by (design §1.6).
// Were it to fail, a name or a story would lie in histories that nobody can erase, or a case would be decided without its amounts.
// It lives here because contracts import nobody, not even for their tests.
import { claimed, commandBodies, instant, type PublicCommand, publicCommands, raise, text, withoutText } from '@relais/contracts';
import { z } from 'zod';
import { markedBody } from './marked-bodies';

const mark = 'zqmarkqz7';
const aLater = Date.parse('2031-05-06T07:08:09+02:00');
const anId = '0d9c6f5e-3b1a-4c57-9e02-5f6a7b8c9d0e';

const schemas: readonly { name: string; schema: z.ZodType }[] = [
  ...publicCommands.map((name) => ({ name: name as string, schema: commandBodies[name]() as z.ZodType })),
  { name: 'raise', schema: raise() },
];

/** Every value of a body, by its JSON pointer. */
function leaves(value: unknown, pointer = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, `${pointer}/${key}`));
}

const isMarked = (value: unknown): boolean => typeof value === 'string' && value.includes(mark);
const parsed = (schema: z.ZodType): unknown => schema.parse(markedBody(schema, mark));
const checked = (name: PublicCommand): unknown =>
  withoutText(commandBodies[name]() as z.ZodType, parsed(commandBodies[name]() as z.ZodType));

describe.each(schemas)('the claim check of $name', ({ schema }) => {
  const body = parsed(schema);

  it('leaves no word a person wrote', () => {
    expect(JSON.stringify(withoutText(schema, body))).not.toContain(mark);
  });

  it('keeps every code, identifier, instant and amount outside the dossier, and adds nothing', () => {
    const coded = leaves(body).filter(([pointer, value]) => !isMarked(value) && !pointer.startsWith('/dossier/'));
    expect(leaves(withoutText(schema, body))).toEqual(coded);
  });
});

describe('a marked body', () => {
  it('fills every field of every schema, words included: else the walk would prove nothing', () => {
    const marks = schemas.map(({ name, schema }) => ({
      name,
      marks: leaves(parsed(schema)).filter(([, value]) => isMarked(value)).length,
    }));
    const wordless = marks.filter(({ marks: count }) => count === 0).map(({ name }) => name);
    expect(wordless).toEqual([]);
    expect(leaves(parsed(raise())).map(([pointer]) => pointer)).toEqual(
      expect.arrayContaining([
        '/customer/email',
        '/ticket/link',
        '/dossier/evidence/0/link',
        '/dossier/customerMessage/text',
        '/assessment/alternative',
      ]),
    );
  });
});

describe('what stays of a command', () => {
  it('is what the machine decides by, instants as epoch milliseconds', () => {
    expect(checked('acknowledge')).toEqual({ promisedAt: aLater });
    expect(checked('settle_arbitration')).toEqual({
      to: 'decider',
      userId: anId,
      teamId: anId,
      option: 3,
      customerMessage: { nextUpdateAt: aLater },
    });
    expect(checked('open_arbitration')).toMatchObject({ options: [{ cost: { amountMinor: 3, currency: 'CAD' } }, {}] });
    expect(checked('retry_action')).toEqual({ actionId: 'r3a3', how: 'give_up' });
    expect(checked('decide')).toEqual({
      choice: 'escalate_further',
      cost: { amountMinor: 3, currency: 'CAD' },
      actions: [{ kind: 'other', amountMinor: 3 }],
      draft: { choice: 'maintain_refusal', cost: { amountMinor: 3, currency: 'CAD' } },
      cause: 'company_error',
      policyMargin: 'ambiguous',
    });
    expect(checked('withdraw')).toEqual({});
  });

  it('is nothing of a dossier, not even its codes', () => {
    expect(checked('complete_dossier')).not.toHaveProperty('dossier');
    expect(checked('complete_dossier')).toHaveProperty('profile.tier', 'vip');
  });
});

describe('a schema somebody adds later', () => {
  const without = (schema: z.ZodType, value: unknown): unknown =>
    withoutText(z.strictObject({ kept: z.boolean(), field: schema }), { kept: true, field: value });

  it.each([
    { what: 'a string without a brand', schema: z.string(), value: mark },
    { what: 'a string of its own format', schema: z.email(), value: `${mark}@example.org` },
    { what: 'a string that is cut', schema: z.string().transform((value) => value.slice(1)), value: mark },
    { what: 'words in a list', schema: z.array(text(20)), value: [mark] },
    { what: 'words that may be null', schema: text(20).nullable(), value: mark },
    {
      what: 'an object registered as claimed',
      schema: z.object({ code: z.boolean() }).register(claimed, { reason: 'a test' }),
      value: { code: true },
    },
  ])('$what goes', ({ schema, value }) => {
    expect(without(schema, value)).toEqual({ kept: true });
  });

  it('keeps null where somebody said that there is none', () => {
    expect(without(z.uuid().nullable(), null)).toEqual({ kept: true, field: null });
  });

  it('turns an instant into its number', () => {
    expect(without(instant(), aLater)).toEqual({ kept: true, field: aLater });
  });

  it.each([
    { what: 'a union', schema: z.union([z.boolean(), z.string()]), value: mark },
    { what: 'a record, whose keys may be words', schema: z.record(z.string(), z.boolean()), value: { [mark]: true } },
    { what: 'a tuple', schema: z.tuple([z.string()]), value: [mark] },
    { what: 'anything', schema: z.any(), value: mark },
    { what: 'a transformation into an object', schema: z.string().transform((name) => ({ name })), value: { name: mark } },
    { what: 'a template with room for words', schema: z.templateLiteral(['case ', z.string()]), value: `case ${mark}` },
  ])('$what is refused until somebody teaches it', ({ schema, value }) => {
    expect(() => without(schema, value)).toThrow(/teach it in claim-check/);
  });
});
