// Contract: whoever is asked is there, and who was expected and is not is named. Were it to fail, a case would wait for somebody who left.
import type { Absence, OnCallPlan } from '@relais/contracts';
import { compileOnCallPlan } from '../on-call-compilation';
import { deputyCycle, onCallAt, onCallPeriods } from '.';

const at = Date.parse('2026-03-02T12:00:00Z');
const hour = 3_600_000;
const people = ['ada', 'ben', 'cora', 'dan', 'eve'];
type Layer = OnCallPlan['layers'][number];
const rotation = (userIds: readonly string[], change: Partial<Layer> = {}): Layer => ({
  name: 'Rotation' as Layer['name'],
  rotation: 'weekly',
  every: 1,
  startsOn: '2026-03-02',
  handOff: '09:00',
  people: userIds.map((userId) => ({ userId, weight: 1 })),
  ...change,
});
const away = (userId: string, deputyId?: string): Absence => ({ userId, from: at - hour, to: at + hour, ...(deputyId && { deputyId }) });

interface Asked {
  readonly plan?: Partial<OnCallPlan>;
  readonly gone?: readonly string[];
  readonly absences?: readonly Absence[];
  readonly load?: ReadonlyMap<string, number>;
  readonly at?: number;
}

const compiled = (plan: Partial<OnCallPlan> = {}) =>
  compileOnCallPlan({ timeZone: 'Europe/Paris', layers: [rotation(['ada', 'ben'])], overrides: [], lastResort: [], ...plan }, { from: at });
const presenceOf = ({ gone = [], absences = [] }: Asked) => ({ active: new Set(people.filter((one) => !gone.includes(one))), absences });
const asked = (question: Asked = {}) =>
  onCallAt(compiled(question.plan), { ...presenceOf(question), load: question.load, at: question.at ?? at });
const short = (question: Asked = {}) => {
  const { person, backupUserId } = asked(question);
  return [person && `${person.userId} ${person.because}`, backupUserId];
};
const next = { kind: 'next' } as const;
const override = (userId: string, change = {}) => ({ userId, from: at - hour, to: at + hour, ...change });

describe('the person on call', () => {
  it('is whose shift it is, backed up by the next of the rotation', () => {
    expect(short({ plan: { backup: next } })).toEqual(['ada layer', 'ben']);
  });

  it('is whoever an override names, the later one first, for as long as it lasts', () => {
    const plan = { overrides: [override('cora'), override('dan')] };
    expect(short({ plan })).toEqual(['dan override', null]);
    expect(short({ plan, at: at + hour })).toEqual(['ada layer', null]);
  });

  it('comes from the first layer that has somebody', () => {
    const nobody = rotation(['cora'], { hours: { sun: [['09:00', '10:00']] } });
    expect(short({ plan: { layers: [nobody, rotation(['ben'])] } })).toEqual(['ben layer', null]);
  });

  it('is the deputy of who is away, or the deputy’s deputy', () => {
    expect(short({ absences: [away('ada', 'dan')] })).toEqual(['dan deputy', null]);
    expect(short({ absences: [away('ada', 'dan'), away('dan', 'eve')] })).toEqual(['eve deputy', null]);
  });

  it('is the backup when nobody of the layers is there, and the last resort when the backup is not either', () => {
    const plan: Partial<OnCallPlan> = {
      layers: [rotation(['ada'])],
      backup: { kind: 'person', userId: 'ben' },
      lastResort: ['dan', 'eve'],
    };
    expect(short({ plan, absences: [away('ada')] })).toEqual(['ben backup', null]);
    expect(short({ plan, absences: [away('ada'), away('ben')] })).toEqual(['dan last_resort', null]);
    expect(short({ plan, gone: ['ada', 'ben', 'dan'] })).toEqual(['eve last_resort', null]);
    expect(short({ plan, gone: people })).toEqual([null, null]);
  });

  it('is never somebody who left or is suspended, and it is said who was expected', () => {
    const { person, passedOver } = asked({
      plan: { overrides: [override('cora')], backup: next },
      gone: ['cora'],
      absences: [away('ada', 'ben')],
    });
    expect(person).toEqual({ userId: 'ben', because: 'deputy', layer: 0, insteadOf: 'ada' });
    expect(passedOver).toEqual([
      { userId: 'cora', why: 'inactive' },
      { userId: 'ada', why: 'absent' },
    ]);
  });

  it('is not searched for without end where deputies stand in for each other', () => {
    const circle = [away('ada', 'ben'), away('ben', 'ada')];
    expect(short({ absences: circle, plan: { lastResort: ['eve'] } })).toEqual(['eve last_resort', null]);
  });

  it('is back at the instant that the absence ends', () => {
    expect(short({ absences: [{ userId: 'ada', from: at - hour, to: at }] })).toEqual(['ada layer', null]);
  });
});

describe('round robin', () => {
  const layers = [
    rotation([], {
      rotation: 'round_robin',
      people: [
        { userId: 'ada', weight: 1 },
        { userId: 'ben', weight: 3 },
        { userId: 'cora', weight: 1 },
      ],
    }),
  ];
  it.each([
    [{}, 'ada'],
    [{ ada: 1 }, 'ben'],
    [{ ada: 1, ben: 2, cora: 1 }, 'ben'],
    [{ ada: 1, ben: 3, cora: 1 }, 'ada'],
    [{ ada: 2, ben: 9, cora: 1 }, 'cora'],
  ])('with %j open cases it is the turn of %s: fewest for their weight', (load, expected) => {
    expect(short({ plan: { layers }, load: new Map(Object.entries(load)) })[0]).toBe(`${expected} layer`);
  });
});

describe('deputies', () => {
  it('may not stand in for each other in a circle at the same time', () => {
    expect(deputyCycle([away('ada', 'ben'), away('ben', 'cora'), away('cora', 'ada')])).toEqual(['ada', 'ben', 'cora']);
    expect(deputyCycle([away('ada', 'ben'), away('ben', 'cora')])).toBeNull();
  });

  it('may do so one after the other', () => {
    expect(deputyCycle([away('ada', 'ben'), { userId: 'ben', from: at + hour, to: at + 2 * hour, deputyId: 'ada' }])).toBeNull();
  });
});

it('an on-call calendar says each piece once, and where it changes hands', () => {
  const plan = compiled({ overrides: [override('cora')] });
  const periods = onCallPeriods(plan, { ...presenceOf({}), from: at - 2 * hour, to: at + 7 * 24 * hour });
  expect(periods.map(({ from, person }) => [(from - at) / hour, person?.userId])).toEqual([
    [-2, 'ada'],
    [-1, 'cora'],
    [1, 'ada'],
    // Monday 09:00 in Paris is 08:00 UTC.
    [7 * 24 - 4, 'ben'],
  ]);
});
