// Lost if these fail: a colleague runs to a phone that nobody holds, or leaves a customer waiting on the line.
import { awaiting, minute, notForUs, people } from '@relais/testing/cases';
import { isOnThePhone } from '.';

const raised = (live = true) => awaiting({ profile: { category: 'billing', live } });
const pickedUp = () => raised().sleep(minute).send(['pick_up', people.supervisor], { onTheLine: [] });

describe('a customer is on the phone', () => {
  it('from a raise by phone, and by no other', () => {
    expect(isOnThePhone(raised().context)).toBe(true);
    expect(isOnThePhone(raised(false).context)).toBe(false);
  });

  it('until the call has ended', () => {
    const aCase = pickedUp().pass(minute);
    expect(isOnThePhone(aCase.context)).toBe(true);
    expect(isOnThePhone(aCase.send(['end_call', people.supervisor], { endedAt: aCase.at }).context)).toBe(false);
  });

  it('until they are answered in writing, after a later transfer too', () => {
    const aCase = raised().send(['move_to_writing', people.agent], {});
    expect(isOnThePhone(aCase.context)).toBe(false);
    aCase.send(['return', people.supervisor], notForUs).send(['complete_dossier', people.agent], {});
    expect(aCase.status).toBe('awaiting_acknowledgment');
    expect(isOnThePhone(aCase.context)).toBe(false);
  });
});
