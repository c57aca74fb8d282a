// Contract: a case is found by what people remember of it, at once, in either language; and never by somebody who may not see it.
import { randomUUID } from 'node:crypto';
import { EscalationRepository, type EscalationSort, InvalidCursorError } from '@relais/persistence';
import { acceptedCase, monday, raiseRequest, startWorld, type World } from './practice-world';
import { RecordedLife } from './recorded-life';
import { makePartner, sqlOf, untilWaiting } from './sql';

let world: World;
let escalations: EscalationRepository;
beforeAll(async () => {
  world = await startWorld();
  escalations = new EscalationRepository(world.database);
}, 120_000);
afterAll(() => world.stop());

const dossier = (change: object) => ({ ...raiseRequest().dossier, ...change });

/** Ids of what is found, best first. */
const search = async (q: string, { viewerId = null as string | null, organisationId = world.organisationId } = {}): Promise<string[]> =>
  (await escalations.list({ organisationId, viewerId, filter: { q }, sort: 'relevance', limit: 200 })).items.map(({ id }) => id);

const raised = async (change: Parameters<typeof acceptedCase>[1]): Promise<string> => (await acceptedCase(world, change)).escalationId;

describe('words', () => {
  it.each([
    ['Élève pénalisé à l’école', 'eleve penalise'],
    ['Eleve penalise a l’ecole', 'élève pénalisé'],
    ['Hébergements indisponibles à Besançon', 'hebergement indisponible besancon'],
    ['Des virements contestés par le client', 'virement contesté'],
    ['La commande contestée', 'contesté'],
    ['Un achat remboursé', 'remboursements'],
    ['Les journaux perdus', 'journal perdu'],
    ['Two shipments were delayed', 'delaying shipment'],
    ['Refunding duplicated charges', 'refund charge duplicate'],
    ['Naïve reading of a café receipt', 'naive cafe'],
  ])('finds "%s" by "%s"', async (subject, q) => {
    const id = await raised({ dossier: dossier({ subject }) });
    expect(await search(q)).toContain(id);
  });

  it('finds every part of the dossier, also what was added later, and neither codes nor addresses', async () => {
    const agent = await world.actor('lea.martin');
    const evidence = [{ kind: 'screenshot', label: 'Capture zymurgie', link: 'https://files.example.com/quixotic' }];
    const life = await RecordedLife.raised(world, { dossier: dossier({ questions: ['Faut-il un ostensoir ?'], evidence } as object) });
    for (const q of ['ostensoir', 'zymurgie']) expect(await search(q)).toEqual([life.escalationId]);
    expect(await search('quixotic')).toEqual([]);
    expect(await search('screenshot')).toEqual([]);
    await life.send(['add_fact', agent], { at: new Date(monday).toISOString(), text: 'Le client cite un palimpseste.' });
    expect(await search('palimpsestes')).toEqual([life.escalationId]);
  });

  it('finds a dossier as soon as it has been completed, by its new words alone', async () => {
    const agent = await world.actor('lea.martin');
    const life = await RecordedLife.raised(world, { dossier: { subject: 'Griffonnage' } });
    expect(await search('griffonnage')).toEqual([life.escalationId]);
    await life.send(['complete_dossier', agent], { dossier: dossier({ subject: 'Parchemin égaré' }) });
    expect(await search('parchemins')).toEqual([life.escalationId]);
    expect(await search('griffonnage')).toEqual([]);
  });

  it('forgets what has been erased', async () => {
    const customer = { reference: 'C-ERASE', name: 'Ophélie Quatrevaux', language: 'fr' as const };
    const id = await raised({ customer, dossier: dossier({ subject: 'Vermillon', why: 'Un amarante' }) });
    for (const q of ['quatrevaux', 'vermillon', 'amarante']) expect(await search(q)).toEqual([id]);
    await sqlOf(world.url, async (sql) => {
      await sql('update dossier set content = null where escalation_id = $1', [id]);
      await sql('update escalation set subject = null where id = $1', [id]);
      await sql(`update customer set name = null where reference = 'C-ERASE'`);
      const [row] = await sql('select words::text as words from case_search where escalation_id = $1', [id]);
      expect(row!.words).not.toMatch(/quatrevau|vermillon|amarant|oph/);
    });
    for (const q of ['quatrevaux', 'vermillon', 'amarante']) expect(await search(q)).toEqual([]);
  });

  it('keeps the words of both when a step and a change of the customer are written at once', async () => {
    const id = await raised({ customer: { reference: 'C-TWICE', name: 'Ancien', language: 'fr' } });
    await sqlOf(world.url, async (step) => {
      await step('begin');
      await step(`update dossier set content = '{"why": "Un saphir"}' where escalation_id = $1`, [id]);
      const renamed = sqlOf(world.url, (other) => other(`update customer set name = 'Nouvelle' where reference = 'C-TWICE'`));
      await untilWaiting(world.url);
      await step('commit');
      await renamed;
    });
    for (const q of ['saphirs', 'nouvelle']) expect(await search(q)).toEqual([id]);
  });

  it('records a dossier larger than what can be searched', async () => {
    const agent = await world.actor('lea.martin');
    const life = await RecordedLife.raised(world);
    const facts = Array.from({ length: 200 }, () => ({ at: new Date(monday).toISOString(), text: unheardOf(500) }));
    await life.send(['complete_dossier', agent], { dossier: dossier({ subject: 'Encyclopédie', facts }) });
    expect(await search('encyclopedie')).toEqual([life.escalationId]);
  });
});

const unheardOf = (words: number): string =>
  Array.from({ length: words }, () => String.fromCodePoint(...Array.from({ length: 6 }, () => 0x4e00 + Math.floor(Math.random() * 20_000))))
    .join(' ')
    .slice(0, 3_900);

describe('references', () => {
  it('are found by their start, in any case, signs taken as they are', async () => {
    const customer = { reference: 'ÉT-9000', name: 'Rose', language: 'fr' as const };
    const id = await raised({ ticket: { reference: 'Zen_77%A' }, customer });
    for (const q of ['zen_7', 'ZEN_77%', 'ét-90', 'ET-9']) expect(await search(q)).toEqual([id]);
    for (const q of ['zenX7', 'zen_8', 'zen%b']) expect(await search(q)).toEqual([]);
  });

  it('come before words', async () => {
    const worded = await raised({ dossier: dossier({ subject: 'Kappa kappa kappa', why: 'kappa' }) });
    const inDossier = await raised({ dossier: dossier({ why: 'Peut-être kappa' }) });
    const referred = await raised({ ticket: { reference: 'kappa-1' }, at: monday - 60_000 });
    expect(await search('kappa')).toEqual([referred, worded, inDossier]);
  });
});

describe('pages by relevance', () => {
  const page = (cursor?: string, { q = 'lambda', sort = 'relevance' as EscalationSort } = {}) =>
    escalations.list({ organisationId: world.organisationId, viewerId: null, filter: { q }, sort, cursor, limit: 2 });

  it('give every case once, also when one is raised between two of them, and take no cursor of other words', async () => {
    const ids = [];
    for (const times of [1, 1, 1, 3, 2]) ids.push(await raised({ dossier: dossier({ subject: 'Lambda '.repeat(times) }) }));
    const all = (await search('lambda')).join();
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { items, nextCursor } = await page(cursor);
      seen.push(...items.map(({ id }) => id));
      if (nextCursor === null) break;
      await raised({ dossier: dossier({ subject: 'Lambda lambda lambda lambda' }), at: monday + 60_000 });
      await expect(page(nextCursor, { q: 'kappa' })).rejects.toBeInstanceOf(InvalidCursorError);
      await expect(page(nextCursor, { sort: 'raisedAt' })).rejects.toBeInstanceOf(InvalidCursorError);
      cursor = nextCursor;
    }
    expect(seen.join()).toBe(all);
    expect([...seen].sort()).toEqual([...ids].sort());
  });
});

describe('who searches', () => {
  it('never finds another organisation’s cases', async () => {
    const id = await raised({ ticket: { reference: 'SECRET-1' }, dossier: dossier({ subject: 'Obsidienne' }) });
    for (const q of ['obsidienne', 'SECRET-1', 'C-1']) {
      expect(await search(q)).toContain(id);
      expect(await search(q, { organisationId: world.otherOrganisationId })).not.toContain(id);
    }
  });

  it('finds, as one of a partner’s people, their own cases alone, and none by who the customer is', async () => {
    const { userId, teamId } = await makePartner(world);
    const customer = { reference: 'C-PARTNER', name: 'Zoé Harpagon', language: 'fr' as const };
    const foreign = await raised({ customer, dossier: dossier({ subject: 'Malachite' }) });
    const own = await raised({ customer, agentId: userId, dossier: dossier({ subject: 'Malachite' }) });
    const sentToThem = await raised({ customer, dossier: dossier({ subject: 'Malachite' }) });
    await sqlOf(world.url, (sql) => sql('update escalation set recipient_team_id = $1 where id = $2', [teamId, sentToThem]));
    expect((await search('malachite')).sort()).toEqual([foreign, own, sentToThem].sort());
    expect((await search('malachite', { viewerId: userId })).sort()).toEqual([own, sentToThem].sort());
    for (const q of ['harpagon', 'C-PARTNER', 'malachite harpagon']) {
      expect(await search(q)).toHaveLength(3);
      expect(await search(q, { viewerId: userId })).toEqual([]);
    }
    const { userId: colleague } = await world.actor('sophie.laurent');
    expect(await search('harpagon', { viewerId: colleague })).toHaveLength(3);
  });
});

describe('any input', () => {
  const signs = [
    "' or 1=1 --",
    "'; drop table case_search; --",
    'a:* & !b | (c)',
    '\\',
    '%',
    '_',
    "''",
    ':*',
    '<->',
    'l’a-b_c',
    '!',
    '&',
    '(',
    '"a b"',
    'é̀',
    '🦊',
  ];
  const mixed = Array.from({ length: 300 }, () =>
    Array.from({ length: 8 }, () => 'a b\'é-_%:*&|!()<>\\"@./1,🦊'.at(Math.random() * 26)).join(''),
  );

  it.each(signs)('takes %s as words', async (q) => {
    expect(await search(q)).not.toContain(undefined);
  });

  it('fails for no mixture of signs, and leaves the table alone', async () => {
    for (const q of mixed) await search(q || randomUUID());
    await sqlOf(world.url, async (sql) => {
      const [row] = await sql('select (select count(*) from case_search) = (select count(*) from escalation) as whole');
      expect(row!.whole).toBe(true);
    });
  });
});
