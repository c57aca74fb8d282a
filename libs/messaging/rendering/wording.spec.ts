// Lost if these fail: a mail promises a refund, admits a fault, hides who takes the case, or gives a moment nobody can place.
import { type Addressee, type Category, categories, languages, type MessageKind } from '@relais/contracts';
import { positionWords } from '@relais/domain/dossier';
import type { MessageData } from '../message-data';
import { fullData, minimalData } from '../sample-data';
import { moment } from './moment';
import { render } from './render';

const soft = { ...fullData.dossier, why: null } as unknown as MessageData['dossier'];
const transfer = (category: Category, { language, data = fullData }: { language: 'fr' | 'en'; data?: MessageData | undefined }) =>
  render({ kind: 'transfer', addressee: 'customer', language, data: { ...data, dossier: soft, case: { ...data.case, category } } });
const inFull = (category: Category, reading: 'fr' | 'en' | ['fr' | 'en', MessageData]) => {
  const [language, data] = Array.isArray(reading) ? reading : [reading];
  const { subject, text } = transfer(category, { language, data });
  return `${subject}\n${text}`;
};

describe('what a customer is told at the transfer (domain.md §6)', () => {
  it.each(categories)('%s: who takes it, when the next word comes, who answers, which case', (category) => {
    expect(inFull(category, 'fr')).toMatch(
      /Nadia Benali, Support N2 \(superviseur\)[\s\S]*lundi 2 février 2026 à 17 h 00 \(heure d’Europe centrale, UTC\+1\)/,
    );
    expect(inFull(category, 'en')).toMatch(
      /Nadia Benali, Support N2 \(supervisor\)[\s\S]*Monday 2 February 2026 at 17:00 \(Central European Time, UTC\+1\)/,
    );
    for (const language of languages) {
      expect(inFull(category, language)).toContain('omar@example.com');
      expect(inFull(category, language)).toContain('TCK-1042');
    }
  });

  it('has wording of its own for each category', () => {
    for (const language of languages)
      expect(new Set(categories.map((category) => transfer(category, { language, data: minimalData }).subject)).size).toBe(
        categories.length,
      );
  });

  it.each(categories)('%s: never sounds like a block', (category) => {
    for (const language of languages)
      expect(inFull(category, language)).not.toMatch(/impossible|bloqu|refus(é|ons) (de|votre)|cannot help|unable|denied|blocked/i);
  });

  it.each(categories)(
    '%s: states no position, for it may leave before the message that a settlement ends with is validated',
    (category) => {
      for (const language of languages) expect(positionWords(inFull(category, language))).toEqual([]);
    },
  );

  it('billing says what is checked and promises no refund', () => {
    expect(inFull('billing', 'fr')).toMatch(/sera vérifié/);
    expect(inFull('billing', 'en')).toMatch(/will be checked/);
    for (const language of languages)
      expect(inFull('billing', language)).not.toMatch(/rembours|avoir sur|crédit|geste|dédommag|refund|credit|compensat|reimburs/i);
  });

  it('legal admits nothing, promises nothing, and keeps to one thread', () => {
    const admission =
      /désol|excus|regrett|erreur|faute|responsab|manqu|rembours|indemni|compens|sorry|apolog|fault|mistake|\berror|liab|refund|promis/i;
    for (const language of languages) expect(inFull('legal', language)).not.toMatch(admission);
    expect(inFull('legal', 'fr')).toContain('Ce fil est le seul canal');
    expect(inFull('legal', 'en')).toContain('This thread is the only channel');
  });

  it('legal repeats no word that somebody inside wrote', () => {
    const admitting = {
      ...fullData,
      dossier: { why: 'C’est notre faute' } as unknown as MessageData['dossier'],
      case: { ...fullData.case, category: 'legal' as const },
    };
    expect(render({ kind: 'transfer', addressee: 'customer', language: 'fr', data: admitting }).text).not.toContain('faute');
  });

  it('technical asks for the missing item, by name when it is known', () => {
    expect(inFull('technical', ['fr', minimalData])).toMatch(/capture d’écran/);
    expect(inFull('technical', ['en', { ...minimalData, words: { question: 'Which browser?' } }])).toMatch(
      /still missing.*Which browser\?/,
    );
  });

  it('security asks for the protective step and never for a secret', () => {
    expect(inFull('security', 'fr')).toMatch(/changez le mot de passe[\s\S]*jamais votre mot de passe[\s\S]*à l’heure indiquée/);
    expect(inFull('security', 'en')).toMatch(/change the password[\s\S]*never ask you for your password[\s\S]*at the time given/);
  });

  it('reputation moves to private, with the case reference', () => {
    expect(inFull('reputation', 'fr')).toMatch(/canal privé.*TCK-1042/);
    expect(inFull('reputation', 'en')).toMatch(/private channel.*TCK-1042/);
  });

  it('vip names a senior contact, the next steps and a rhythm', () => {
    expect(inFull('vip', 'fr')).toMatch(/Nadia Benali.*interlocuteur senior[\s\S]*prochaines étapes[\s\S]*chaque échéance/);
    expect(inFull('vip', 'en')).toMatch(/Nadia Benali.*senior contact[\s\S]*next steps[\s\S]*each date/);
  });
});

describe('what a recipient is told (domain.md §5, §9)', () => {
  it.each(['transfer', 'reminder'] as const)('%s holds the ask, the confirmation and every section that is filled', (kind) => {
    const { text } = render({ kind, addressee: 'recipient', language: 'fr', data: fullData });
    const sections = [
      'CE QUE NOUS ATTENDONS',
      'BRIEFING',
      'POURQUOI',
      'CONTEXTE',
      'FAITS',
      'PIÈCES',
      'DÉJÀ FAIT',
      'URGENCE ET IMPACT',
      'RECOMMANDATION',
      'AVIS DU CONSEILLER',
      'SENSIBILITÉ',
    ];
    for (const section of sections) expect(text).toContain(section);
    expect(text).toContain('Accorder un geste de 35 €.');
    expect(text).toContain('Merci de confirmer la prise en charge et d’indiquer à quel moment vous répondrez.');
  });

  it('leaves out what is not filled', () => {
    const { text } = render({ kind: 'transfer', addressee: 'recipient', language: 'en', data: minimalData });
    for (const section of ['FACTS', 'EVIDENCE', 'CONTEXT', 'RECOMMENDATION', 'SENSITIVITY']) expect(text).not.toContain(section);
  });

  it('an insisted case says that the refusal was explained and what is asked of the supervisor (domain.md §4)', () => {
    const read = (language: 'fr' | 'en') => render({ kind: 'transfer', addressee: 'recipient', language, data: fullData }).text;
    expect(read('fr')).toMatch(/Le refus a été expliqué[\s\S]*l’écouter[\s\S]*confirmer[\s\S]*rester ferme[\s\S]*alternative[\s\S]*clore/);
    expect(read('en')).toMatch(/The refusal was explained[\s\S]*listen[\s\S]*confirm[\s\S]*stay firm[\s\S]*alternative[\s\S]*close/);
  });
});

const bodies = (kind: MessageKind, { addressee, data }: { addressee: Addressee; data: MessageData }) =>
  languages.map((language) => render({ kind, addressee, language, data })).map(({ subject, text }) => `${subject}\n${text}`);
const withCase = (change: Partial<MessageData['case']>, data = fullData): MessageData => ({ ...data, case: { ...data.case, ...change } });

describe('a customer who is told no', () => {
  const announced =
    /Voici pourquoi|This is why|vous dire pourquoi|tell you why|cette proposition|If this suits|où l’adresser|where to address it/;
  const refused = { ...minimalData, decision: { ...fullData.decision!, choice: 'maintain_refusal' as const, message: null } };

  it.each(['refusal_explained', 'redirected', 'decision'] as const)('%s announces no reason that is not there', (kind) => {
    const [french, english] = bodies(kind, { addressee: 'customer', data: refused });
    for (const body of [french, english]) expect(body).not.toMatch(announced);
    expect(french).toMatch(/Votre interlocuteur vous .*expliquera.*répondre à ce message/);
    expect(english).toMatch(/Your point of contact will gladly explain.*reply to this message/);
  });

  it('reads the reason and the offer where they were given', () => {
    const [french, english] = bodies('refusal_explained', { addressee: 'customer', data: fullData });
    expect(french).toMatch(/Voici pourquoi\.[\s\S]*Texte explanation[\s\S]*Texte alternative[\s\S]*cette proposition/);
    expect(english).toMatch(/This is why\.[\s\S]*Texte explanation[\s\S]*Texte alternative[\s\S]*If this suits/);
    expect(`${french}${english}`).not.toMatch(/interlocuteur vous|gladly explain/);
  });
});

describe('an unanswered question (life.md §1, `documenting` knows why)', () => {
  const asked = (answerAwaitedFrom: 'agent' | 'customer') => ({
    ...withCase({ status: 'documenting', answerAwaitedFrom }),
    owner: { name: 'Omar Diallo' },
  });

  it.each([
    ['agent', /question vous a été posée/, /question was put to you/],
    ['customer', /question a été posée au client/, /question was put to the customer/],
  ] as const)('is what the agent is reminded of, with its owner (asked from the %s)', (from, french, english) => {
    const reminders = bodies('documenting_reminder', { addressee: 'agent', data: asked(from) });
    expect(reminders[0]).toMatch(french);
    expect(reminders[1]).toMatch(english);
    for (const body of reminders) {
      expect(body).toMatch(/Texte question[\s\S]*Omar Diallo (est actuellement responsable|currently owns)/);
      expect(body).not.toMatch(/pas encore complet|not complete|Vous restez|You own|Il manque|Still missing/);
    }
  });

  it.each(['agent', 'customer'] as const)('is what the supervisor hears of (asked from the %s)', (from) => {
    for (const body of bodies('agent_silent', { addressee: 'supervisor', data: asked(from) })) {
      expect(body).toMatch(/question[\s\S]*Texte question/);
      expect(body).not.toMatch(/pas complété|not completed|Il manque|Still missing/);
    }
  });

  it('put to the customer asks the agent to record the answer', () => {
    const [french, english] = bodies('information_requested', { addressee: 'agent', data: asked('customer') });
    expect(french).toMatch(/posée au client[\s\S]*inscrire sa réponse/);
    expect(english).toMatch(/put to the customer[\s\S]*record the answer/);
  });
});

describe('what a reader can still do', () => {
  it('asks for a rating only while one can be given', () => {
    const read = (awaitsRating: boolean) => bodies('feedback', { addressee: 'agent', data: withCase({ awaitsRating }) }).join();
    expect(read(true)).toMatch(/notez depuis le dossier[\s\S]*rate the support/);
    expect(read(false)).not.toMatch(/notez|rate the support/);
  });

  it('offers a return only where one is accepted', () => {
    const read = (returnable: boolean) => bodies('transfer', { addressee: 'recipient', data: withCase({ returnable }) }).join();
    expect(read(true)).toMatch(/renvoyez-la[\s\S]*return it from the case/);
    expect(read(false)).not.toMatch(/renvoyez-la|return it from the case/);
  });

  it('reads a case sent on without a recommendation as one that asks for a decision', () => {
    const data = { ...fullData, recommendation: { ...fullData.decision!, choice: 'escalate_further' as const, amountMinor: 0 } };
    const [french, english] = bodies('transfer', { addressee: 'recipient', data });
    expect(french).toMatch(/Le niveau précédent demande une décision/);
    expect(english).toMatch(/The level below asks for a decision/);
    expect(`${french}${english}`).not.toMatch(/recommande :|recommends:/);
  });
});

describe('a moment', () => {
  const paris = { timeZone: 'Europe/Paris' } as const;
  it.each([
    ['2026-03-01T05:07:00Z', 'fr', 'dimanche 1er mars 2026 à 6 h 07 (heure d’Europe centrale, UTC+1)'],
    ['2026-07-14T22:30:00Z', 'fr', 'mercredi 15 juillet 2026 à 0 h 30 (heure d’Europe centrale, UTC+2)'],
    ['2026-10-25T01:30:00Z', 'en', 'Sunday 25 October 2026 at 02:30 (Central European Time, UTC+1)'],
    ['2026-10-25T00:30:00Z', 'en', 'Sunday 25 October 2026 at 02:30 (Central European Time, UTC+2)'],
  ] as const)('%s is read as a clock on the wall, with its zone (%s)', (...[at, language, words]) => {
    expect(moment({ at: Date.parse(at), language, ...paris })).toBe(words);
  });

  it('is shown by its offset where the zone has no name', () => {
    expect(moment({ at: 0, timeZone: 'UTC', language: 'fr' })).toBe('jeudi 1er janvier 1970 à 0 h 00 (UTC)');
    // 18:00 less a fraction of a second is 18:00 to a person.
    expect(moment({ at: 64_799_600, timeZone: 'UTC', language: 'en' })).toBe('Thursday 1 January 1970 at 18:00 (UTC)');
  });
});
