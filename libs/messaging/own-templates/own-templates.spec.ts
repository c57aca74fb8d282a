// Lost if these fail: an organisation's own words leave with holes, with somebody else's secrets, or without what a reader must be told.
import { languages } from '@relais/contracts';
import { RenderingFault } from '../rendering/rendering-fault';
import { fullData, minimalData } from '../sample-data';
import { templateFaults } from './check-template';
import { policyTemplateFaults } from './check-templates';
import { knownVariables } from './known-variables';
import { previewTemplate } from './preview';
import { renderOwn } from './render-own';
import { templateGuide } from './template-guide';
import { wordedMessages } from './template-names';

const fit = {
  subject: 'Votre demande {{ case.reference }}',
  body: [
    'Bonjour {{ customer.name }},',
    '',
    'Pourquoi : {{ dossier.why }}',
    '',
    'Qui : {{ recipient.name }}, prochaine nouvelle {{ nextUpdateAt | moment }}.',
    'Votre contact : {{ pointOfContact.name }}',
  ].join('\n'),
};
const name = 'transfer.customer-technical';
const message = (of: string) => wordedMessages.get(of)!;
const faultsOf = (change: Partial<typeof fit>, of = name) =>
  templateFaults({ message: message(of), language: 'fr', template: { ...fit, ...change } });
const details = (change: Partial<typeof fit>, of = name) => faultsOf(change, of).map(({ pointer, detail }) => `${pointer} ${detail}`);
const asked = { kind: 'transfer', addressee: 'customer', language: 'fr', data: fullData } as const;

describe('a text of the organisation', () => {
  it('is sent in the place of Relais’ own, in both forms', () => {
    const { subject, text, html } = renderOwn(asked, { [name]: { fr: fit, en: fit } })!;
    expect(subject).toBe('Votre demande TCK-1042');
    expect(text).toContain('Qui : Nadia Benali, prochaine nouvelle lundi 2 février 2026 à 17 h 00');
    expect(html).toContain('<p>Bonjour Claire Morel,</p>');
  });

  it('leaves every other message to Relais', () => {
    expect(renderOwn({ ...asked, kind: 'update' }, { [name]: { fr: fit, en: fit } })).toBeNull();
    expect(renderOwn(asked, {})).toBeNull();
  });

  it('says nothing where nothing is known, as Relais’ own does', () => {
    const { text } = renderOwn({ ...asked, data: minimalData }, { [name]: { fr: fit, en: fit } })!;
    expect(text).toContain('prochaine nouvelle .');
  });

  it('is words in HTML too: neither what it says nor what people wrote becomes markup or a link', () => {
    const body = `${fit.body}\n\n<script>alert(1)</script> & {{ customer.name }} {{ "}}<b>" }}{% comment %}{{ "x" }}<i>{% endcomment %}`;
    const data = { ...fullData, customer: { name: '<img src=x>', reference: 'C' } };
    const { html } = renderOwn({ ...asked, data }, { [name]: { fr: { ...fit, body }, en: fit } })!;
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x&gt;');
    expect(html).not.toMatch(/<script|<img|<b>|<i>/);
    expect(details({ body: `${fit.body} {{ dossier.why | link: 'x' }}` })).toEqual([
      '/body only an address becomes a link, line:6, col:43',
    ]);
  });

  it('keeps its subject on one line, whatever the ticket is called', () => {
    const data = { ...fullData, case: { ...fullData.case, subject: 'Panne\r\nBcc: x@example.com' } };
    const { subject } = renderOwn({ ...asked, data }, { [name]: { fr: { ...fit, subject: '{{ case.subject }}' }, en: fit } })!;
    expect(subject).toBe('Panne Bcc: x@example.com');
  });
});

describe('a check of a text', () => {
  it('finds nothing in one that is fit', () => {
    expect(faultsOf({})).toEqual([]);
    expect([...policyTemplateFaults({ [name]: { fr: fit, en: fit } })].flat()).toEqual([]);
  });

  it('names each variable that the message does not have, with its line', () => {
    expect(details({ subject: '{{ case.refernce }}', body: `${fit.body}\n{% if nothing %}{{ customer.nam }}{% endif %}` })).toEqual([
      "/subject line 1: this message has no variable 'case.refernce'",
      "/body line 7: this message has no variable 'nothing'",
      "/body line 7: this message has no variable 'customer.nam'",
    ]);
  });

  it.each([
    'dossier.agentOpinion',
    'dossier.sensitivity.churnRisk',
    'decision.motive',
    'case.amountAtStake',
    'case.amountAtStake.amountMinor',
    'links.acknowledge',
    'dossier',
  ])('lets no customer read %s', (variable) => {
    expect(faultsOf({ body: `${fit.body} {{ ${variable} }}` })).not.toEqual([]);
  });

  it('lets no customer read what a decision costs, however it is written', () => {
    expect(details({ ...fit, body: '{{ decision | amount }}' }, 'decision.customer')).toContain(
      "/body line 1: this message has no amount 'decision'",
    );
    expect(details({ ...fit, body: '{{ decision.by | default: decision | amount }}' }, 'decision.customer')).toHaveLength(2);
    expect(details({ ...fit, body: '{% for one in decision %}{{ one[1] }}{% endfor %}' }, 'decision.customer')[0]).toBe(
      "/body line 1: 'decision' is no list of this message",
    );
  });

  it('follows a loop to what it goes through', () => {
    const loop = (path: string) => `{% for measure in decision.actions %}{{ ${path} }}{% endfor %}`;
    expect(details({ body: loop('measure.kind') }, 'decided.agent').join()).not.toContain('no variable');
    expect(details({ body: loop('measure.kindness') }, 'decided.agent')).toEqual([
      "/body line 1: this message has no variable 'decision.actions[].kindness'",
    ]);
  });

  it.each([
    ['{% include "parts/briefing.fr" %}', 'tag "include" not found'],
    ['{% render "x" %}', 'tag "render" not found'],
    ['{% assign x = 1 %}', 'tag "assign" not found'],
    ['{{ customer.name | raw }}', 'undefined filter: raw'],
    ['{{ customer.name | json }}', 'undefined filter: json'],
    ['{{ customer[case.category] }}', 'names a variable by another'],
    ['{% for i in (1..100000000) %}x{% endfor %}', 'names a variable by another, or a range'],
    ['{% if customer %}', 'tag {% if customer %} not closed'],
    ['{{ customer.constructor }}', "no variable 'customer.constructor'"],
    ['{% briefing %}', 'the briefing is for those who act on the case'],
  ])('refuses %s', (words, reason) => {
    expect(details({ body: `${fit.body}${words}` }).join()).toContain(reason);
  });

  it('refuses a loop inside a loop, and ends what would go on without end', () => {
    const body = `${'{% for a in missing %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`;
    expect(details({ body }, 'documenting_reminder.agent')).toEqual([
      '/body line 1: is a loop inside a loop, and no list of a message holds lists',
    ]);
    const data = { ...fullData, missing: Array.from({ length: 60 }, () => 'Le point') };
    const template = { ...fit, body };
    const endless = () =>
      renderOwn(
        { kind: 'documenting_reminder', addressee: 'agent', language: 'fr', data },
        { 'documenting_reminder.agent': { fr: template } },
      );
    expect(endless).toThrow(RenderingFault);
  });

  it.each([
    ['{{ dossier.why }}', "'dossier.why'"],
    ['{{ recipient.name }}', "'recipient.name'"],
    ['{{ nextUpdateAt | moment }}', "'nextUpdateAt'"],
    ['{{ pointOfContact.name }}', "'pointOfContact.name'"],
  ])('misses %s in what a customer hears of a transfer', (words, named) => {
    expect(details({ body: fit.body.replace(words, '') }).join()).toContain(`does not say ${named} in every case`);
    expect(details({ body: fit.body.replace(words, `{% if case.live %}${words}{% endif %}`) }).join()).toContain(named);
  });

  it('misses the briefing, the ask and the link in what a recipient reads', () => {
    const body = 'Référence {{ case.reference }}';
    expect(details({ body }, 'reminder.recipient').map((fault) => fault.split("'")[1])).toEqual([
      'briefing',
      'dossier.preciseAsk',
      'links.acknowledge',
    ]);
    const whole = `${body}\n\n{{ dossier.preciseAsk }}\n\n{{ links.acknowledge | link: 'Je prends' }}\n\n{% briefing %}`;
    expect(details({ body: whole }, 'reminder.recipient')).toEqual([]);
  });

  it.each([
    ['settlement.customer', ['words.message', 'nextUpdateAt', 'pointOfContact.name']],
    ['moved_to_writing.customer', ['nextUpdateAt']],
    ['message_to_validate.staff', ['words.message']],
    ['message_refused.staff', ['words.reason']],
  ])('misses in %s what people settled, validated or refused: %j', (of, named) => {
    expect(details({ body: 'Référence {{ case.reference }}' }, of).map((fault) => fault.split("'")[1])).toEqual(named);
    const moments = new Set(['nextUpdateAt']);
    const body = ['case.reference', ...named].map((one) => `{{ ${one}${moments.has(one) ? ' | moment' : ''} }}`).join('\n');
    expect(details({ body }, of)).toEqual([]);
  });

  it('lets no text about a legal case promise or admit, and none about an invoice promise', () => {
    const neutral = fit.body.replace('Pourquoi : {{ dossier.why }}', '');
    const promise = 'Nous vous garantissons un remboursement.';
    const admission = 'C’est notre erreur.';
    expect(details({ body: neutral }, 'transfer.customer-legal')).toEqual([]);
    expect(details({ body: neutral + promise }, 'transfer.customer-legal').join()).toContain('promises ("garantissons")');
    expect(details({ body: fit.body + promise }, 'transfer.customer-billing').join()).toContain('promises ("garantissons")');
    expect(details({ body: neutral + admission }, 'transfer.customer-legal').join()).toContain('admits ("notre erreur")');
    expect(details({ body: fit.body + admission })).toEqual([]);
  });

  it('names unknown messages and missing languages by their place in the document', () => {
    const empty = { ...fit, subject: '{{ case.subject }}' };
    expect([...policyTemplateFaults({ 'transfer.nobody': { fr: fit }, [name]: { fr: empty } })].flat()).toEqual([
      { pointer: '/templates/transfer.nobody', detail: 'names no message: GET /v1/policy/templates lists them' },
      { pointer: `/templates/${name}/fr/body`, detail: 'the subject has no words' },
      { pointer: `/templates/${name}`, detail: 'has no English text, and each message is read in both languages' },
    ]);
  });
});

describe('the guide', () => {
  const { messages } = templateGuide();

  it('says of each message whether quiet hours may hold it', () => {
    const waiting = messages.filter(({ waits, audience }) => waits && audience === 'customer').map(({ name: of }) => of);
    expect(waiting.filter((of) => !of.startsWith('transfer.'))).toEqual([
      'redirected.customer',
      'refusal_explained.customer',
      'declined.customer',
      'information_requested.customer',
      'check.customer',
      'acknowledged.customer',
      'closed.customer',
      'reassigned.customer',
    ]);
    expect(messages.filter(({ waits, audience }) => waits && audience === 'recipient')).toEqual([]);
  });

  it('names for every message all that it must hold', () => {
    expect(messages).toHaveLength(wordedMessages.size);
    for (const { name: of, variables, mustHold } of messages)
      for (const { variable } of mustHold) expect([of, ['briefing', ...variables]]).toEqual([of, expect.arrayContaining([variable])]);
  });

  it.each(messages.map(({ name: of }) => of))('offers for %s variables that can be written, each of them', (of) => {
    const scalars = [...knownVariables(message(of))].filter((path) => !path.includes('[]'));
    for (const language of languages) {
      const template = { subject: 'S', body: scalars.map((path) => `{{ ${path} }}`).join('\n') };
      const { rendered, faults } = previewTemplate({ name: of, language, template })!;
      expect([of, faults.filter(({ detail }) => detail.includes('no variable'))]).toEqual([of, []]);
      expect(rendered).not.toBeNull();
    }
  });
});
