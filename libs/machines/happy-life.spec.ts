// A whole life on the machine: what a customer's case goes through when everybody does their part.
import { MachineCase, people } from '@relais/testing/cases';

const hour = 3_600_000;
const day = 24 * hour;

describe('a case that everybody looks after', () => {
  it('goes from the raise to its feedback, and every clock is met on the way', () => {
    const aCase = new MachineCase();
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(aCase.told).toEqual(['transfer → recipient', 'transfer → customer']);
    aCase.pass(hour).send(['acknowledge', people.supervisor], { promisedAt: aCase.at + 3 * hour });
    expect(aCase.status).toBe('deciding');
    expect(aCase.context.ownerId).toBe(people.supervisor.userId);
    aCase.send(['decide', people.supervisor], {
      choice: 'approve',
      cost: { amountMinor: 3500, currency: 'EUR' },
      actions: [{ kind: 'credit', amountMinor: 3500 }],
    });
    expect(aCase.status).toBe('following_up');
    aCase.pass(3 * day);
    expect(aCase.context.tasks).toHaveProperty('check_customer');
    aCase.send(['record_check', people.supervisor], { satisfied: true, satisfaction: 5 });
    aCase.send(['give_feedback', people.supervisor]);
    aCase.send(['rate_support', people.agent], { rating: 5 });
    expect(aCase.status).toBe('closed');
    expect(aCase.context).toMatchObject({ outcome: 'approved', closedBecause: 'completed', due: {}, tasks: {} });
    expect(aCase.context.counts).toMatchObject({ promisesKept: 1, promisesBroken: 0, reminders: 0 });
  });
});
