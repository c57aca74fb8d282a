// Lost if these fail: people are told to do what has been done, or are not told what concerns them.
import type { CaseSnapshot } from '@relais/contracts';
import { addresseesOf } from '../addressing';
import { type OutgoingMessage, wanted } from './wanted';

const noon = Date.parse('2026-02-02T12:00:00Z');
const message = (change: Partial<OutgoingMessage>): OutgoingMessage => ({
  kind: 'reminder',
  to: 'recipient',
  userId: 'nadia',
  clock: null,
  actionId: null,
  at: noon,
  ...change,
});
const snapshot = (value: CaseSnapshot['value'], context: object = {}): CaseSnapshot =>
  ({
    value,
    context: {
      recipient: { teamId: 't', userId: 'nadia', backupUserId: null },
      information: null,
      due: {},
      rounds: [{}],
      actions: [],
      ...context,
    },
  }) as never;

describe('a message that waited in the queue', () => {
  it.each(['transfer', 'reminder'] as const)('%s leaves only while its recipient is awaited', (kind) => {
    expect(wanted(message({ kind }), snapshot('awaiting_acknowledgment'))).toBe(true);
    expect(wanted(message({ kind }), snapshot('deciding'))).toBe(false);
    expect(wanted(message({ kind, userId: 'omar' }), snapshot('awaiting_acknowledgment'))).toBe(false);
  });

  it('reaches each member of a team that is the recipient as a whole', () => {
    const team = { recipient: { teamId: 't', userId: null, backupUserId: null } };
    expect(wanted(message({ userId: 'omar' }), snapshot('awaiting_acknowledgment', team))).toBe(true);
  });

  it('tells the customer of a transfer unless the case ended meanwhile', () => {
    const toCustomer = message({ kind: 'transfer', to: 'customer', userId: null });
    expect(wanted(toCustomer, snapshot('deciding'))).toBe(true);
    expect(wanted(toCustomer, snapshot('closed'))).toBe(false);
  });

  it.each(['decision', 'update', 'closed', 'decided', 'feedback'] as const)('%s leaves whatever has happened since', (kind) => {
    for (const value of ['feedback', 'closed', 'awaiting_acknowledgment'] as const)
      expect(wanted(message({ kind, to: 'agent' }), snapshot(value))).toBe(true);
  });

  it('reminds nobody of a dossier that is complete', () => {
    expect(wanted(message({ kind: 'documenting_reminder', to: 'agent' }), snapshot('documenting'))).toBe(true);
    expect(wanted(message({ kind: 'documenting_reminder', to: 'agent' }), snapshot('awaiting_acknowledgment'))).toBe(false);
  });

  it('asks for information only where the question is still open', () => {
    const asked = { information: { from: 'agent' } };
    expect(wanted(message({ kind: 'information_requested', to: 'agent' }), snapshot('documenting', asked))).toBe(true);
    expect(wanted(message({ kind: 'information_requested', to: 'customer' }), snapshot('documenting', asked))).toBe(false);
    expect(wanted(message({ kind: 'information_requested', to: 'agent' }), snapshot('documenting'))).toBe(false);
  });

  it('tells the agent of a question to the customer too, for the agent records the answer', () => {
    const asked = snapshot('documenting', { information: { from: 'customer' } });
    for (const to of ['agent', 'customer'] as const) expect(wanted(message({ kind: 'information_requested', to }), asked)).toBe(true);
  });

  it('does not warn of a clock that was met or is past', () => {
    const warning = (clock: 'response' | 'resolution') => message({ kind: 'sla_warning', to: 'supervisor', clock });
    expect(wanted(warning('response'), snapshot('awaiting_acknowledgment'))).toBe(true);
    expect(wanted(warning('response'), snapshot('deciding', { rounds: [{ acknowledgedAt: noon }] }))).toBe(false);
    expect(wanted(warning('resolution'), snapshot('deciding', { rounds: [{ acknowledgedAt: noon }] }))).toBe(true);
    expect(wanted(warning('resolution'), snapshot('following_up', { rounds: [{ implementedAt: noon }] }))).toBe(false);
    expect(wanted(warning('resolution'), snapshot('deciding', { rounds: [{ resolutionBreached: true }] }))).toBe(false);
  });

  it('tells of a breach that the late acknowledgment recorded', () => {
    expect(
      wanted(
        message({ kind: 'sla_breached', to: 'supervisor', clock: 'response' }),
        snapshot('deciding', { rounds: [{ acknowledgedAt: noon }] }),
      ),
    ).toBe(true);
  });

  it('does not complain of a missed promise once the next one is given', () => {
    const missed = message({ kind: 'promise_missed', to: 'supervisor' });
    expect(wanted(missed, snapshot('deciding'))).toBe(true);
    expect(wanted(missed, snapshot('deciding', { due: { promise: noon + 1 } }))).toBe(false);
  });

  it('does not ask to repair an action that was repaired', () => {
    const failed = message({ kind: 'action_failed', to: 'operator' });
    expect(wanted(failed, snapshot('implementing', { actions: [{ id: 'r1a1', status: 'failed' }] }))).toBe(true);
    expect(wanted(failed, snapshot('implementing', { actions: [{ id: 'r1a1', status: 'running' }] }))).toBe(false);
  });

  it('has a rule for every kind and addressee', () => {
    for (const [kind, addressees] of Object.entries(addresseesOf))
      for (const to of addressees) expect(typeof wanted(message({ kind: kind as never, to }), snapshot('closed'))).toBe('boolean');
  });
});
