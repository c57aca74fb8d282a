// Lost if these fail: a file of Outlook is refused for the names of its zones, or a closing lands an hour beside.
import type { WrittenCalendar } from '@relais/contracts';
import { CalendarImportRefusedError, importCalendar } from './index';

const at = Date.parse('2026-01-05T09:00:00Z');
const always: [string, string][] = [['00:00', '24:00']];
/** Around the clock in UTC, so that an exception shows the instants that an event was read as. */
const document: WrittenCalendar = {
  timeZone: 'UTC',
  week: { mon: always, tue: always, wed: always, thu: always, fri: always, sat: always, sun: always },
};

function imported(text: string) {
  const steps = importCalendar({ text, document, events: 'open', at });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
const hoursOf = (text: string) =>
  imported(text).changes.map(({ date, after }) => `${date} ${after.map((period) => period.join('–')).join()}`);
function detailsOf(text: string): string[] {
  try {
    imported(text);
    return [];
  } catch (error) {
    return (error as CalendarImportRefusedError).faults.map(({ line, detail }) => `line ${line}: ${detail}`);
  }
}

const zone = (tzid: string, ...more: string[]): string[] => [
  ...['BEGIN:VTIMEZONE', `TZID:${tzid}`, ...more],
  ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10'],
  ...['END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
];
const event = (parameter: string, ...more: string[]): string[] => [
  ...['BEGIN:VEVENT', 'UID:040000008200E00074C5B7101A82E008', 'CLASS:PUBLIC', 'SUMMARY;LANGUAGE=fr:Réunion d’équipe'],
  ...[`DTSTART;TZID=${parameter}:20260326T150000`, `DTEND;TZID=${parameter}:20260326T170000`, ...more],
  ...['TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY', 'BEGIN:VALARM', 'TRIGGER:-PT15M', 'ACTION:DISPLAY', 'END:VALARM', 'END:VEVENT'],
];
const file = (...parts: string[][]): string =>
  [
    ...['BEGIN:VCALENDAR', 'PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN', 'VERSION:2.0', 'METHOD:PUBLISH'],
    ...[...parts.flat(), 'END:VCALENDAR', ''],
  ].join('\r\n');

describe('a zone by its Windows name', () => {
  const name = 'W. Europe Standard Time';

  it.each([name, `"${name}"`])('is read in a file of Outlook, written %s, on the right side of both changes of the clock', (parameter) => {
    const weekly = event(parameter, 'RRULE:FREQ=WEEKLY;COUNT=2');
    const autumn = event(parameter, 'RRULE:FREQ=WEEKLY;COUNT=2').map((line) =>
      line.replace('20260326', '20261022').replace('1A82E008', '1A82E009'),
    );
    const text = file(zone(name), weekly, autumn);
    expect(hoursOf(text)).toEqual(['2026-03-26 14:00–16:00', '2026-04-02 13:00–15:00', '2026-10-22 13:00–15:00', '2026-10-29 14:00–16:00']);
    expect(imported(text).zones).toEqual([{ name, timeZone: 'Europe/Berlin', because: 'windows' }]);
  });

  it('lasts through the night of a change by the clock that ran, an hour less in spring and one more in autumn', () => {
    const night = (date: string, next: string) => [
      ...['BEGIN:VEVENT', `UID:${date}`, `DTSTART;TZID=${name}:${date}T220000`, `DTEND;TZID=${name}:${next}T060000`, 'END:VEVENT'],
    ];
    expect(hoursOf(file(night('20260328', '20260329')))).toEqual(['2026-03-28 21:00–04:00']);
    expect(hoursOf(file(night('20261024', '20261025')))).toEqual(['2026-10-24 20:00–05:00']);
  });

  it.each([
    ['Romance Standard Time', 'Europe/Paris'],
    ['GMT Standard Time', 'Europe/London'],
    ['Central Asia Standard Time', 'Asia/Bishkek'],
    ['UTC-11', 'Etc/GMT+11'],
  ])('%s is %s', (written, timeZone) => {
    expect(imported(file(event(written))).zones).toEqual([{ name: written, timeZone, because: 'windows' }]);
  });

  it('needs no VTIMEZONE, and stands beside IANA names, each of which is told', () => {
    const { zones } = imported(
      file(
        event(name),
        event('America/New_York').map((line) => line.replace('UID:', 'UID:2')),
      ),
    );
    expect(zones.map(({ timeZone, because }) => [timeZone, because])).toEqual([
      ['Europe/Berlin', 'windows'],
      ['America/New_York', 'iana'],
    ]);
  });
});

describe('a zone that the file defines', () => {
  it.each([
    ['/mozilla.org/20050126_1/Europe/Paris', '/mozilla.org/20050126_1/Europe/Paris'],
    ['Customized Time Zone', 'Customized Time Zone'],
    ['(UTC+01:00) Amsterdam\\, Berlin', '"(UTC+01:00) Amsterdam, Berlin"'],
  ])('is read by its X-LIC-LOCATION: %s', (written, parameter) => {
    const text = file(zone(written, 'X-LIC-LOCATION:Europe/Paris'), event(parameter, 'RRULE:FREQ=WEEKLY;COUNT=2'));
    expect(hoursOf(text)).toEqual(['2026-03-26 14:00–16:00', '2026-04-02 13:00–15:00']);
    const name = parameter.replaceAll('"', '');
    expect(imported(text).zones).toEqual([{ name, timeZone: 'Europe/Paris', because: 'x_lic_location' }]);
  });

  const own = 'Customized Time Zone';
  it.each<[string, string[], RegExp]>([
    ['no VTIMEZONE is called so', [], /no VTIMEZONE has that TZID: add one with X-LIC-LOCATION/],
    ['its VTIMEZONE has no place', zone(own), /its VTIMEZONE \(line 5\) has no place: complete it with X-LIC-LOCATION/],
    ['its place is none', zone(own, 'X-LIC-LOCATION:Europe/Atlantis'), /X-LIC-LOCATION "Europe\/Atlantis" of its VTIMEZONE \(line 5\)/],
    [
      'two places are named',
      [...zone(own, 'X-LIC-LOCATION:Europe/Paris'), ...zone(own, 'X-LIC-LOCATION:Asia/Tokyo')],
      /\(lines 5, 21\) name several/,
    ],
  ])('is refused by its name where %s, with what to do', (...[, zones, remedy]) => {
    const details = detailsOf(file(zones, event(own)));
    const line = 5 + zones.length + 4;
    expect(details).toEqual([expect.stringMatching(remedy)]);
    expect(details[0]).toMatch(new RegExp(`^line ${line}: TZID "${own}" is neither an IANA name nor one of Windows`));
    expect(details[0]).toMatch(/or export the file with IANA names or in UTC\.$/);
  });

  it('is refused in few words, and soon, however often a file defines it and uses it', () => {
    const many = Array.from({ length: 5_000 }, () => ['BEGIN:VTIMEZONE', `TZID:${own}`, 'END:VTIMEZONE']).flat();
    const used = Array.from({ length: 1_000 }, () => ['BEGIN:VEVENT', `DTSTART;TZID=${own}:20260326T150000`, 'END:VEVENT']).flat();
    const start = performance.now();
    const details = detailsOf(file(many, used));
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(details).toHaveLength(1_000);
    for (const detail of details) expect(detail.length).toBeLessThan(300);
  });
});
