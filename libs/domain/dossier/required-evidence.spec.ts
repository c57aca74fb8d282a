// Contract: domain.md §5, what each category requires beyond the common part. Lost otherwise: a recipient asks back on the first day what was known.
import { type Dossier, decisionTable, dossier, profile } from '@relais/contracts';
import { compileTable } from '@relais/domain/decision-tables';
import { dossierFacts, dossierTable, flaggedWords, gate } from '.';

const standard = compileTable(dossierTable, dossierFacts);
const common = {
  subject: 'Case',
  why: 'Somebody with more means looks at it.',
  who: 'Second level',
  nextUpdateAt: '2026-03-03T10:00:00Z',
  context: { summary: 'Customer for 18 months.' },
  facts: [{ at: '2026-03-01T08:00:00Z', text: 'It happened.' }],
  actionsTaken: [{ kind: 'diagnostic', text: 'Looked.' }],
  preciseAsk: 'What next?',
  customerMessage: { at: '2026-03-02T09:00:00Z', text: 'You hear from us tomorrow.' },
};
const written = (change: object = {}): Dossier => dossier().parse({ ...common, ...change });
const findings = (content: Dossier, codes: object, table = standard) =>
  gate(content, { short: false, profile: profile().parse(codes), table }).map(({ pointer }) => pointer.replace('/particulars/', ''));

describe('beyond the common part', () => {
  it.each([
    ['technical', ['environment', 'version', 'frequency', 'reproduction', 'requestIds', 'workaround']],
    ['billing', ['invoice', 'period', 'usage', 'terms', 'earlierGestures', 'proofOfPayment']],
    ['legal', ['customerWords', 'documents', '/context/contract', 'exchanges']],
    ['security', ['accounts', 'timeWindow', 'measuresTaken']],
    ['reputation', ['publicPosts', 'reach']],
    ['vip', ['/options', 'precedent', 'risk', '/decisionDeadline']],
    ['recurrence', ['earlierTickets', 'alreadyTried']],
    ['decision_blocked', ['/options', 'precedent', 'risk', '/decisionDeadline']],
  ])('%s requires %j, and is content with them', (category, required) => {
    expect(findings(written(), { category })).toEqual(required);
    const particulars = Object.fromEntries(required.filter((name) => !name.startsWith('/')).map((name) => [name, 'Said.']));
    const options = [{ label: 'A', cost: { amountMinor: 0, currency: 'EUR' } }];
    const context = { summary: 'Customer.', contract: 'K-1' };
    expect(findings(written({ particulars, options, context, decisionDeadline: '2026-03-04T10:00:00Z' }), { category })).toEqual([]);
  });

  it.each([
    ['billing', 'invoice', 'invoice'],
    ['billing', 'contract', 'terms'],
    ['technical', 'log', 'requestIds'],
    ['legal', 'exchange', 'exchanges'],
    ['reputation', 'public_post', 'publicPosts'],
  ])('%s takes a piece of evidence (%s) for %s', (category, kind, requirement) => {
    const shown = written({ evidence: [{ kind, label: 'It', link: 'https://example.com/it' }] });
    expect(findings(shown, { category })).not.toContain(requirement);
  });

  it('an option without its cost is none, and an external deadline is a deadline for the decision', () => {
    const asked = written({ options: [{ label: 'A' }], externalDeadline: '2026-03-04T10:00:00Z' });
    expect(findings(asked, { category: 'vip' })).toEqual(['/options', 'precedent', 'risk']);
  });
});

it('an organisation’s own table requires by the facts of the case', () => {
  const own = decisionTable().parse({
    hitPolicy: 'collect',
    inputs: ['category', 'amountMinor', 'live'].map((name) => ({ name, expression: name })),
    outputs: [{ name: 'requirement', type: 'string' }],
    rules: [
      { id: 'dear', when: ['"billing"', '> 10000', 'false'], gives: ['"proofOfPayment"'] },
      { id: 'always', when: ['-', '-', '-'], gives: ['"period"'] },
      { id: 'twice', when: ['"billing"', '-', '-'], gives: ['"period"'] },
    ],
  });
  const table = compileTable(own, dossierFacts);
  const billing = (amountMinor: number, live = false) => ({ category: 'billing', live, impact: { amountMinor } });
  expect(findings(written(), billing(10_000), table)).toEqual(['period']);
  expect(findings(written(), billing(10_001), table)).toEqual(['proofOfPayment', 'period']);
  expect(findings(written(), billing(10_001, true), table)).toEqual(['period']);
});

describe('a legal case promises nothing and admits nothing', () => {
  const legal = { customerWords: 'Said.', documents: 'Said.', exchanges: 'Said.' };
  const told = (text: string, category = 'legal') =>
    findings(
      written({ particulars: legal, context: { summary: 'C', contract: 'K' }, customerMessage: { at: common.customerMessage.at, text } }),
      { category },
    );

  it.each([
    'Nous vous promettons une réponse favorable.',
    'Promis, vous serez remboursé.',
    'C’est GARANTI.',
    'Nous nous engageons à réparer.',
    'Nous reconnaissons notre erreur.',
    'Nous sommes responsables de cette panne.',
    'We promise a refund.',
    'You are guaranteed an answer.',
    'We admit that this was our fault.',
    'We are liable for it.',
  ])('flags: %s', (text) => {
    expect(told(text)).toContain('/customerMessage/text');
  });

  it.each([
    'Votre courrier est transmis à notre service juridique, qui vous répondra par écrit le 3 mars.',
    'La clause figure à l’article 4 ; nous vous répondrons.',
    'Your letter has reached our legal team; you will hear from us in writing on 3 March.',
    'We understand your compromise proposal.',
  ])('lets facts pass: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('and only a legal case: elsewhere a promise is a matter of its date', () => {
    expect(told('We promise a refund.', 'security')).not.toContain('/customerMessage/text');
  });

  it('names both, with the words as they were found', () => {
    expect(flaggedWords('Nous vous promettons que c’est notre faute.')).toEqual({ promise: 'promettons', admission: 'notre faute' });
  });
});
