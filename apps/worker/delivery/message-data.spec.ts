// Lost if these fail: a customer reads what was written for somebody else, or nobody is named as the one who takes the case.
import type { DeliverableMessage } from '@relais/persistence';
import { messageData } from './message-data';

const noon = Date.parse('2026-02-02T12:00:00Z');
const profile = {
  category: 'billing',
  type: 'functional',
  urgency: '24h',
  live: false,
  impact: { customersAffected: 3, amountMinor: 9_900, dataExposed: false, brandExposed: false },
};
const context = {
  profile,
  class: 'standard',
  level: 2,
  insisted: false,
  agentId: 'lea',
  ownerId: 'lea',
  pointOfContactId: 'lea',
  closedBecause: null,
  recipient: { teamId: 'billing', userId: 'omar', backupUserId: null },
  acknowledged: null,
  decision: null,
  recommendation: null,
  actions: [],
  documenting: null,
  information: null,
  feedback: { given: false, rated: false },
  settled: false,
  ladder: { reminders: 1, onBackup: false },
  due: { promise: noon, response: noon + 1 },
  started: {},
  rounds: [{ startedAt: noon - 9 }],
};
const message = { kind: 'transfer', addressee: 'customer', userId: null, language: 'fr', attempt: null, clock: null, actionId: null };

const deliverable = (change: { message?: object; text?: object; people?: object; zone?: string } = {}): DeliverableMessage =>
  ({
    message: { ...message, ...change.message },
    organisation: { id: 'o', name: 'Vivaléa', practice: false, timeZone: 'Europe/Paris' },
    escalation: {
      id: 'e',
      ticketReference: 'T-1',
      customerReference: 'C-1',
      customerName: 'Jeanne Petit',
      customerTimeZone: change.zone ?? null,
      subject: null,
      status: 'awaiting_acknowledgment',
      outcome: null,
      raisedAt: noon - 9,
      missing: [],
      rules: { policy: { currency: 'EUR', levels: [1, 2, 3, 4] } },
    },
    dossier: null,
    decision: null,
    information: { askedFrom: 'agent', question: 'Which invoice?', answer: null },
    feedback: null,
    entry: { step: 3, type: 'recipient_found', at: noon, actor: { kind: 'system' }, data: {}, text: change.text ?? null },
    people: change.people ?? { lea: { id: 'lea', name: 'Léa', email: 'lea@v.example' }, omar: { id: 'omar', name: 'Omar', email: null } },
    teams: { billing: { id: 'billing', name: 'Facturation', level: 2 } },
  }) as never;
const dataOf = (of: DeliverableMessage, change: object = {}) =>
  messageData(of, { context: { ...context, ...change } as never, acknowledgeLink: null });

describe('what a message may speak of', () => {
  it('names the person, the team and the role that take the case', () => {
    expect(dataOf(deliverable()).recipient).toEqual({ name: 'Omar', email: null, team: 'Facturation', role: 'specialist' });
    expect(dataOf(deliverable(), { profile: { ...profile, type: 'hierarchical' } }).recipient?.role).toBe('supervisor');
  });

  it('names the team when the recipient has no person or was erased, and the direction above all teams', () => {
    expect(dataOf(deliverable({ people: {} })).recipient).toEqual({ name: 'Facturation', role: 'specialist' });
    expect(dataOf(deliverable(), { recipient: { teamId: null, userId: null } }).recipient).toEqual({ name: 'Vivaléa', role: 'direction' });
  });

  it('is told to the customer on their own clock, and to everybody else on that of the case', () => {
    const to = (addressee: string) => dataOf(deliverable({ zone: 'America/Guadeloupe', message: { addressee } })).timeZone;
    expect([to('customer'), to('recipient'), to('agent')]).toEqual(['America/Guadeloupe', 'Europe/Paris', 'Europe/Paris']);
    expect(dataOf(deliverable()).timeZone).toBe('Europe/Paris');
  });

  it('repeats to the customer at the transfer no word that was written for somebody else', () => {
    expect(dataOf(deliverable({ text: { comment: 'He lies.', question: 'Really?' } })).words).toEqual({});
  });

  it('repeats the question to the one it is put to', () => {
    expect(dataOf(deliverable({ message: { kind: 'information_requested', addressee: 'agent' } })).words?.question).toBe('Which invoice?');
  });

  it('takes the honest reason out of an assessment that came with the raise', () => {
    const redirected = deliverable({ message: { kind: 'redirected' }, text: { assessment: { explanation: 'Not ours.' } } });
    expect(dataOf(redirected).words).toEqual({ explanation: 'Not ours.' });
  });

  it('tells the recipient until when, and keeps our own clocks from the customer', () => {
    expect(dataOf(deliverable({ message: { addressee: 'recipient', userId: 'omar' } })).until).toBe(noon + 1);
    expect(dataOf(deliverable()).until).toBeNull();
    expect(dataOf(deliverable()).nextUpdateAt).toBe(noon);
  });

  it('repeats an open question to the agent who is reminded of it', () => {
    const reminder = deliverable({ message: { kind: 'documenting_reminder', addressee: 'agent' } });
    const asked = { documenting: { because: 'information', missing: 0 }, information: { from: 'customer' } };
    expect(dataOf(reminder, asked)).toMatchObject({ case: { answerAwaitedFrom: 'customer' }, words: { question: 'Which invoice?' } });
    expect(dataOf(reminder).case.answerAwaitedFrom).toBeNull();
  });

  it('offers no return at the top of the ladder or after a settlement, and no rating twice', () => {
    expect(dataOf(deliverable()).case).toMatchObject({ returnable: true, awaitsRating: true });
    expect(dataOf(deliverable(), { level: 4 }).case.returnable).toBe(false);
    expect(dataOf(deliverable(), { settled: true }).case.returnable).toBe(false);
    expect(dataOf(deliverable(), { feedback: { given: true, rated: true } }).case.awaitsRating).toBe(false);
  });

  it('says that the customer is on the phone until they are answered in writing or the call has ended', () => {
    const live = (change: object = {}) => dataOf(deliverable(), { profile: { ...profile, live: true }, ...change }).case.live;
    expect([live(), live({ call: { lengthMilliseconds: null } })]).toEqual([true, true]);
    expect([live({ writingSince: noon - 1 }), live({ call: { lengthMilliseconds: 60_000 } })]).toEqual([false, false]);
  });

  it('counts the reminder, and says since when it has been waiting', () => {
    expect(dataOf(deliverable({ message: { kind: 'reminder', addressee: 'recipient', userId: 'omar' } }))).toMatchObject({
      attempt: 1,
      since: noon - 9,
    });
  });
});
