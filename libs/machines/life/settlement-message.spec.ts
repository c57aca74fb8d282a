// Contract: domain.md §8, "one message to the customer, validated inside before it leaves". Were it to fail, a customer would read what nobody
// but its writer had read, or wait for a message that everybody had forgotten.
import type { Actor } from '@relais/contracts';
import { allowedCommands } from '@relais/machines';
import {
  arbitrating,
  awaiting,
  day,
  decision,
  hour,
  type MachineCase,
  notForUs,
  people,
  settlement,
  twoOptions,
} from '@relais/testing/cases';

const settled = (change: Parameters<typeof settlement>[0] = {}): MachineCase =>
  arbitrating().send(['settle_arbitration', people.manager], settlement({ option: 1, ...change }));
const reminded = ['message_waiting → owner', 'message_waiting → manager'];
const validated = { validated: true };
const refused = { validated: false };

describe('the message that ends an arbitration', () => {
  it('waits for somebody else than its writer, as a task on the clock of the arbitration', () => {
    const aCase = settled();
    expect(aCase.context.settlementMessage).toEqual({
      writtenBy: people.manager.userId,
      nextUpdateAt: null,
      refused: false,
      remindersSent: 0,
    });
    expect(aCase.context.tasks).toHaveProperty('validate_message', { for: 'manager', since: aCase.at });
    expect(aCase.context.due.arbitration).toBe(aCase.at + day);
    expect(aCase.refusal(['validate_message', people.manager], validated)?.code).toBe('not_entitled');
    expect(aCase.refusal(['validate_message', people.agent], validated)?.code).toBe('not_entitled');
    for (const by of [people.expert, people.director]) expect(aCase.refusal(['validate_message', by], validated)).toBeNull();
  });

  it('is offered for validation to whoever may, and never to its writer', () => {
    const { status, context } = settled();
    const offered = (by: Actor) => allowedCommands({ status, context }, by).includes('validate_message');
    expect([people.manager, people.expert, people.director].map(offered)).toEqual([false, true, true]);
  });

  it('leaves once validated, keeps the promise to the customer and makes the next', () => {
    const aCase = settled();
    expect(aCase.context.due).toHaveProperty('promise');
    const { promisesKept } = aCase.context.counts;
    aCase.pass(hour).send(['validate_message', people.expert], validated);
    expect(aCase.told).toEqual(['settlement → customer']);
    expect(aCase.noted).toEqual(['promise_kept']);
    expect(aCase.context.counts.promisesKept).toBe(promisesKept + 1);
    expect(aCase.context.due.promise).toBe(aCase.at + 8 * hour);
    expect(aCase.context.settlementMessage).toBeUndefined();
    expect(aCase.context.tasks).not.toHaveProperty('validate_message');
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    expect(aCase.refusal(['validate_message', people.expert], validated)?.code).toBe('not_allowed_now');
  });

  it('promises the moment it names, unless that has passed before it left', () => {
    const named = (at: number) => ({ customerMessage: { nextUpdateAt: at } });
    const ahead = settled(named(arbitrating().at + 2 * hour));
    const nextUpdateAt = ahead.at + 2 * hour;
    expect(ahead.pass(hour).send(['validate_message', people.expert], validated).context.due.promise).toBe(nextUpdateAt);
    const late = settled(named(arbitrating().at + 2 * hour)).pass(2 * hour);
    expect(late.send(['validate_message', people.expert], validated).context.due.promise).toBe(late.at + 8 * hour);
    const past = { nextUpdateAt: arbitrating().at };
    const refusal = arbitrating().refusal(['settle_arbitration', people.manager], settlement({ option: 1, customerMessage: past }));
    expect(refusal?.details?.errors?.[0]?.pointer).toBe('/customerMessage/nextUpdateAt');
  });

  it('refused waits for another draft, whose writer is then the one who does not validate it', () => {
    const aCase = settled().pass(hour).send(['validate_message', people.expert], refused);
    expect(aCase.told).toEqual(['message_refused → owner', 'message_refused → manager']);
    expect(aCase.context.tasks).not.toHaveProperty('validate_message');
    expect(aCase.context.tasks).toHaveProperty('redraft_message', { for: 'manager', since: aCase.at });
    expect(aCase.context.due.arbitration).toBe(aCase.at + day);
    expect(aCase.refusal(['validate_message', people.director], validated)?.code).toBe('not_allowed_now');
    aCase.pass(hour).send(['redraft_message', people.expert], { customerMessage: {} });
    expect(aCase.told).toEqual(['message_to_validate → owner', 'message_to_validate → manager']);
    expect(aCase.context.tasks).not.toHaveProperty('redraft_message');
    expect(aCase.context.tasks).toHaveProperty('validate_message', { for: 'manager', since: aCase.at });
    expect(aCase.context.due.arbitration).toBe(aCase.at + day);
    expect(aCase.refusal(['validate_message', people.expert], validated)?.code).toBe('not_entitled');
    expect(aCase.send(['validate_message', people.manager], validated).told).toEqual(['settlement → customer']);
  });

  it.each([
    ['validated', (aCase: MachineCase) => aCase],
    ['written anew', (aCase: MachineCase) => aCase.send(['validate_message', people.expert], refused)],
  ])('that nobody has %s is reminded as an acknowledgment is, then brought to the direction, and stays shown', (...[, before]) => {
    const aCase = before(settled());
    const since = aCase.at;
    for (const reminder of [1, 2]) {
      expect(aCase.until('arbitration').told).toEqual(reminded);
      expect(aCase.at).toBe(since + reminder * day);
    }
    expect(aCase.until('arbitration').told).toEqual(['message_waiting → direction']);
    expect(aCase.context.due).not.toHaveProperty('arbitration');
    const tasks = Object.keys(aCase.pass(10 * day).context.tasks);
    expect(tasks.filter((task) => task.endsWith('_message'))).toHaveLength(1);
  });

  it('is the only one that speaks for the arbitration until it has left', () => {
    const aCase = settled();
    expect(aCase.refusal(['update_customer', people.agent], { statesPosition: true })?.code).toBe('not_allowed_now');
    expect(aCase.refusal(['update_customer', people.agent], { statesPosition: false })).toBeNull();
    aCase.send(['validate_message', people.expert], validated);
    expect(aCase.refusal(['update_customer', people.agent], { statesPosition: true })).toBeNull();
  });

  it('goes with the case where it is carried, and is validated there', () => {
    const aCase = settled({ to: 'recipient' });
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.context.ownerId).toBe(people.supervisor.userId);
    expect(aCase.send(['validate_message', people.supervisor], validated).status).toBe('awaiting_acknowledgment');
  });
});

describe('a message that something else overtakes', () => {
  const isGone = (aCase: MachineCase) => {
    expect(aCase.noted).toContain('message_superseded');
    expect(aCase.context.settlementMessage).toBeUndefined();
    expect(Object.keys(aCase.context.tasks).filter((task) => task.endsWith('_message'))).toEqual([]);
  };

  it('does not leave after the decision, which is what the customer is told', () => {
    const aCase = settled().send(['decide', people.expert], decision());
    expect(aCase.told).toContain('decision → customer');
    isGone(aCase);
    expect(aCase.context.due).not.toHaveProperty('arbitration');
  });

  it('does not leave once the case has ended', () => {
    isGone(settled().send(['withdraw', people.agent]));
  });

  it('does not leave while another arbitration is open, asked for or after returns', () => {
    const again = settled().send(['open_arbitration', people.expert], twoOptions);
    isGone(again);
    expect(again.context.due.arbitration).toBe(again.at + day);
    const returned = settled().send(['decide', people.expert], decision({ choice: 'escalate_further' }));
    expect(returned.context.settlementMessage).toBeDefined();
  });

  it('does not leave when the case is arbitrated anew after two returns', () => {
    const twice = (aCase: MachineCase) =>
      aCase
        .send(['return', people.expert], notForUs)
        .send(['complete_dossier', people.agent], {})
        .send(['return', people.expert], notForUs);
    const first = awaiting().send(['return', people.supervisor], notForUs).send(['complete_dossier', people.agent], {});
    first.send(['return', people.supervisor], notForUs);
    const toSupervisor = { userId: people.supervisor.userId, teamId: people.supervisor.teamIds[0] as string };
    first.send(['settle_arbitration', people.manager], settlement(toSupervisor));
    first.send(['decide', people.supervisor], decision({ choice: 'escalate_further' }));
    expect(first.status).toBe('awaiting_acknowledgment');
    const aCase = twice(first);
    expect(aCase.status).toBe('arbitrating');
    isGone(aCase);
    expect(aCase.context.due.arbitration).toBe(aCase.at + day);
  });
});
