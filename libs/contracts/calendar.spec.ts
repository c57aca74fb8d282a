// Locks what the border accepts as a calendar and as a question to it; what passes here is compiled without surprises.
import { z } from 'zod';
import { calendarDocumentSchema, deadlineRequestSchema, elapsedRequestSchema } from './calendar';

const calendar = {
  timeZone: 'Europe/Paris',
  week: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '24:00'],
    ],
  },
};
const question = { calendar, from: '2026-03-27T08:00:00Z', amount: 'PT4H' };
const calendarId = '2f1c8a86-3b52-4c0e-9d61-0b8f9f0f6a11';

const pointersOf = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map((issue) => `/${issue.path.join('/')}`) ?? [];

describe('a calendar document', () => {
  it.each([
    ['with everything', { ...calendar, holidays: ['2026-05-01'], exceptions: [{ date: '2028-02-29', periods: [['22:00', '06:00']] }] }],
    ['with closed days left out', calendar],
    ['with a zone of three parts', { ...calendar, timeZone: 'America/Argentina/Buenos_Aires' }],
  ])('is taken %s', (_, document) => {
    expect(pointersOf(calendarDocumentSchema, document)).toEqual([]);
  });

  it.each([
    ['a weekday that does not exist', { ...calendar, week: { monday: [] } }, ['/week']],
    ['an unknown field', { ...calendar, zone: 'UTC' }, ['/']],
    ['an opening at 24:00', { ...calendar, week: { mon: [['24:00', '06:00']] } }, ['/week/mon/0/0']],
    ['a closing after 24:00', { ...calendar, week: { mon: [['09:00', '24:01']] } }, ['/week/mon/0/1']],
    ['a period of one time', { ...calendar, week: { mon: [['09:00']] } }, ['/week/mon/0']],
    ['a date that does not exist', { ...calendar, holidays: ['2026-02-29'] }, ['/holidays/0']],
    ['an offset as zone', { ...calendar, timeZone: '+02:00' }, ['/timeZone']],
    ['more holidays than anybody has', { ...calendar, holidays: Array.from({ length: 501 }, () => '2026-05-01') }, ['/holidays']],
  ])('is refused with %s', (...[, document, pointers]) => {
    expect(pointersOf(calendarDocumentSchema, document)).toEqual(pointers);
  });
});

describe('a question to a calendar', () => {
  it.each(['PT4H', '-PT4H', 'PT0H', 'P3D', 'PT1H30M', 'PT1H30S', 'PT90M', 'PT1H2M3S'])('takes the amount %s', (amount) => {
    expect(pointersOf(deadlineRequestSchema, { ...question, amount })).toEqual([]);
  });

  it.each(['', 'PT', '4H', 'P1DT4H', 'PT1.5H', 'P1M', 'PT4H30', '--PT4H'])('refuses the amount %j', (amount) => {
    expect(pointersOf(deadlineRequestSchema, { ...question, amount })).toContain('/amount');
  });

  it('names exactly one calendar, and says so in its JSON Schema too', () => {
    const { calendar: _, ...without } = question;
    expect(pointersOf(deadlineRequestSchema, { ...without, calendarId })).toEqual([]);
    expect(pointersOf(deadlineRequestSchema, without)).toEqual(['/calendar']);
    expect(pointersOf(deadlineRequestSchema, { ...question, calendarId })).toEqual(['/calendar']);
    const jsonSchema = z.toJSONSchema(deadlineRequestSchema, { io: 'input', unrepresentable: 'any' });
    expect(jsonSchema.oneOf).toEqual([{ required: ['calendarId'] }, { required: ['calendar'] }]);
  });

  it('reads instants into milliseconds', () => {
    const parsed = elapsedRequestSchema.parse({ calendarId, from: '2026-03-27T08:00:00Z', to: '2026-03-27T10:00:00+01:00' });
    expect([parsed.from, parsed.to]).toEqual([Date.UTC(2026, 2, 27, 8), Date.UTC(2026, 2, 27, 9)]);
  });
});
