// Lost if these fail: a raise is answered before anybody knows where the case went, or holds its caller for nothing.
import type { CaseSnapshot, Status } from '@relais/contracts';
import { isSettled } from './settling';

const at = (status: Status, documenting: { because: string; missing: number } | null = null, step = 3) =>
  isSettled({ step, status, snapshot: { value: status, context: { documenting } } as unknown as CaseSnapshot });

describe('a new case', () => {
  it('is not settled before its first step, nor while it is being transferred', () => {
    expect(isSettled({ step: 0, status: 'accepted', snapshot: null })).toBe(false);
    expect(at('transferring')).toBe(false);
  });

  it('is not settled while the gate is asked', () => {
    expect(at('documenting', { because: 'raised', missing: 0 })).toBe(false);
  });

  it('is settled where a person is awaited', () => {
    expect(at('documenting', { because: 'raised', missing: 2 })).toBe(true);
    expect(at('awaiting_acknowledgment')).toBe(true);
    expect(at('evaluating', null, 1)).toBe(true);
    expect(at('closed')).toBe(true);
  });
});
