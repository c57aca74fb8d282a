// Contract: a dossier passes only when the recipient need not ask back; whatever is missing is named by its place, in both languages.
import { type CaseProfile, type Dossier, dossier, profile } from '@relais/contracts';
import { compileTable } from '@relais/domain/decision-tables';
import { dossierFacts, dossierTable, gate } from '.';

const complete = {
  subject: 'Facturation – Mme Petit – 35 € – 24h – T-1',
  why: 'A second opinion on the refund.',
  who: 'Billing, second level',
  nextUpdateAt: '2026-03-03T10:00:00Z',
  context: { summary: 'Customer for 18 months, standard plan.' },
  facts: [{ at: '2026-03-01T08:00:00Z', text: 'Charged twice.' }],
  actionsTaken: [{ kind: 'diagnostic', text: 'Compared both invoices.' }],
  preciseAsk: 'Refund 35 euros?',
  customerMessage: { at: '2026-03-02T09:00:00Z', text: 'We pass your request on; you hear from us tomorrow.' },
  particulars: { earlierTickets: 'T-7, T-9', alreadyTried: 'A restart.' },
};
const written = (change: object = {}): Dossier => dossier().parse({ ...complete, ...change });
const without = (name: keyof typeof complete): Dossier => written({ [name]: undefined });
const table = compileTable(dossierTable, dossierFacts);
const codes = (change: object = {}): CaseProfile => profile().parse({ category: 'recurrence', ...change });
const pointers = (subject: Dossier, short = false) =>
  gate(subject, { short, profile: codes(), table }).map(({ test, pointer }) => `${test} ${pointer}`);

describe('the quality gate (domain.md §5): what it lets through unfinished comes back as a question, days later', () => {
  it('lets a complete dossier through', () => {
    expect(pointers(written())).toEqual([]);
  });

  it.each([
    ['subject', 'three_w /subject'],
    ['why', 'three_w /why'],
    ['who', 'three_w /who'],
    ['nextUpdateAt', 'three_w /nextUpdateAt'],
    ['context', 'no_question_back /context/summary'],
    ['facts', 'no_question_back /facts'],
    ['actionsTaken', 'no_question_back /actionsTaken'],
    ['preciseAsk', 'no_question_back /preciseAsk'],
    ['customerMessage', 'one_voice /customerMessage'],
  ] as const)('names %s when it is missing, and nothing else', (name, finding) => {
    expect(pointers(without(name))).toEqual([finding]);
  });

  it('does not take an empty list of facts for a fact', () => {
    expect(pointers(written({ facts: [] }))).toEqual(['no_question_back /facts']);
  });

  it('hears two voices when the next update is promised before, or at, the instant of the message', () => {
    expect(pointers(written({ nextUpdateAt: '2026-03-02T08:59:59Z' }))).toEqual(['one_voice /nextUpdateAt']);
    expect(pointers(written({ nextUpdateAt: complete.customerMessage.at }))).toEqual(['one_voice /nextUpdateAt']);
  });

  it('names everything that an empty dossier lacks, each in French and English', () => {
    const findings = gate(written(Object.fromEntries(Object.keys(complete).map((name) => [name, undefined]))), {
      short: false,
      profile: codes(),
      table,
    });
    expect(findings).toHaveLength(11);
    for (const { detail } of findings) expect(Math.min(detail.fr.length, detail.en.length)).toBeGreaterThan(10);
  });
});

describe('the short gate of an insisted case (domain.md §4): a customer who insists is not held up by a form', () => {
  const short = {
    why: complete.why,
    who: complete.who,
    nextUpdateAt: complete.nextUpdateAt,
    refusalSummary: 'The delay has passed; explained twice.',
  };

  it('asks for the explained refusal, why, who and when, and no more', () => {
    expect(pointers(dossier().parse(short), true)).toEqual([]);
  });

  it.each(['refusalSummary', 'why', 'who', 'nextUpdateAt'])('names %s when it is missing', (name) => {
    expect(pointers(dossier().parse({ ...short, [name]: undefined }), true)).toEqual([`short_briefing /${name}`]);
  });
});
