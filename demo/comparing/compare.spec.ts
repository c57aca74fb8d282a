// Lost if these fail: the demo says OK although a mail, a clock or the outcome is not what it should be.
import type { TimelineEntry } from '@relais/contracts';
import { due, entry, message } from '../sample-timeline';
import { compare } from './compare';
import type { Expected } from './expected';

const expected: Expected = {
  title: '',
  status: 'closed',
  outcome: 'approved',
  closedBecause: 'completed',
  clocks: ['reminder', 'promise', 'reminder', 'promiseFlag'],
  mails: { transfer: { recipient: 1, customer: 1 }, reminder: { recipient: 2 } },
};
const closed = { status: 'closed', outcome: 'approved', closedBecause: 'completed' } as const;

const transferred = entry({ step: 1, messages: [message({}), message({ to: 'customer', person: null })] });
const reminded = (step: number): TimelineEntry => due(step, { clock: 'reminder', messages: [message({ kind: 'reminder' })] });
const told = [transferred, reminded(2), due(3, { clock: 'promise' }), reminded(4), due(5, { clock: 'promiseFlag' })];
const differences = (timeline: readonly TimelineEntry[]) => compare(expected, { case: closed, timeline });

describe('what came of a case, held against its expected file', () => {
  it('is as expected', () => {
    expect(differences(told)).toEqual([]);
  });

  it('names another outcome', () => {
    expect(compare(expected, { case: { ...closed, outcome: 'refused' }, timeline: told })).toEqual([
      'outcome is refused instead of approved',
    ]);
  });

  it('names a clock that did not fall due', () => {
    expect(differences(told.slice(0, 4))).toEqual(['clocks: promise instead of promise, promiseFlag (promise, promiseFlag)']);
  });

  it('names two clocks of one lane that changed places', () => {
    const swapped = [transferred, reminded(2), due(3, { clock: 'promiseFlag' }), reminded(4), due(5, { clock: 'promise' })];
    expect(differences(swapped)).toEqual(['clocks: promiseFlag, promise instead of promise, promiseFlag (promise, promiseFlag)']);
  });

  it('leaves the order between two lanes to chance: a timer may be a second late', () => {
    expect(differences([transferred, reminded(2), reminded(3), due(4, { clock: 'promise' }), due(5, { clock: 'promiseFlag' })])).toEqual(
      [],
    );
  });

  it('names a clock and a mail that nobody expected', () => {
    const arbitrated = due(6, { clock: 'arbitration', messages: [message({ kind: 'arbitration_reminder', to: 'manager' })] });
    expect(differences([...told, arbitrated])).toEqual([
      'clocks: arbitration instead of none (arbitration)',
      'mail arbitration_reminder to manager: 1 instead of 0',
    ]);
  });

  it('does not count a mail that did not leave, and says what became of it', () => {
    const failed = due(4, { clock: 'reminder', messages: [message({ kind: 'reminder', status: 'failed' })] });
    expect(differences([transferred, reminded(2), due(3, { clock: 'promise' }), failed, due(5, { clock: 'promiseFlag' })])).toEqual([
      'mail reminder to recipient: 1 instead of 2',
      'mail reminder to recipient is failed',
    ]);
  });
});
