// Lost if these fail: whoever reads the manual at night promises a delay on hours that the case does not count on.
import { languages } from '@relais/contracts';
import { textOfHtml, textOfPdf } from '@relais/testing';
import { sampleSource } from '@relais/testing/manual';
import { renderHtml } from '../html/render-html';
import type { ManualCalendar, ManualSource } from '../manual-source';
import { type Manual, tellingOf } from '../model';
import { renderPdf } from '../pdf/render-pdf';
import { writeManual } from '../write-manual';

const withCalendars = (source: ManualSource, calendars: Record<string, ManualCalendar | null>): ManualSource => ({
  ...source,
  teams: source.teams.map((team) => ({ ...team, calendar: calendars[team.name] ?? null })),
});
const chapter = (manual: Manual, wanted: string): Manual => ({
  ...manual,
  cover: [],
  sections: manual.sections.filter(({ id }) => id === wanted),
});
const linesOf = (manual: Manual, id: string) => tellingOf(chapter(manual, id)).map(({ text }) => text);

describe.each(languages)('the hours of teams, in %s', (language) => {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const source = sampleSource(language);
  const evenings = source.teams.find(({ name }) => name === 'Facturation')?.calendar as ManualCalendar;

  it('tell the week, the days off and the other days of a team that has a calendar, on the page and on paper', async () => {
    const manual = chapter(writeManual(source), 'hours');
    const page = textOfHtml(renderHtml(manual));
    const paper = textOfPdf(await renderPdf(manual)).text.replace(/\s+/g, ' ');
    const owed = ['Soirées', 'Europe/Lisbon', '14:00–20:15', '14:00–16:45', say('13 juin 2027', '13 June 2027'), 'Facturation'];
    for (const words of owed) expect([words, page.includes(words), paper.includes(words)]).toEqual([words, true, true]);
  });

  it('are those of the organisation for all teams without, by name', () => {
    expect(linesOf(writeManual(source), 'hours')).toContain(say('Équipes : Support ; Direction.', 'Teams: Support ; Direction.'));
    const none = linesOf(writeManual(withCalendars(source, {})), 'hours');
    expect(none).toContain(say('Équipes : Support ; Facturation ; Direction.', 'Teams: Support ; Facturation ; Direction.'));
    expect(none.join('\n')).not.toContain('Soirées');
  });

  it('are told once for teams that share a calendar, and not again for a team that names the one of the organisation', () => {
    const shared = linesOf(
      writeManual(withCalendars(source, { Facturation: evenings, Direction: evenings, Support: source.calendar })),
      'hours',
    );
    expect(shared).toContain(say('Équipes : Facturation ; Direction.', 'Teams: Facturation ; Direction.'));
    expect(shared).toContain(say('Équipes : Support.', 'Teams: Support.'));
    const zones = shared.filter((text) => text.includes('Europe/'));
    expect(zones.map((text) => text.split(',')[0])).toEqual(['Bureau', 'Soirées']);
  });

  it('say of a period over midnight that it ends on the next day, also of one that lasts around the clock', () => {
    const week = { mon: [['22:00', '06:00']], tue: [['08:00', '08:00']], wed: [['18:00', '24:00']] } as ManualCalendar['document']['week'];
    const nights = { ...evenings, document: { timeZone: 'Europe/Paris', week } };
    const told = linesOf(writeManual(withCalendars(source, { Facturation: nights })), 'hours').join('\n');
    const next = say('(lendemain)', '(next day)');
    for (const words of [`22:00–06:00 ${next}`, `08:00–08:00 ${next}`, '18:00–24:00\n']) expect(told).toContain(words);
  });

  it('of a rotation are told with the zone of its plan, which may be another than the organisation’s', () => {
    const teams = source.teams.map((team) => {
      const { document } = team;
      const layers = document?.layers.map((layer) => ({ ...layer, hours: { mon: [['08:00', '20:00']] as [string, string][] } }));
      return document && layers ? { ...team, document: { ...document, timeZone: 'Indian/Reunion', layers } } : team;
    });
    const rotation = linesOf(writeManual({ ...source, teams }), 'contacts').find((text) => text.startsWith('Support\nSemaine'));
    expect(rotation).toContain(say('relève à 09:00 (Indian/Reunion)', 'hand-off at 09:00 (Indian/Reunion)'));
    expect(rotation).toContain(say('lundi 08:00–20:00\n(Indian/Reunion)', 'Monday 08:00–20:00\n(Indian/Reunion)'));
  });

  it('are named in each row that tells who answers for a team, and the chapter that it points to is there', () => {
    const manual = writeManual(source);
    const rows = linesOf(manual, 'contacts').map((text) => text.split('\n'));
    const own = rows.filter(([team]) => team === 'Facturation');
    const others = rows.filter(([team, next]) => team === 'Support' && next !== 'Semaine');
    expect(own).toHaveLength(2);
    expect(others.length).toBeGreaterThan(1);
    for (const row of own) expect(row).toContain('Soirées');
    for (const row of others) expect(row).toContain(say('de l’organisation', 'of the organisation'));
    expect(linesOf(manual, 'contacts')[0]).toContain(manual.sections.find(({ id }) => id === 'hours')?.title);
  });
});
