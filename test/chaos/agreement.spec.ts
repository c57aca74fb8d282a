// Lost if these fail: the check that follows every fault sees nothing, and every test beside this one passes for nothing.
import { inHours } from '../api/story';
import { approval, until } from '../races/case-in-race';
import { type House, openHouse } from '../races/house';
import { assertAgreement, disagreements, type Told } from './agreement';
import { Callers } from './callers';

let house: House;
let callers: Callers;
let refused: Told;
beforeAll(async () => {
  house = await openHouse();
  await house.worker.start();
  callers = new Callers(house);
  const { id: escalationId } = (await callers.raiser().insist()).body;
  await callers.insist({ escalationId, person: 'supervisor', command: ['acknowledge', { promisedAt: inHours(3) }] });
  await callers.insist({ escalationId, person: 'supervisor', command: ['decide', approval] });
  const isDecided = async () => (await house.database.query(`select from escalation where status = 'following_up'`)).rowCount === 1;
  await until(isDecided, 'the decision to be carried out');
  refused = await callers.insist({ escalationId, person: 'supervisor', command: ['decide', approval] });
}, 180_000);
afterAll(() => house?.stop(), 30_000);

it('finds nothing in a case that nothing happened to', async () => {
  expect(refused.status).toBe(409);
  await assertAgreement(house, callers.told);
}, 60_000);

interface Lie {
  readonly named: RegExp;
  readonly tell: string;
  readonly undo: string;
}

const transfer = `kind = 'transfer' and addressee = 'customer'`;
const lies: Readonly<Record<string, Lie>> = {
  'a step is missing': {
    named: /the workflow made step "4 .*none such/,
    tell: 'update timeline_entry set step = 100 where step = 4',
    undo: 'update timeline_entry set step = 4 where step = 100',
  },
  'a line was edited': {
    named: /: \w+ at step 4/,
    tell: `update timeline_entry set data = data || '{"edited": 1}' where step = 4 and sequence = 0`,
    undo: `update timeline_entry set data = data - 'edited'`,
  },
  'the read model is not what the workflow is': {
    named: /read model's level/,
    tell: 'update escalation set level = level + 1',
    undo: 'update escalation set level = level - 1',
  },
  'a task is forgotten': {
    named: /open tasks are/,
    tell: 'update task set closed_step = null where closed_step = 4',
    undo: 'update task set closed_step = 4 where closed_step is null',
  },
  'a mail that is called sent never arrived': {
    named: /transfer to customer is sent after 0 unknown attempts, and arrived 0 times/,
    tell: `update message set message_id = 'no' || message_id where ${transfer}`,
    undo: `update message set message_id = substr(message_id, 3) where ${transfer}`,
  },
  'a mail arrived that no case sent': {
    named: /a mail ".*" arrived that no case sent/,
    tell: `update message set message_id = 'no' || message_id where ${transfer}`,
    undo: `update message set message_id = substr(message_id, 3) where ${transfer}`,
  },
  'a mail was sent once too often': {
    named: /transfer to customer is not_wanted after 0 unknown attempts, and arrived 1 times/,
    tell: `update message set status = 'not_wanted' where ${transfer}`,
    undo: `update message set status = 'sent' where ${transfer}`,
  },
  'a message is lost': {
    named: /message "3 transfer" was asked for and is not there/,
    tell: `update message set step = 100 where step = 3`,
    undo: `update message set step = 3 where step = 100`,
  },
  'an action was executed that should wait': {
    named: /action r1a1 is waiting, .* executed 1 times/,
    tell: `update action set status = 'waiting'`,
    undo: `update action set status = 'done'`,
  },
  'an action is called done and was not executed': {
    named: /action r1a9 is done, .* executed 0 times/,
    tell: `update action set id = 'r1a9'`,
    undo: `update action set id = 'r1a1'`,
  },
  'an answered command never happened': {
    named: /command acknowledge was answered 200, and is in the timeline 0 times/,
    tell: `update timeline_entry set command_id = escalation_id where type = 'acknowledge'`,
    undo: `update timeline_entry t set command_id = c.id from command c where t.type = 'acknowledge' and c.type = 'acknowledge'`,
  },
  'nothing will move a case on': {
    named: /without a clock or a task/,
    tell: 'create table kept as select next_due_at from escalation; update escalation set next_due_at = null',
    undo: 'update escalation set next_due_at = kept.next_due_at from kept; drop table kept',
  },
  'a clock passed and nobody took it': {
    named: /its clock \w+ passed \d+ ms ago/,
    tell: `update escalation set next_due_at = next_due_at - interval '40 days'`,
    undo: `update escalation set next_due_at = next_due_at + interval '40 days'`,
  },
};

describe('the check names it when', () => {
  it.each(Object.entries(lies))(
    '%s',
    async (...[, { named, tell, undo }]) => {
      await house.database.query(tell);
      const found = await disagreements(house, callers.told).finally(() => house.database.query(undo));
      expect(found).toContainEqual(expect.stringMatching(named));
      expect(await disagreements(house, callers.told)).toEqual([]);
    },
    30_000,
  );

  it('a caller was answered and nobody knows it', async () => {
    const told = [...callers.told, { key: 'another', command: 'add-note', status: 200, body: {} }];
    expect(await disagreements(house, told)).toEqual(['add-note was told 200, and nobody knows it']);
  });

  it('a caller was refused what then happened, or told another version of it', async () => {
    const { key } = callers.told.find(({ command }) => command === 'acknowledge')!;
    const changed = (change: object) => callers.told.map((one) => (one.key === key ? { ...one, ...change } : one));
    expect(await disagreements(house, changed({ status: 409 }))).toContainEqual(
      expect.stringMatching(/acknowledge was told 409, and happened/),
    );
    expect(await disagreements(house, changed({ body: { version: 3 } }))).toContainEqual(
      expect.stringMatching(/acknowledge was told version 3, its step is 4/),
    );
  });

  it('a caller was told yes to what never happened', async () => {
    const told = callers.told.map((one) => (one.key === refused.key ? { ...one, status: 200, body: { version: 7 } } : one));
    expect(await disagreements(house, told)).toContainEqual(expect.stringMatching(/decide was told 200, and happened 0 times/));
  });
});
