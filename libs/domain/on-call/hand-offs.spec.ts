// Contract: a hand-off is one instant on the zone's wall clock. Were it to fail, at a clock change nobody would answer, or two would.
import type { OnCallPlan } from '@relais/contracts';
import { compileOnCallPlan } from '../on-call-compilation';
import { onCallAt } from '.';

const [ada, ben, cora] = ['ada', 'ben', 'cora'];
const presence = { active: new Set([ada, ben, cora]), absences: [] };
type Layer = OnCallPlan['layers'][number];
const layerWith = (change: Partial<Layer>): Layer => ({
  name: 'Rotation' as Layer['name'],
  rotation: 'daily',
  every: 1,
  startsOn: '2026-01-05',
  handOff: '09:00',
  people: [ada, ben, cora].map((userId) => ({ userId, weight: 1 })),
  ...change,
});
const planOf = (layer: Partial<Layer>, timeZone = 'Europe/Paris') =>
  compileOnCallPlan({ timeZone, layers: [layerWith(layer)], overrides: [], lastResort: [] }, { from: Date.parse('2026-01-05T00:00:00Z') });
const onDuty = (layer: Partial<Layer>, instant: string, timeZone?: string) =>
  onCallAt(planOf(layer, timeZone), { ...presence, at: Date.parse(instant) }).person?.userId ?? null;

const daily = {};
const weekly = { rotation: 'weekly' } as const;
const atHalfPastTwo = { handOff: '02:30', startsOn: '2026-03-27' };
const inAutumn = { handOff: '02:30', startsOn: '2026-10-23' };
const hourly = { rotation: 'hourly', startsOn: '2026-10-25', handOff: '00:00' } as const;
const nights = { hours: { fri: [['22:00', '06:00']] } as NonNullable<Layer['hours']>, rotation: 'weekly' } as const;

it.each([
  ['before the first hand-off nobody', daily, '2026-01-05T07:59:59.999Z', null],
  ['the first, from the hand-off on', daily, '2026-01-05T08:00:00Z', ada],
  ['until the last millisecond before the next', daily, '2026-01-06T07:59:59.999Z', ada],
  ['the second', daily, '2026-01-06T08:00:00Z', ben],
  ['round to the first again', daily, '2026-01-08T08:00:00Z', ada],
  ['in summer at the same wall-clock time', daily, '2026-07-06T06:59:59Z', ben],
  ['… and after it', daily, '2026-07-06T07:00:00Z', cora],
  ['over 29 February', { startsOn: '2028-02-28' }, '2028-02-29T08:00:00Z', ben],
  ['… into March', { startsOn: '2028-02-28' }, '2028-03-01T08:00:00Z', cora],
  ['the week through the day of 23 hours', weekly, '2026-03-30T06:59:59Z', cora],
  ['… handed over on Monday', weekly, '2026-03-30T07:00:00Z', ada],
  ['the week through the day of 25 hours', weekly, '2026-10-26T07:59:59Z', cora],
  ['… handed over on Monday', weekly, '2026-10-26T08:00:00Z', ada],
  ['a hand-off inside the gap: before it', atHalfPastTwo, '2026-03-29T00:59:59.999Z', ben],
  ['… at the first instant after the gap', atHalfPastTwo, '2026-03-29T01:00:00Z', cora],
  ['a hand-off that is shown twice: before the first', inAutumn, '2026-10-25T00:29:59.999Z', ben],
  ['… at the first', inAutumn, '2026-10-25T00:30:00Z', cora],
  ['… and not undone when the clock is put back', inAutumn, '2026-10-25T01:00:00Z', cora],
  ['… nor repeated at the second', inAutumn, '2026-10-25T01:30:00Z', cora],
  ['hours: the one that is shown twice lasts two', hourly, '2026-10-25T01:59:59Z', cora],
  ['… and then the next', hourly, '2026-10-25T02:00:00Z', ada],
  ['a night over midnight: not before', nights, '2026-01-09T20:59:59Z', null],
  ['… from Friday 22:00', nights, '2026-01-09T21:00:00Z', ada],
  ['… to Saturday 06:00', nights, '2026-01-10T04:59:59.999Z', ada],
  ['… and no longer', nights, '2026-01-10T05:00:00Z', null],
  ['every two weeks', { rotation: 'weekly', every: 2 } as const, '2026-01-19T08:00:00Z', ben],
  ['until the day it ends', { endsOn: '2026-01-07' }, '2026-01-07T07:59:59Z', ben],
  ['and nobody after', { endsOn: '2026-01-07' }, '2026-01-07T08:00:00Z', null],
])('%s', (_, layer, instant, expected) => {
  expect(onDuty(layer, instant)).toBe(expected);
});

it('in a zone that never changes its clocks a day has 24 hours all year', () => {
  for (const month of ['01', '03', '07', '10']) {
    const day = planOf({ startsOn: `2026-${month}-20` }, 'Asia/Tokyo');
    const at = (instant: string) => onCallAt(day, { ...presence, at: Date.parse(instant) }).person?.userId;
    expect([at(`2026-${month}-20T23:59:59Z`), at(`2026-${month}-21T00:00:00Z`)]).toEqual([ada, ben]);
  }
});

it('refuses an instant that it knows no clocks of, rather than guessing', () => {
  expect(() => onDuty(daily, '2040-01-01T00:00:00Z')).toThrow(expect.objectContaining({ code: 'beyond_on_call_horizon' }));
});

it('names every fault of a plan by its place', () => {
  const twice = [ada, ada].map((userId) => ({ userId, weight: 1 }));
  const faulty: OnCallPlan = {
    timeZone: 'Europe/Atlantis',
    layers: [
      layerWith({ endsOn: '2026-01-05' }),
      layerWith({ rotation: 'round_robin', people: twice }),
      layerWith({
        hours: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      }),
    ],
    overrides: [],
    lastResort: [],
  };
  const faults = (() => {
    try {
      compileOnCallPlan(faulty, { from: 0 });
    } catch (error) {
      return (error as { faults: { pointer: string }[] }).faults.map(({ pointer }) => pointer);
    }
    return [];
  })();
  expect(faults).toEqual(['/timeZone', '/layers/0/endsOn', '/layers/1/people/1', '/layers/2/hours/mon/1']);
});
