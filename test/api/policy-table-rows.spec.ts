// Lost if these fail: a rule is edited that nobody wrote, an edit of somebody else is overwritten, or nobody can tell which rule would fire.
import { clemency, Draft, happier, ids, places } from './policy-draft';
import { type ApiStack, startApiStack } from './stack';

let stack: ApiStack;
let draft: Draft;
beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
afterAll(() => stack?.stop());
beforeEach(async () => {
  draft = await Draft.begun(stack);
});

describe('rows', () => {
  it('are added, replaced, moved and removed one by one, each a save of the draft', async () => {
    await draft.edit('PUT', 'evaluation', { body: clemency });
    const added = await draft.edit('POST', 'evaluation/rules', { body: { rule: happier, before: 'happy' }, ifMatch: 2 });
    expect([ids(added), added.headers.get('etag')]).toEqual([['happier', 'happy', 'others'], '"3"']);
    const { id: _, ...content } = { ...happier, when: ['> 4.8'] };
    const replaced = await draft.edit('PUT', 'evaluation/rules/happier', { body: content, ifMatch: 3 });
    expect(replaced.body.definition.rules[0]).toEqual({ ...happier, when: ['> 4.8'] });
    expect(ids(await draft.edit('POST', 'evaluation/rules/happier/move', { body: {}, ifMatch: 4 }))).toEqual([
      'happy',
      'others',
      'happier',
    ]);
    expect(ids(await draft.edit('POST', 'evaluation/rules/happier/remove', { ifMatch: 5 }))).toEqual(['happy', 'others']);
    expect((await draft.read('evaluation')).body).toMatchObject({ revision: 6, definition: clemency });
  });

  it('of a table that is the domain’s begin from it', async () => {
    const standard = ids(await draft.read('evaluation'));
    const removed = await draft.edit('POST', 'evaluation/rules/out_of_scope/remove');
    expect(ids(removed)).toEqual(standard.filter((id) => id !== 'out_of_scope'));
    expect(removed.body.standard).toBe(false);
  });

  it('are refused at their place, under a version that somebody has changed since, and where they are not', async () => {
    const add = (rule: object, ifMatch?: number) => draft.edit('POST', 'evaluation/rules', { body: { rule }, ifMatch });
    await draft.edit('PUT', 'evaluation', { body: clemency });
    expect(await add(happier, 1)).toMatchObject({ status: 412, body: { code: 'stale_version', version: 2 } });
    expect(places(await add({ ...happier, when: ['> budget'] }))).toEqual(['/rule/when/0']);
    expect(places(await add({ ...happier, when: [] }))).toEqual(['/rule/when']);
    expect(places(await add({ ...happier, id: 'happy' }))).toEqual(['/rule/id']);
    expect(places(await draft.edit('PUT', 'evaluation/rules/happy', { body: { when: ['-'], gives: ['"perhaps"'] } }))).toEqual([
      '/gives/0',
    ]);
    expect(await draft.edit('POST', 'evaluation/rules/nobody/remove')).toMatchObject({ status: 404 });
    expect(await draft.edit('POST', 'evaluation/rules/happy/move', { body: { before: 'nobody' } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/before' }] },
    });
    await draft.edit('POST', 'evaluation/rules/happy/remove');
    expect(places(await draft.edit('POST', 'evaluation/rules/others/remove'))).toEqual(['/rules']);
    expect((await draft.read('evaluation')).body.revision).toBe(3);
  });

  it('added twice at once under one version are added once', async () => {
    await draft.edit('PUT', 'evaluation', { body: clemency });
    const add = (id: string) => draft.edit('POST', 'evaluation/rules', { body: { rule: { ...happier, id } }, ifMatch: 2 });
    const replies = await Promise.all([add('one'), add('other')]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await draft.read('evaluation')).body.definition.rules).toHaveLength(3);
  });

  it('of a published version stay as they are', async () => {
    const call = { body: { rule: happier } };
    const reply = await draft.as('operator')('POST /v1/policy/drafts/1/tables/evaluation/rules', call);
    expect(reply).toMatchObject({ status: 409, body: { code: 'already_done' } });
  });

  it('are written by operators and administrators, of their own organisation', async () => {
    expect((await draft.edit('POST', 'evaluation/rules/out_of_scope/remove', { by: 'manager' })).status).toBe(403);
    const stranger = (await Draft.begun(stack)).as('operator');
    await draft.edit('PUT', 'advice', { body: (await draft.read('advice')).body.definition });
    const path = `/v1/policy/drafts/${draft.version + 50}/tables/advice`;
    expect((await stranger(`POST ${path}/rules/a/remove`)).status).toBe(404);
  });
});

describe('a trial', () => {
  it('says which rule fires and why, and which examples come out otherwise', async () => {
    await draft.edit('PUT', 'evaluation', {
      body: { ...clemency, examples: [...clemency.examples, { name: 'Sad', given: { satisfaction: 1 }, expect: ['happy'] }] },
    });
    const { status, body } = await draft.trial('evaluation', { satisfaction: 4.2 });
    expect([status, body]).toEqual([
      200,
      {
        ...{ version: draft.version, revision: 2, table: 'evaluation', failed: 1 },
        fired: [
          {
            ...{ rule: 'happy', gives: { verdict: 'yes' }, because: clemency.rules[0]?.because },
            held: [{ input: 'satisfaction', value: 4.2, cell: '>= 4' }],
          },
        ],
        examples: [
          { name: 'Just happy', passes: true, expect: ['happy'], fired: ['happy'] },
          { name: 'Sad', passes: false, expect: ['happy'], fired: ['others'] },
        ],
      },
    ]);
    const check = await draft.as('operator')(`POST /v1/policy/drafts/${draft.version}/check`, { idempotencyKey: null });
    expect(check).toMatchObject({ status: 200 });
    expect(check.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toContain('/tables/evaluation/examples/1');
  });

  it('runs the examples alone, and refuses facts that the table does not know', async () => {
    const { body } = await draft.trial('criteria');
    expect([body.fired, body.failed, body.examples.length > 0]).toEqual([null, 0, true]);
    const reply = await draft.trial('criteria', { satisfaction: 'good', mood: 1 });
    expect([reply.status, places(reply)]).toEqual([422, ['/given/satisfaction', '/given/mood']]);
  });
});

describe('the escalation matrix', () => {
  it('is read, edited and tried as a table, is a matrix again in the document, and comes back the same as DMN', async () => {
    const { people: _, teams } = draft.organisation;
    const before = await draft.read('escalation');
    expect(before.body.definition.inputs.map(({ name }: { name: string }) => name)).toEqual([
      'category',
      'type',
      'level',
      'tier',
      'urgency',
      'language',
    ]);
    const first = {
      id: 'legal-first',
      when: ['"legal"', '-', '2, 3', '-', '-', '-'],
      gives: [`"${teams[3]}"`],
      because: { fr: 'Juridique', en: 'Legal' },
    };
    const added = await draft.edit('POST', 'escalation/rules', { body: { rule: first, before: ids(before)[0] } });
    expect([added.status, ids(added)]).toEqual([200, ['legal-first', ...ids(before)]]);
    const { document } = (await draft.as('operator')(`GET /v1/policy/versions/${draft.version}`)).body;
    expect(document.matrix[0]).toEqual({ id: 'legal-first', category: ['legal'], level: [2, 3], teamId: teams[3], because: first.because });
    const { body } = await draft.trial('escalation', { category: 'legal', level: 3 });
    expect(body.fired).toMatchObject([
      { rule: 'legal-first', gives: { teamId: teams[3] }, because: first.because, held: [{ cell: '"legal"' }, { value: 3 }] },
    ]);
    const { body: xml } = await draft.read('escalation.dmn');
    const back = await draft.import('escalation', xml);
    expect(back.body.definition).toEqual(added.body.definition);
    expect((await draft.as('operator')(`GET /v1/policy/versions/${draft.version}`)).body.document).toEqual(document);
  });

  it('answers, once published, which team would take a case, by which row and why', async () => {
    const { teams } = draft.organisation;
    const because = { fr: 'Juridique', en: 'Legal' };
    const first = { id: 'legal-first', when: ['"legal"', '-', '2', '-', '-', '"fr"'], gives: [`"${teams[3]}"`], because };
    const [before] = ids(await draft.read('escalation'));
    await draft.edit('POST', 'escalation/rules', { body: { rule: first, before } });
    const ask = (body: object) => draft.as('agent')('POST /v1/advice/recipient', { body, idempotencyKey: null });
    expect((await ask({ category: 'legal' })).body).toMatchObject({ policyVersion: 1, teamId: teams[2] });
    const published = await draft.as('operator')(`POST /v1/policy/drafts/${draft.version}/publish`, { body: { reason: 'Legal first' } });
    expect(published.status).toBe(200);
    expect(await ask({ category: 'legal' })).toMatchObject({
      status: 200,
      body: { policyVersion: 2, teamId: teams[3], rule: 'legal-first', because },
    });
    expect((await ask({ category: 'legal', language: 'en' })).body).toMatchObject({ teamId: teams[2], rule: before, because: null });
    expect((await ask({ category: 'legal', level: 1 })).body).toMatchObject({ teamId: null, rule: null, because: null });
  }, 30_000);

  it('takes no condition that a case could not carry, and has no default to go back to', async () => {
    const rule = { id: 'odd', when: ['not("legal")', '-', '>= 2', '-', '-', '-'], gives: ['"billing"'] };
    expect(places(await draft.edit('POST', 'escalation/rules', { body: { rule } }))).toEqual([
      '/rule/when/0',
      '/rule/when/2',
      '/rule/gives/0',
    ]);
    expect((await draft.edit('POST', 'escalation/reset')).status).toBe(400);
  });
});
