// Lost if these fail: a field added to an answer shows a partner's people what it holds before anybody has decided that it may.
import { partnerSight } from '@relais/contracts';
import { z } from 'zod';
import { endpoints } from '../endpoints';
import { maskOf } from './mask';

const bodies = endpoints
  .filter(({ access: { about, partners } }) => partners && about !== 'nothing')
  .flatMap(({ answers }) => Object.values(answers).flatMap(({ body }) => (body ? [body] : [])));
const maskOfTeams = (item: z.ZodType) => () => maskOf({ name: 'TeamList', schema: z.object({ items: z.array(item) }) });

it('has decided on every field of every answer that a partner may get', () => {
  for (const body of bodies) expect(() => maskOf(body)).not.toThrow();
  expect([...new Set(bodies.map(({ name }) => name))].sort()).toEqual(Object.keys(partnerSight).sort());
});

it.each([
  ['words', { note: z.string() }, /'items\[\]\.note' could hold/],
  ['a cost', { cost: z.int() }, /'items\[\]\.cost' could hold/],
  ['an address', { link: z.url().nullable() }, /'items\[\]\.link' could hold/],
  ['anything', { data: z.record(z.string(), z.unknown()) }, /'items\[\]\.data' could hold/],
  ['a list of words', { said: z.array(z.string()) }, /'items\[\]\.said\[\]' could hold/],
])('refuses a field that holds %s and was not decided on', (...[, field, message]) => {
  expect(maskOfTeams(z.object({ name: z.string(), level: z.int(), ...field }))).toThrow(message);
});

it('refuses a row of the table whose field is gone', () => {
  expect(maskOfTeams(z.object({ name: z.string() }))).toThrow(/has no items\[\]\.level/);
});

it('refuses an answer that is in no table', () => {
  expect(() => maskOf({ name: 'Unheard', schema: z.object({}) })).toThrow(/Unheard: say in/);
});

const person = (id: string, name: string) => ({ id, name });
const readerAmong = (...ids: string[]) => ({ colleagues: new Set(ids), completes: false });
const entry = {
  step: 1,
  type: 'acknowledge',
  clock: null,
  actor: { kind: 'person', person: person('stranger', 'Zoé'), roles: [] },
  data: { amountMinor: 7 },
  text: { comment: 'Zoé' },
  messages: [{ to: 'agent', person: person('colleague', 'Ali') }],
  summary: { fr: 'Zoé', en: 'Zoé' },
};

it('names colleagues alone, also in the line that a person reads', () => {
  const timeline = bodies.find(({ name }) => name === 'TimelinePage');
  const mask = maskOf(timeline as NonNullable<typeof timeline>);
  const masked = mask({ items: [entry], nextCursor: null }, readerAmong('colleague'));
  expect(JSON.stringify(masked)).not.toMatch(/Zoé|7/);
  expect(masked).toMatchObject({
    items: [{ summary: { en: 'somebody acknowledged the escalation' }, messages: [{ person: person('colleague', 'Ali') }] }],
  });
  expect(mask({ items: [entry] }, readerAmong('stranger'))).toMatchObject({
    items: [{ summary: { en: 'Zoé acknowledged the escalation' } }],
  });
});
