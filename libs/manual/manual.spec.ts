// Lost if these fail: people work from a manual that leaves out a rule they are held to, or tells another one than cases live by.
import { type CalendarDocument, calendarDocumentSchema, categories, languages, policyDocument } from '@relais/contracts';
import { policyTableKinds } from '@relais/domain/policy';
import { textOfHtml, textOfPdf } from '@relais/testing';
import { sampleDocument, sampleSource } from '@relais/testing/manual';
import { z } from 'zod';
import { renderHtml } from './html/render-html';
import type { ManualSource } from './manual-source';
import { type Manual, tellingOf } from './model';
import { renderPdf } from './pdf/render-pdf';
import { type SettingValue, valuesOf } from './places';
import { withStandardTables } from './standard-tables';
import { writeManual } from './write-manual';

type Schema = Readonly<Record<string, unknown>>;

/** Every place that a document may have, `*` for any name or number. */
function schemaPlaces(schema: Schema, pointer = ''): string[] {
  const { properties, additionalProperties, items, prefixItems, anyOf, oneOf } = schema as Record<string, Schema & Schema[]>;
  const inner = [
    ...Object.entries((properties ?? {}) as Record<string, Schema>).map(([name, one]) => [one, `${pointer}/${name}`] as const),
    ...(typeof additionalProperties === 'object' ? [[additionalProperties, `${pointer}/*`] as const] : []),
    ...[items, ...(prefixItems ?? [])].flatMap((one) => (one ? [[one, `${pointer}/*`] as const] : [])),
    ...[...(anyOf ?? []), ...(oneOf ?? [])].map((one) => [one, pointer] as const),
  ];
  return inner.length === 0 ? [pointer] : [...new Set(inner.flatMap(([one, place]) => schemaPlaces(one, place)))];
}

const whole = (source: ManualSource) => {
  const { policy, calendar, teams } = withStandardTables(source);
  const teamCalendars = Object.fromEntries(teams.flatMap((team) => (team.calendar ? [[team.id, team.calendar.document]] : [])));
  return { ...policy.document, calendar: calendar.document, teamCalendars };
};
/** What a manual in that language has to tell: reasons and messages in the other language are for the other manual. */
const owed = (source: ManualSource) =>
  valuesOf(whole(source), '').filter(
    ([place]) => !new RegExp(`^/(matrix|tables|templates)/.*/${source.language === 'fr' ? 'en' : 'fr'}(/|$)`).test(place),
  );
const told = (manual: Manual) => new Set(tellingOf(manual).flatMap(({ places }) => places));
const wordsAt = (manual: Manual, place: string): string[] =>
  tellingOf(manual).flatMap(({ text, places }) => (places.includes(place) ? [text] : []));

/** Another value at that place; of the same kind, so that only the words can tell. */
function changed(value: SettingValue): SettingValue {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 12_300;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return '2031-12-30';
  if (value === 'Europe/Paris') return 'Asia/Tokyo';
  if (value === 'EUR') return 'USD';
  return /^P/.test(value) ? 'PT17M always' : `${value}x`;
}

function withChange(source: ManualSource, place: string): ManualSource {
  const { policy, calendar } = withStandardTables(source);
  const copy = structuredClone(whole(source));
  const names = place.slice(1).split('/');
  const last = names.pop() as string;
  let holder = copy as unknown as Record<string, unknown>;
  for (const name of names) holder = holder[name] as Record<string, unknown>;
  holder[last] = changed(holder[last] as SettingValue);
  const { calendar: document, teamCalendars, ...rest } = copy;
  const teams = source.teams.map((team) =>
    team.calendar ? { ...team, calendar: { ...team.calendar, document: teamCalendars[team.id] as CalendarDocument } } : team,
  );
  return { ...source, policy: { ...policy, document: rest }, calendar: { ...calendar, document }, teams };
}

/** All tables are written by the same hand. */
const ofAnyTable = (place: string): string => place.replace(/^\/tables\/\w+\//, '/tables/*/');
/** The first of each kind of place: the items of a list are written alike. */
const firstOfItsKind = ([place]: readonly [string, SettingValue], index: number, all: readonly (readonly [string, SettingValue])[]) =>
  all.findIndex(([other]) => kindOf(other) === kindOf(place)) === index;
const kindOf = (place: string): string => place.replaceAll(/\/\d+(?=\/|$)/g, '/*');

describe('the policy that these tests write out', () => {
  it('gives every setting that a policy may have: add a new one to libs/testing/manual/sample-source.ts', () => {
    const given = valuesOf(whole(sampleSource('fr')), '').map(([place]) => ofAnyTable(place));
    const calendar = calendarDocumentSchema.omit({ publicHolidays: true });
    const schema = z.object({ ...policyDocument().shape, calendar, teamCalendars: z.record(z.string(), calendar) });
    const possible = schemaPlaces(z.toJSONSchema(schema, { io: 'output' }) as Schema).map(ofAnyTable);
    const fits = (place: string) => new RegExp(`^${place.replaceAll('*', '[^/]*')}$`);
    expect(possible.filter((place) => !given.some((one) => fits(place).test(one)))).toEqual([]);
    expect(possible.length).toBeGreaterThan(50);
  });
});

describe.each(languages)('the manual in %s', (language) => {
  const source = sampleSource(language);
  const manual = writeManual(source);

  it('tells every setting of the policy, of its calendar and of those of teams: give a new one its line in settings.ts', () => {
    const places = told(manual);
    expect(owed(source).flatMap(([place]) => (places.has(place) ? [] : [place]))).toEqual([]);
  });

  it('tells nothing that is not in the policy', () => {
    const places = new Set(valuesOf(whole(source), '').map(([place]) => place));
    expect([...told(manual)].filter((place) => !places.has(place))).toEqual([]);
  });

  it('says something else where any one setting is another', () => {
    const same = owed(source)
      .filter(firstOfItsKind)
      .flatMap(([place]) => {
        const before = wordsAt(manual, place);
        const after = wordsAt(writeManual(withChange(source, place)), place);
        return JSON.stringify(before) === JSON.stringify(after) ? [place] : [];
      });
    expect(same).toEqual([]);
  });

  it('loses the words of a row of the matrix that is taken out, and of each rule of a table', () => {
    const { document } = source.policy;
    const without = { ...source, policy: { ...source.policy, document: { ...document, matrix: document.matrix.slice(1) } } };
    const words = wordsAt(manual, '/matrix/0/category/0')[0]?.split('\n').slice(1).join('\n');
    expect(words).toContain(language === 'fr' ? 'facturation, juridique' : 'billing, legal');
    expect(tellingOf(writeManual(without)).some(({ text }) => text.includes(words as string))).toBe(false);
    for (const { id } of sampleDocument.tables.advice?.rules ?? []) {
      expect(tellingOf(manual).some(({ text }) => text.split('\n')[0] === id)).toBe(true);
    }
  });

  it('says the same on the page, every line of it', () => {
    const page = textOfHtml(renderHtml(manual));
    for (const { text } of tellingOf(manual)) expect(page).toContain(text.replace(/\s+/g, ' ').trim());
  });

  it('says the same on paper, every line of it, with its title and its language, tagged for screen readers', async () => {
    const { text: paper, ...itself } = textOfPdf(await renderPdf(manual));
    const letters = (text: string) => text.replace(/[\s:]+/g, '');
    const words = letters(paper.replace(/page \d+ (?:sur|of) \d+/g, '').replaceAll(manual.furniture.footer, ''));
    for (const { text } of tellingOf(manual)) expect(words).toContain(letters(text));
    expect(itself).toMatchObject({ title: `${manual.title} – ${manual.furniture.footer}`, language, tagged: true });
    expect(itself.totalPages).toBeGreaterThan(5);
  }, 30_000);

  it('tells the customer’s message in the organisation’s own words where it has them', () => {
    const { blocks = [] } = manual.sections.find(({ id }) => id === 'promises') ?? {};
    const said = blocks.flatMap((block) => (block.kind === 'quotation' ? [block.text] : []));
    const own = language === 'fr' ? 'Votre demande [référence]\n\nBonjour,\n\nLes mots' : 'Your request [reference]\n\nHello,\n\nThe words';
    expect(said.filter((text) => text.startsWith(own))).toHaveLength(1);
    expect(said).toHaveLength(categories.length);
  });

  it('tells the tables of the domain where the policy has none of its own', () => {
    for (const [name, { standard }] of Object.entries(policyTableKinds)) {
      if (name === 'advice') continue;
      for (const [index, { because }] of standard.rules.entries()) {
        const [words] = wordsAt(manual, `/tables/${name}/rules/${index}/id`);
        if (because) expect(words).toContain(because[language]);
      }
    }
  });
});

describe('a policy as large as it may be', () => {
  const source = sampleSource('en');
  const [rule] = sampleDocument.matrix;
  const matrix = Array.from({ length: 500 }, () => rule as NonNullable<typeof rule>);
  const longest = { ...rule, language: undefined, teamId: 'x'.repeat(4_000) } as NonNullable<typeof rule>;
  const large = { ...source, policy: { ...source.policy, document: { ...sampleDocument, matrix: [...matrix, longest] } } };

  it('is printed whole, row by row over many pages, and others are answered meanwhile', async () => {
    let answered = 0;
    const others = setInterval(() => {
      answered += 1;
    }, 1);
    const { text, totalPages } = textOfPdf(await renderPdf(writeManual(large)));
    clearInterval(others);
    expect(totalPages).toBeGreaterThan(20);
    expect(answered).toBeGreaterThan(50);
    expect(text.match(/billing, legal/g)).toHaveLength(501);
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(4_000);
  }, 120_000);
});
