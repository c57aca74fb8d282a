// Lost if these fail: people read a manual of other rules than those that count, of another organisation, or one that runs what somebody wrote in it.
import { textOfPdf } from '@relais/testing';
import { sqlOf } from '../persistence/sql';
import { callerOf } from './caller';
import { createOrganisation, type PersonName, type TestOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let organisation: TestOrganisation;
beforeAll(async () => {
  stack = await startApiStack();
  organisation = await createOrganisation(stack.databaseUrl);
}, 180_000);
afterAll(() => stack?.stop());

const as = (person: PersonName, of = organisation) => callerOf({ url: stack.url, key: of.key, as: person });
const read = async (path: string, { by = 'supervisor', of = organisation }: { by?: PersonName | null; of?: TestOrganisation } = {}) =>
  fetch(`${stack.url}${path}`, { headers: { authorization: `Bearer ${of.key}`, ...(by && { 'relais-acting-for': by }) } });
const draft = async (change: object) => {
  const { document } = (await as('operator')('GET /v1/policy')).body;
  return (await as('operator')('POST /v1/policy/drafts', { body: { document: { ...document, ...change } } })).body;
};

describe('the manual of the published policy', () => {
  it('is a page that loads nothing, in the language of whoever asks, or in the one they ask for', async () => {
    const page = await read('/v1/policy/manual');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const text = await page.text();
    expect(text).toContain('<html lang="fr">');
    expect(text).not.toMatch(/<script|https?:\/\//);
    await sqlOf(stack.databaseUrl, (sql) => sql(`update "user" set language = 'en' where id = $1`, [organisation.people.manager.id]));
    const inLanguage = async (question: string, by: PersonName | null) =>
      (await (await read(`/v1/policy/manual${question}`, { by })).text()).match(/<html lang="(..)">/)?.[1];
    expect([await inLanguage('', 'supervisor'), await inLanguage('', 'manager'), await inLanguage('', null)]).toEqual(['fr', 'en', 'fr']);
    expect([await inLanguage('?language=en', 'supervisor'), await inLanguage('?language=fr', 'manager')]).toEqual(['en', 'fr']);
    expect(await (await read('/v1/policy/manual?language=en')).text()).toContain('<h1>Escalation manual</h1>');
    expect((await read('/v1/policy/manual?format=word')).status).toBe(400);
  });

  it('comes for print as well, with the same words', async () => {
    const reply = await read('/v1/policy/manual?format=pdf&language=en');
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    const { text, language, tagged } = textOfPdf(new Uint8Array(await reply.arrayBuffer()));
    expect([language, tagged]).toEqual(['en', true]);
    for (const words of ['Team 2', 'Test supervisor', '30 minutes, day and night', '€100.00']) expect(text).toContain(words);
  }, 30_000);

  it('is printed for a few at once, and others are answered meanwhile; the rest are told to come again', async () => {
    const printed = Promise.all(Array.from({ length: 12 }, () => read('/v1/policy/manual?format=pdf')));
    const asked = performance.now();
    expect((await as('supervisor')('GET /v1/policy')).status).toBe(200);
    const waited = performance.now() - asked;
    const replies = await printed;
    const statuses = replies.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(8).fill(200), ...Array(4).fill(429)]);
    expect(replies.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('5');
    expect(waited).toBeLessThan(performance.now() - asked - waited);
  }, 60_000);

  it('names the people, their addresses and the delays that count', async () => {
    const text = await (await read('/v1/policy/manual?language=en')).text();
    for (const words of ['Team 2', 'Test supervisor', 'supervisor@example.com', '30 minutes, day and night', '€100.00'])
      expect(text).toContain(words);
    expect(text).not.toContain('gone@example.com');
  });

  it('tells the hours of a team that works on a calendar of its own, on the page and for print', async () => {
    const document = { timeZone: 'Indian/Reunion', week: { sat: [['22:10', '05:40']] }, publicHolidays: { country: 'FR', region: 'RE' } };
    const { id } = (await as('operator')('POST /v1/calendars', { body: { name: 'Nuits de Saint-Denis', document } })).body;
    const before = await (await read('/v1/policy/manual')).text();
    const chosen = await as('operator')(`PUT /v1/teams/${organisation.teams[2]}/calendar`, { body: { calendarId: id } });
    expect([chosen.status, before.includes('Nuits de Saint-Denis')]).toEqual([200, false]);
    const page = await (await read('/v1/policy/manual')).text();
    const print = textOfPdf(new Uint8Array(await (await read('/v1/policy/manual?format=pdf')).arrayBuffer()));
    for (const words of ['Nuits de Saint-Denis', 'Indian/Reunion', '22:10–05:40', '20 décembre'])
      expect([words, page.includes(words), print.text.includes(words)]).toEqual([words, true, true]);
  }, 30_000);

  it('shows what somebody wrote as text, whatever it holds', async () => {
    const name = '<img src=x onerror=alert(1)>';
    await sqlOf(stack.databaseUrl, (sql) => sql('update team set name = $1 where id = $2', [name, organisation.teams[3]]));
    const text = await (await read('/v1/policy/manual')).text();
    expect(text).toContain('&lt;img src=x');
    expect(text).not.toContain('<img');
  });
});

describe('the manual of a version', () => {
  it('reads a draft before it is published, which says that it is one', async () => {
    const { version } = await draft({ reminders: 7 });
    const [of, now] = await Promise.all(
      [`/v1/policy/versions/${version}/manual`, '/v1/policy/manual'].map(async (path) => (await read(path)).text()),
    );
    expect(of).toContain('remplaçant : 7.');
    expect(of).toContain('pas encore : brouillon');
    expect(now).not.toContain('remplaçant : 7.');
  });

  it('is no version of another organisation, nor one that nobody wrote', async () => {
    const stranger = await createOrganisation(stack.databaseUrl, { withPolicy: false });
    expect((await read('/v1/policy/versions/1/manual', { of: stranger })).status).toBe(404);
    expect((await read('/v1/policy/manual', { of: stranger })).status).toBe(404);
    expect((await read('/v1/policy/versions/999/manual')).status).toBe(404);
  });
});
