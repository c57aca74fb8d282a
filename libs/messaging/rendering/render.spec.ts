// Lost if these fail: a person gets a mail with holes, with markup, without its date or in the wrong language, or gets none at all.
import { type Addressee, categories, languages, type MessageKind, openStates, rosterFindingCodes } from '@relais/contracts';
import { addresseesOf, everyTemplate, MessageNotWritten } from '../addressing';
import type { MessageData } from '../message-data';
import { fullData, minimalData } from '../sample-data';
import { templateNames } from './engine';
import { htmlOf } from './html';
import { render } from './render';
import { renderRosterMail, rosterTemplate } from './render-roster';

const kinds = Object.keys(addresseesOf) as MessageKind[];
const pairs = kinds.flatMap((kind) => addresseesOf[kind].map((addressee): [MessageKind, Addressee] => [kind, addressee]));
const datasets: [string, MessageData][] = [
  ['full', fullData],
  ['minimal', minimalData],
];

const everyRendering = pairs.flatMap(([kind, addressee]) =>
  languages.flatMap((language) =>
    categories.flatMap((category) =>
      datasets.map(([name, data]) => ({ kind, addressee, language, category, name, data: { ...data, case: { ...data.case, category } } })),
    ),
  ),
);

describe('every message', () => {
  it('has a template in both languages, and no template serves nothing', () => {
    const needed = [...everyTemplate(), rosterTemplate].flatMap((name) => languages.map((language) => `${name}.${language}`));
    const present = [...templateNames].filter((name) => !name.startsWith('parts/'));
    expect(present.sort()).toEqual(needed.sort());
  });

  it.each(pairs)('%s to %s reads whole, with full and with minimal data', (kind, addressee) => {
    for (const { name, language, data } of everyRendering.filter((one) => one.kind === kind && one.addressee === addressee)) {
      const { subject, text, html } = render({ kind, addressee, language, data });
      const place = `${name} ${language}\n${subject}\n\n${text}`;
      expect([place, subject.length > 8, subject.includes('\n')]).toEqual([place, true, false]);
      expect([place, text.length > 60]).toEqual([place, true]);
      expect(place).not.toMatch(/\{\{|\{%|%\}|\}\}|undefined|null|NaN|\[object|Invalid/);
      expect(place).not.toMatch(/ ,| \.(?!\.)|\(\)|: *\n\n- *\n|\n- *\n/);
      expect(text).not.toMatch(/\n{3,}/);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/<i>balise|<b>affichée|&amp;amp;|<p><\/p>|<li><\/li>/);
    }
  });

  it.each(pairs)('%s to %s is written twice, not once', (kind, addressee) => {
    const [french, english] = languages.map((language) => render({ kind, addressee, language, data: minimalData }));
    expect(french!.subject).not.toBe(english!.subject);
    expect(french!.text).not.toBe(english!.text);
  });

  it('holds in every state of a case, with every decision and every end', () => {
    for (const status of [...openStates, 'closed' as const])
      for (const choice of ['approve', 'alternative', 'maintain_refusal'] as const)
        for (const closedBecause of ['silence', 'alternative_accepted', 'withdrawn', 'cancelled'])
          for (const [kind, addressee] of pairs) {
            const data = { ...fullData, case: { ...fullData.case, status, closedBecause }, decision: { ...fullData.decision!, choice } };
            expect(render({ kind, addressee, language: 'fr', data }).text).toBeTruthy();
          }
  });

  it('holds whatever is still open to its reader', () => {
    for (const answerAwaitedFrom of [null, 'agent', 'customer'] as const)
      for (const [kind, addressee] of pairs)
        for (const language of languages) {
          const data = { ...fullData, case: { ...fullData.case, status: 'documenting' as const, answerAwaitedFrom } };
          expect(render({ kind, addressee, language, data }).text).not.toMatch(/\n{3,}| \.(?!\.)/);
        }
  });

  it('is refused loudly for somebody it has no text for', () => {
    expect(() => render({ kind: 'decided', addressee: 'customer', language: 'fr', data: minimalData })).toThrow(MessageNotWritten);
  });
});

describe('two forms of one message', () => {
  const message = render({ kind: 'transfer', addressee: 'recipient', language: 'fr', data: fullData });
  it('offers the link as an address in the text and as a link in the HTML', () => {
    expect(message.text).toContain('Confirmer la prise en charge : https://relais.example.com/a?t=x&y=1');
    expect(message.html).toContain('<a href="https://relais.example.com/a?t=x&amp;y=1">Confirmer la prise en charge</a>');
  });

  it('keeps what a person wrote from forming links, lists or tags', () => {
    const hostile = '- <script>x</script>\n\n- [[a|http://evil]]\n## Titre';
    const { html, text } = render({
      kind: 'returned',
      addressee: 'agent',
      language: 'fr',
      data: { ...minimalData, words: { comment: hostile } },
    });
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('href');
    expect(html).toContain('&#45; &lt;script&gt;');
    expect(text).toContain('## Titre');
  });

  it('says in its subject that it is practice', () => {
    const data = { ...minimalData, organisation: { name: 'Atelier', practice: true } };
    expect(render({ kind: 'decided', addressee: 'agent', language: 'fr', data }).subject).toMatch(/^\[Exercice\] /);
    expect(render({ kind: 'decided', addressee: 'agent', language: 'en', data }).subject).toMatch(/^\[Practice\] /);
  });

  it('can be made again from its text alone, showing where each link leads', () => {
    const html = htmlOf({ subject: 'S', text: 'Bonjour,\n\n- <b>un</b>\n- deux : https://a.example/?x=1&y=2\n', language: 'fr' });
    expect(html).toContain('<li>&lt;b&gt;un&lt;/b&gt;</li>');
    expect(html).toContain('<a href="https://a.example/?x=1&amp;y=2">https://a.example/?x=1&amp;y=2</a>');
  });

  it('keeps the subject on one line, whatever the ticket is called', () => {
    const data = { ...minimalData, case: { ...minimalData.case, subject: 'Panne\r\n\r\nBcc: x@example.com' } };
    expect(render({ kind: 'transfer', addressee: 'recipient', language: 'en', data }).subject).toMatch(/ – Panne Bcc: x@example.com$/);
  });
});

it.each([
  ['fr', 1, 'et 1 autre période'],
  ['fr', 2, 'et 2 autres périodes'],
  ['en', 1, 'and 1 more period'],
  ['en', 2, 'and 2 more periods'],
] as const)('the weekly mail about the roster counts the hours it leaves out (%s, %d)', (language, more, words) => {
  const { text } = renderRosterMail({
    language,
    timeZone: 'Europe/Paris',
    organisation: { name: 'Vivaléa', practice: false },
    person: { name: null },
    findings: [{ code: 'nobody_on_call', team: null, people: [], pointer: null, periods: [], more }],
  });
  expect(text.split('\n').map((line) => line.replace(/^- /, ''))).toContain(words);
});

it.each(languages)('the weekly mail about the roster names every finding, with its team, people, place and hours (%s)', (language) => {
  const shared = { people: [], pointer: null, periods: [], more: 0 };
  const monday = Date.parse('2026-03-02T08:00:00Z');
  const { subject, text, html } = renderRosterMail({
    language,
    timeZone: 'Europe/Paris',
    organisation: { name: 'Vivaléa', practice: true },
    person: { name: 'Olga Novak' },
    findings: [
      ...rosterFindingCodes.map((code) => ({ ...shared, code, team: null })),
      { ...shared, code: 'nobody_on_call', team: 'Facturation <b>', periods: [{ from: monday, to: monday + 3_600_000 }], more: 3 },
      { ...shared, code: 'inactive_in_plan', team: 'Support', people: ['Ada Roy', 'Ben Moy'], pointer: '/layers/0/people/1/userId' },
    ],
  });
  expect(subject).toMatch(language === 'fr' ? /^\[Exercice\] .*11/ : /^\[Practice\] .*11/);
  for (const word of ['Olga Novak', 'Facturation', 'Ada Roy, Ben Moy', '/layers/0/people/1/userId', 'Vivaléa', '3'])
    expect(text).toContain(word);
  expect(text).toMatch(language === 'fr' ? /lundi 2 mars 2026 à 9 h 00/ : /Monday 2 March 2026 at 09:00/);
  expect(text).not.toMatch(/\{\{|undefined|null|\n{3,}/);
  expect(html).not.toContain('<b>');
});
