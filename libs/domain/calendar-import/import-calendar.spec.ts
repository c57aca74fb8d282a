// Lost if these fail: an imported closing is missing, or it closes another hour than the file says.
import type { WrittenCalendar } from '@relais/contracts';
import { type ImportedCalendar, importCalendar } from './index';

const at = Date.parse('2026-01-05T09:00:00Z');
const day: [string, string][] = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
];
const office: WrittenCalendar = { timeZone: 'Europe/Paris', week: { mon: day, tue: day, wed: day, thu: day, fri: day } };
const nights: WrittenCalendar = { timeZone: 'Europe/Paris', week: { mon: [['22:00', '06:00']], tue: [['22:00', '06:00']] } };

const file = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//FR', ...events.flatMap(eventLines), 'END:VCALENDAR', ''].join('\r\n');
const eventLines = (lines: string[]) => ['BEGIN:VEVENT', `UID:${lines.join('').length}@x`, ...lines, 'END:VEVENT'];

function imported(text: string, more: { document?: WrittenCalendar; events?: 'closed' | 'open' } = {}): ImportedCalendar {
  const steps = importCalendar({ text, document: office, events: 'closed', at, ...more });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
const after = (text: string, more: Parameters<typeof imported>[1] = {}) =>
  Object.fromEntries(imported(text, more).changes.map(({ date, after: hours }) => [date, hours]));
const allDay = (date: string, ...more: string[]) => [`DTSTART;VALUE=DATE:${date}`, ...more];

describe('an event of whole days', () => {
  it.each<[string, string[], string[]]>([
    ['closes its day', allDay('20260504'), ['2026-05-04']],
    ['ends before its DTEND', allDay('20260504', 'DTEND;VALUE=DATE:20260507'), ['2026-05-04', '2026-05-05', '2026-05-06']],
    ['lasts its DURATION', allDay('20260504', 'DURATION:P2D'), ['2026-05-04', '2026-05-05']],
    ['comes again each year', allDay('20241224', 'RRULE:FREQ=YEARLY;COUNT=5'), ['2025-12-24', '2026-12-24', '2027-12-24']],
    ['comes on 29 February in leap years alone', allDay('20240229', 'RRULE:FREQ=YEARLY'), ['2028-02-29']],
    [
      'comes on the last Friday of November',
      allDay('20261127', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=-1FR;COUNT=2'),
      ['2026-11-27', '2027-11-26'],
    ],
    [
      'stays away where EXDATE says so',
      allDay('20260504', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260505'),
      ['2026-05-04', '2026-05-06'],
    ],
    ['comes where RDATE says so', allDay('20260504', 'RDATE;VALUE=DATE:20260511,20260518'), ['2026-05-04', '2026-05-11', '2026-05-18']],
    ['ends with UNTIL, included', allDay('20260504', 'RRULE:FREQ=WEEKLY;UNTIL=20260518'), ['2026-05-04', '2026-05-11', '2026-05-18']],
  ])('%s', (...[, event, dates]) => {
    expect(after(file(event))).toEqual(Object.fromEntries(dates.map((date) => [date, []])));
  });

  it('says nothing new on a Sunday, on a public holiday, or a second time', () => {
    const document = { ...office, publicHolidays: { country: 'FR' } };
    const first = imported(file(allDay('20260503'), allDay('20260514'), allDay('20260504')), { document });
    expect(first.changes.map(({ date, kind }) => [date, kind])).toEqual([['2026-05-04', 'added']]);
    expect(first.already.map(({ date }) => date)).toEqual(['2026-05-03', '2026-05-14']);
    const again = imported(file(allDay('20260504')), { document: first.document });
    expect([again.changes, again.already.map(({ date }) => date)]).toEqual([[], ['2026-05-04']]);
    expect(again.document).toEqual(first.document);
  });

  it('lets a shift of the day before go on, as a holiday does', () => {
    expect(after(file(allDay('20260505')), { document: nights })).toEqual({ '2026-05-05': [] });
  });
});

describe('an event of some hours', () => {
  it.each<[string, string[], Record<string, [string, string][]>]>([
    [
      'in the zone it names',
      ['DTSTART;TZID=America/New_York:20260504T050000', 'DTEND;TZID=America/New_York:20260504T060000'],
      {
        '2026-05-04': [
          ['09:00', '11:00'],
          ['13:00', '18:00'],
        ],
      },
    ],
    [
      'in UTC',
      ['DTSTART:20260504T080000Z', 'DURATION:PT1H'],
      {
        '2026-05-04': [
          ['09:00', '10:00'],
          ['11:00', '12:00'],
          ['13:00', '18:00'],
        ],
      },
    ],
    [
      'on the clock of the calendar when it names no zone',
      ['DTSTART:20260504T170000', 'DTEND:20260504T190000'],
      {
        '2026-05-04': [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
      },
    ],
    [
      'over lunch',
      ['DTSTART:20260504T113000', 'DTEND:20260504T133000'],
      {
        '2026-05-04': [
          ['09:00', '11:30'],
          ['13:30', '18:00'],
        ],
      },
    ],
    [
      'over two days',
      ['DTSTART:20260504T150000', 'DTEND:20260505T100000'],
      {
        '2026-05-04': [
          ['09:00', '12:00'],
          ['13:00', '15:00'],
        ],
        '2026-05-05': [
          ['10:00', '12:00'],
          ['13:00', '18:00'],
        ],
      },
    ],
    [
      'each week on the same clock, through a zone change',
      ['DTSTART;TZID=Europe/Paris:20260326T160000', 'DTEND;TZID=Europe/Paris:20260326T180000', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      {
        '2026-03-26': [
          ['09:00', '12:00'],
          ['13:00', '16:00'],
        ],
        '2026-04-02': [
          ['09:00', '12:00'],
          ['13:00', '16:00'],
        ],
      },
    ],
    [
      'up to the same clock of a New York that changes on another day',
      ['DTSTART;TZID=America/New_York:20260305T110000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'],
      {
        '2026-03-05': [
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ],
        '2026-03-12': [
          ['09:00', '12:00'],
          ['13:00', '16:00'],
          ['17:00', '18:00'],
        ],
      },
    ],
  ])('closes them, %s', (...[, event, hours]) => {
    expect(after(file(event))).toEqual(hours);
  });

  it('cuts a shift over midnight in two, each part on its day', () => {
    expect(after(file(['DTSTART:20260504T233000', 'DTEND:20260505T010000']), { document: nights })).toEqual({
      '2026-05-04': [['22:00', '23:30']],
      '2026-05-05': [
        ['01:00', '06:00'],
        ['22:00', '06:00'],
      ],
    });
    expect(after(file(['DTSTART:20260504T233000', 'DTEND:20260505T000000']), { document: nights })).toEqual({
      '2026-05-04': [['22:00', '23:30']],
      '2026-05-05': [
        ['00:00', '06:00'],
        ['22:00', '06:00'],
      ],
    });
  });

  it('opens the day that it says, in place of the hours of the week', () => {
    const saturdays = file(['DTSTART:20260509T100000', 'DTEND:20260509T120000'], ['DTSTART:20260509T113000', 'DTEND:20260509T140000']);
    expect(after(saturdays, { events: 'open' })).toEqual({ '2026-05-09': [['10:00', '14:00']] });
    expect(after(file(['DTSTART:20260504T220000', 'DTEND:20260505T020000']), { events: 'open' })).toEqual({
      '2026-05-04': [['22:00', '02:00']],
    });
    expect(after(file(allDay('20260509', 'DTEND;VALUE=DATE:20260511')), { events: 'open' })).toEqual({
      '2026-05-09': [['00:00', '24:00']],
      '2026-05-10': [['00:00', '24:00']],
    });
  });

  it('shortens what an exception opened, and says that the exception is replaced', () => {
    const document = { ...office, exceptions: [{ date: '2026-05-09', periods: [['10:00', '16:00']] as [string, string][] }] };
    const { changes } = imported(file(['DTSTART:20260509T150000', 'DTEND:20260509T160000']), { document });
    expect(changes).toMatchObject([{ date: '2026-05-09', kind: 'replaced', before: [['10:00', '16:00']], after: [['10:00', '15:00']] }]);
  });
});

describe('what a file holds beside', () => {
  it('is read through folded lines, escapes and a mark at the beginning', () => {
    const text =
      '\uFEFFBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:Inventaire\\, puis\n  bilan\nDTSTART;VALUE=DA\n TE:20260504\nEND:VEVENT\nEND:VCALENDAR\n';
    expect(imported(text).changes[0]!.events).toEqual([{ line: 2, uid: 'a', summary: 'Inventaire, puis bilan' }]);
  });

  it('is left out with its reason: cancelled, long past, without length, no event', () => {
    const text = file(allDay('20260504', 'STATUS:CANCELLED'), allDay('20200504'), ['DTSTART:20260504T100000']).replace(
      'END:VCALENDAR',
      'BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\nEND:VCALENDAR',
    );
    const { changes, leftOut } = imported(text);
    expect(changes).toEqual([]);
    expect(leftOut.map(({ because }) => because)).toEqual(['no_event', 'cancelled', 'outside_horizon', 'no_time']);
  });

  it('speaks for one event of a series where it says so', () => {
    const series = ['BEGIN:VEVENT', 'UID:s', 'DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=WEEKLY;COUNT=3', 'END:VEVENT'];
    const moved = ['BEGIN:VEVENT', 'UID:s', 'RECURRENCE-ID;VALUE=DATE:20260511', 'DTSTART;VALUE=DATE:20260512', 'END:VEVENT'];
    const gone = [
      'BEGIN:VEVENT',
      'UID:s',
      'RECURRENCE-ID;VALUE=DATE:20260518',
      'DTSTART;VALUE=DATE:20260518',
      'STATUS:CANCELLED',
      'END:VEVENT',
    ];
    const text = ['BEGIN:VCALENDAR', ...series, ...moved, ...gone, 'END:VCALENDAR'].join('\r\n');
    expect(Object.keys(after(text))).toEqual(['2026-05-04', '2026-05-12']);
  });
});
