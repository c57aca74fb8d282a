// Lost if these fail: people of the demo act too early, on a mail that has not left, and the mail is then no longer wanted.
import { due, entry, message } from '../sample-timeline';
import { isReached } from './condition';
import { withInstants } from './moments';
import { Watch } from './watch';

const transferred = entry({ step: 1, messages: [message({})] });

describe('what somebody waits for', () => {
  it('is a mail that has left', () => {
    const condition = { mail: 'transfer', to: 'recipient' } as const;
    expect(isReached(condition, [transferred])).toBe(true);
    expect(isReached(condition, [entry({ step: 1, messages: [message({ to: 'customer' })] })])).toBe(false);
  });

  it('is not reached while any mail is on its way', () => {
    const leaving = entry({ step: 2, messages: [message({ kind: 'acknowledged', to: 'agent', status: 'sending' })] });
    expect(isReached({ mail: 'transfer', to: 'recipient' }, [transferred, leaving])).toBe(false);
  });

  it('may be the second time of something', () => {
    const condition = { clock: 'reminder', times: 2 } as const;
    expect(isReached(condition, [due(1, { clock: 'reminder' })])).toBe(false);
    expect(isReached(condition, [due(1, { clock: 'reminder' }), due(2, { clock: 'reminder' })])).toBe(true);
  });

  it('may be a status, the latest one', () => {
    expect(
      isReached({ status: 'deciding' }, [entry({ step: 1, toStatus: 'deciding' }), entry({ step: 2, toStatus: 'implementing' })]),
    ).toBe(false);
    expect(isReached({ status: 'deciding' }, [entry({ step: 1, toStatus: 'deciding' })])).toBe(true);
  });
});

describe('moments in a decision', () => {
  it('are counted from now or from the raise, however deep they stand', () => {
    const moments = { now: Date.parse('2026-03-10T15:00:10Z'), raise: Date.parse('2026-03-10T15:00:00Z') };
    expect(withInstants({ promisedAt: 'now+PT60S', list: [{ at: 'raise+PT37S' }], comment: 'now, or later', yes: true }, moments)).toEqual({
      promisedAt: '2026-03-10T15:01:10.000Z',
      list: [{ at: '2026-03-10T15:00:37.000Z' }],
      comment: 'now, or later',
      yes: true,
    });
  });
});

describe('a wait in vain', () => {
  it('says what was waited for, and where the case is instead', async () => {
    const api = {
      timeline: async () => [entry({ step: 1, messages: [message({ status: 'queued' })] })],
      read: async () => ({ status: 'documenting', missing: [{ pointer: '/preciseAsk' }] }) as never,
    };
    const watch = new Watch({ api, escalationId: 'e1', patience: 0 });
    await expect(watch.until(() => false, 'the end of the case')).rejects.toThrow(
      "waited 0 s for the end of the case; the case is 'documenting'; its dossier lacks /preciseAsk; 1 mail has not left (is the worker running?) (escalation e1)",
    );
  });
});
