// Lost if these fail: what a worker was recording when it died is forgotten, happens twice, or is undone by whoever comes first afterwards.
import { inHours } from '../api/story';
import { approval } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement, assertRecordsAgree } from './agreement';
import { Callers } from './callers';
import { courses, type LifeStep, type Other, WalkingLife } from './walking-life';

let house: House;
let callers: Callers;
let lives: WalkingLife[];
beforeAll(async () => {
  house = await openHouse();
  // Far enough apart that one reminder falls due before the acknowledgment, and no second one.
  await house.rules({ cadence: 'PT20S always', promise: 'PT8H' });
  callers = new Callers(house);
  lives = courses.map((course) => new WalkingLife({ house, callers }, course));
}, 180_000);
afterAll(() => house?.stop(), 30_000);

const supervisor = (command: string, body: object): LifeStep['by'] => ({ person: 'supervisor', command: [command, body] });
/** From the raise to the end, with one reminder and one action. */
const life: readonly LifeStep[] = [
  { event: 'raised', by: 'raise' },
  { event: 'gate_answered' },
  { event: 'recipient_found' },
  { event: 'due' },
  { event: 'acknowledge', by: supervisor('acknowledge', { promisedAt: inHours(3) }) },
  { event: 'decide', by: supervisor('decide', approval) },
  { event: 'action_done' },
  { event: 'record_check', by: supervisor('record-check', { satisfied: true, satisfaction: 5 }) },
  { event: 'give_feedback', by: supervisor('give-feedback', { wellDone: 'Dossier complet' }) },
  { event: 'rate_support', by: { person: 'agent', command: ['rate-support', { rating: 5 }] } },
];

const note: Other = { person: 'agent', command: ['add-note', { note: 'Le client rappelle' }], told: 200 };
const snooze: Other = { person: 'supervisor', command: ['snooze', { until: inHours(1) }], told: 409 };
/** What would have been taken, had the step not come first. */
const refusedAfter: Readonly<Record<string, Other>> = {
  acknowledge: { person: 'backup', command: ['return', { reason: 'not_for_us', comment: 'Plutôt le support' }], told: 409 },
  decide: snooze,
  record_check: snooze,
  rate_support: { ...note, told: 410 },
};

const moments = life.flatMap((step, place) =>
  (['before', 'after'] as const).map((side) => ({ step, side, name: `${step.event} ${side} commit` as const, follows: life[place + 1] })),
);

/** Whether the next death comes by itself, so that the worker that comes back must carry the switch already. */
const leadsOn = ({ side, follows }: (typeof moments)[number]): boolean =>
  side === 'before' || (follows !== undefined && follows.by === undefined);

describe('a worker that dies in each step of a life, in three cases at once', () => {
  it.each(moments.map((moment, index) => ({ ...moment, index })))(
    '$name',
    async (moment) => {
      const { step, side, name, index } = moment;
      const next = moments[index + 1];
      if (side === 'before' && step.by) {
        await house.worker.start(name, lives.length);
        for (const one of lives) await one.begins(step);
      }
      expect(await house.worker.ended()).toBe('ended by SIGKILL');
      const diedAt = Date.now();
      const first = (side === 'before' || step.event === 'rate_support' ? refusedAfter[step.event] : undefined) ?? note;
      await Promise.all(lives.map((one) => one.arrivesFirst(first)));
      if (leadsOn(moment) && next) {
        await house.worker.start(next.name, lives.length);
        process.stdout.write(`    ${name}: killed with three cases in it, the next worker took over after ${Date.now() - diedAt} ms\n`);
        return;
      }
      await house.worker.start();
      await Promise.all(lives.map((one) => one.isAnswered()));
      process.stdout.write(`    ${name}: killed with three cases in it, all answered ${Date.now() - diedAt} ms later\n`);
      await assertRecordsAgree(house, callers.told);
    },
    60_000,
  );

  it('leaves three whole lives, each step once, each mail once or shown as perhaps twice', async () => {
    await assertAgreement(house, callers.told);
    const { rows } = await house.database.query(
      `select array_agg(type order by step) as events from timeline_entry where sequence = 0 and type <> 'add_note' group by escalation_id`,
    );
    expect(rows.map(({ events }) => events)).toEqual(lives.map(() => life.map(({ event }) => event)));
  }, 120_000);
});
