// Lost if these fail: the printed life of a case hides who did what, when, which clock and which mail, or runs out of the screen.
import type { TimelineEntry } from '@relais/contracts';
import { due, entry, message, person } from '../sample-timeline';
import { excerpt } from './excerpt';
import { printTimeline } from './timeline';

const marc = { id: 'm', name: 'Marc Chevalier' };
const long =
  'Une phrase assez longue pour ne pas tenir sur une ligne, et qui continue encore : elle doit être coupée entre deux mots ! '.repeat(3);

const life: readonly TimelineEntry[] = [
  entry({
    step: 1,
    type: 'raised',
    fromStatus: null,
    toStatus: 'documenting',
    actor: person('Léa Martin', 'agent'),
    data: { category: 'billing', level: 2 },
    summary: { fr: 'Léa Martin a ouvert l’escalade', en: 'Léa Martin raised the escalation' },
  }),
  due(2, { clock: 'reminder', messages: [message({ kind: 'reminder', person: marc })] }),
  due(3, { clock: 'reminder', messages: [message({ person: { id: 's', name: 'Sarah Blanc' } })] }),
  due(4, { clock: 'reminder', toStatus: 'transferring' }),
  {
    ...due(4, { clock: 'reminder' }),
    sequence: 1,
    kind: 'note',
    type: 'level_climbed',
    clock: null,
    summary: { fr: 'Niveau supérieur', en: 'Next level' },
  },
  entry({
    step: 5,
    type: 'decide',
    fromStatus: 'deciding',
    toStatus: 'implementing',
    actor: person('Isabelle Renaud', 'direction'),
    data: { choice: 'approve', cost: { amountMinor: 12_000, currency: 'EUR' }, actions: [{ kind: 'fix', amountMinor: 0 }] },
    text: { motive: long },
    summary: { fr: 'Isabelle Renaud a décidé', en: 'Isabelle Renaud decided' },
    messages: [message({ kind: 'decision', to: 'customer', person: null }), message({ kind: 'decided', to: 'agent', status: 'failed' })],
  }),
  entry({
    step: 6,
    type: 'action_done',
    data: { actionId: 'r1a1' },
    summary: { fr: 'Une action a été exécutée', en: 'An action was carried out' },
  }),
];

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ');
const french = printTimeline(life, 'fr');
const english = plain(printTimeline(life, 'en').join('\n'));

describe('a printed timeline', () => {
  it('says until when an answer is promised', () => {
    const promised = entry({ step: 1, type: 'acknowledge', data: { promisedAt: '2026-03-02T09:00:00.000Z' } });
    expect(plain(printTimeline([promised], 'en').join('\n'))).toMatch(/answer promised by \d+:\d\d:\d\d/);
  });

  it('stays within 120 columns', () => {
    expect(Math.max(...french.map((line) => [...line].length))).toBeLessThanOrEqual(120);
  });

  it('says who, with their role, what, and how long after the raise', () => {
    expect(plain(french.join('\n'))).toContain(
      '+0,0 s Léa Martin (niveau 1) a ouvert l’escalade : facturation, niveau 2 → dossier à compléter',
    );
    expect(english).toContain('+0.0 s Léa Martin (agent) raised the escalation: billing, level 2 → dossier to complete');
  });

  it('names the clock that fell due, and the mail that it sent to whom', () => {
    expect(english).toContain('◷ reminder Due ✉ reminder to Marc Chevalier (recipient)');
  });

  it('tells a hand-over to the backup from one to the next level', () => {
    expect(english).toContain('no answer: the case goes to the backup ✉ transfer to Sarah Blanc (recipient)');
    expect(english.match(/goes to the backup/g)).toHaveLength(1);
    expect(english).toContain('Due • Next level → being transferred');
  });

  it('shows a decision with its cost, its motive in short and its actions as they are carried out', () => {
    expect(english).toContain('decided: approved, cost €120.00 (fix) motive: “Une phrase');
    expect(english).toContain('…” → decision being carried out');
    expect(english).toContain('An action was carried out: fix');
  });

  it('shows a mail that did not leave as such', () => {
    expect(english).toContain('✉ decision to the customer ✉ decision to Claire Noël (initial agent), not sent');
  });
});

describe('an excerpt', () => {
  it('is cut between words and shows the cut', () => {
    expect(excerpt('one two three, four', 15)).toBe('one two three…');
    expect(excerpt('short enough', 15)).toBe('short enough');
  });

  it('keeps a French sign on the line of its word', () => {
    expect(excerpt('perdu : oui', 20)).toBe('perdu\u00A0: oui');
  });
});
