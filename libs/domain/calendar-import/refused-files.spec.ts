// Lost if these fail: a file that was half understood passes for whole, or one file keeps everybody else waiting.
import { CalendarImportRefusedError, importCalendar } from './index';

const at = Date.parse('2026-01-05T09:00:00Z');
const hours: [string, string][] = [['09:00', '17:00']];
const document = { timeZone: 'Europe/Paris', week: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };

const file = (...events: string[][]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//y//FR', ...events.flatMap(eventLines), 'END:VCALENDAR', ''].join('\r\n');
const eventLines = (lines: string[], index: number) => ['BEGIN:VEVENT', `UID:${index}@x`, ...lines, 'END:VEVENT'];
const allDay = (date: string, ...more: string[]) => [`DTSTART;VALUE=DATE:${date}`, ...more];

function imported(text: string) {
  const steps = importCalendar({ text, document, events: 'closed', at });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
function faultsOf(text: string) {
  try {
    imported(text);
    return [];
  } catch (error) {
    return (error as CalendarImportRefusedError).faults;
  }
}

describe('a file that is not understood is refused whole, by line and event', () => {
  it.each<[string, string[], number, RegExp]>([
    ['no such date', allDay('20260230'), 6, /does not exist/],
    ['no date', allDay('soon'), 6, /no date and no time/],
    ['29 February of another year', allDay('20270229'), 6, /does not exist/],
    ['an unknown zone', ['DTSTART;TZID=Customized Time Zone:20260504T090000'], 6, /IANA/],
    ['an end before the start', ['DTSTART:20260504T090000', 'DTEND:20260504T080000'], 7, /does not end after/],
    ['an end and a length', allDay('20260504', 'DTEND;VALUE=DATE:20260505', 'DURATION:P1D'), 8, /beside DTEND/],
    ['a length in words', allDay('20260504', 'DURATION:two days'), 7, /no length of time/],
    ['a date beside a time', allDay('20260504', 'DTEND:20260505T090000'), 7, /beside/],
    ['no start', ['SUMMARY:x'], 4, /no DTSTART/],
    ['two starts', allDay('20260504', 'DTSTART;VALUE=DATE:20260505'), 7, /second time/],
    ['seconds', ['DTSTART:20260504T090030', 'DURATION:PT1H'], 6, /full minute/],
    ['a rule within the day', ['DTSTART:20260504T090000', 'DURATION:PT1H', 'RRULE:FREQ=HOURLY'], 8, /FREQ=HOURLY/],
    ['a rule with a thirteenth month', allDay('20260504', 'RRULE:FREQ=YEARLY;BYMONTH=13'), 7, /BYMONTH=13/],
    ['a rule with an unknown part', allDay('20260504', 'RRULE:FREQ=YEARLY;BYEASTER=1'), 7, /BYEASTER/],
    ['a rule without end that starts with time', allDay('00010101', 'RRULE:FREQ=DAILY;COUNT=99999'), 7, /cannot be counted out/],
    ['an excluding rule', allDay('20260504', 'EXRULE:FREQ=DAILY'), 7, /EXDATE/],
    ['no line at all', allDay('20260504', 'nonsense'), 7, /NAME:value/],
  ])('%s', (...[, event, line, detail]) => {
    expect(faultsOf(file(event))).toEqual([expect.objectContaining({ line, detail: expect.stringMatching(detail) })]);
  });

  it('names every fault at once with the event it lies in', () => {
    const faults = faultsOf(file(allDay('20260230'), allDay('20260504'), allDay('20261301')));
    expect(faults.map(({ line }) => line)).toEqual([6, 14]);
    expect(faults.map(({ uid }) => uid)).toEqual(['0@x', '2@x']);
  });

  it.each([
    ['nothing', '', 1],
    ['a page of the web', '<html></html>', 1],
    ['a card', 'BEGIN:VCARD\r\nEND:VCARD', 1],
    ['an event that never ends', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR', 1],
  ])('%s', (...[, text, line]) => {
    expect(faultsOf(text)[0]).toMatchObject({ line });
  });

  it('is refused beyond what a calendar can hold, and rules that meet no day cost little', () => {
    expect(faultsOf(file(allDay('20260101', 'RRULE:FREQ=DAILY;COUNT=800')))).toMatchObject([{ detail: expect.stringContaining('500') }]);
    expect(faultsOf(file(allDay('20250201', 'RRULE:FREQ=DAILY')))).toMatchObject([{ line: 4, detail: expect.stringContaining('2000') }]);
    expect(faultsOf(file(...Array.from({ length: 1001 }, () => allDay('20260504'))))).toMatchObject([{ line: 4 + 4 * 1000 }]);
    const never = Array.from({ length: 20 }, () => allDay('20260101', 'RRULE:FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2'));
    expect(imported(file(...never)).changes.map(({ date }) => date)).toEqual(['2026-01-01']);
  });
});
