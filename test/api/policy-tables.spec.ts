// Lost if these fail: a table is kept that cannot decide, or leaves as DMN and comes back deciding otherwise.
import { randomUUID } from 'node:crypto';
import { clemency, Draft, places } from './policy-draft';
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

describe('a table of a draft', () => {
  it('is the domain’s until it is replaced, and again once it is reset', async () => {
    const before = await draft.read('evaluation');
    expect(before).toMatchObject({ status: 200, body: { standard: true, revision: 1, definition: { hitPolicy: 'unique' } } });
    const saved = await draft.edit('PUT', 'evaluation', { body: clemency, ifMatch: 1 });
    expect([saved.status, saved.headers.get('etag'), saved.body.standard]).toEqual([200, '"2"', false]);
    expect((await draft.read('evaluation')).body.definition).toEqual(clemency);
    const { body } = await draft.as('operator')(`GET /v1/policy/versions/${draft.version}`);
    expect(body.document.tables).toEqual({ evaluation: clemency });
    const reset = await draft.edit('POST', 'evaluation/reset', { ifMatch: 2, by: 'admin' });
    expect(reset.body).toMatchObject({ standard: true, revision: 3, definition: before.body.definition });
    const { items } = (await draft.as('admin')('GET /v1/configuration-changes')).body;
    expect(items.map(({ what }: { what: string }) => what)).toEqual(['policy_draft_saved', 'policy_draft_saved', 'policy_drafted']);
  });

  it('is refused whole when a cell cannot be read, each place named, and the draft stays', async () => {
    const broken = {
      ...clemency,
      rules: [{ id: 'a', when: ['< ('], gives: ['5'] }],
      examples: [{ name: 'x', given: { mood: 1 }, expect: [] }],
    };
    const reply = await draft.edit('PUT', 'evaluation', { body: broken });
    expect([reply.status, reply.body.code, places(reply)]).toEqual([
      422,
      'decision_table_refused',
      ['/examples/0/given', '/rules/0/when/0', '/rules/0/gives/0'],
    ]);
    expect((await draft.read('evaluation')).body).toMatchObject({ standard: true, revision: 1 });
  });

  it('of the domain is shown with the facts that it may ask about', async () => {
    const { body } = await draft.as('agent')('GET /v1/policy/tables/advice');
    expect(body.facts).toContainEqual({ name: 'costMinor', type: 'number' });
    const xml = await draft.as('agent')('GET /v1/policy/tables/advice.dmn');
    expect([xml.status, xml.headers.get('content-type')]).toEqual([200, 'application/xml; charset=utf-8']);
    expect((await draft.import('advice', xml.body)).body).toMatchObject({ standard: false, definition: body.definition });
  });
});

describe('DMN', () => {
  it('brings back what it took along', async () => {
    await draft.edit('PUT', 'evaluation', { body: clemency });
    const exported = await draft.read('evaluation.dmn');
    expect([exported.status, exported.headers.get('etag')]).toEqual([200, '"2"']);
    expect(exported.body).toContain('xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"');
    await draft.edit('POST', 'evaluation/reset');
    const back = await draft.import('evaluation', exported.body, 'text/xml; charset=utf-8');
    expect([back.status, back.body.definition]).toEqual([200, clemency]);
  });

  it('is refused whole for what is no table, and for cells that ask about nothing known', async () => {
    const faulty = await draft.import('evaluation', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><definitions>&a;</definitions>');
    expect([faulty.status, faulty.body.code, JSON.stringify(faulty.body.errors)]).toEqual([
      422,
      'decision_table_refused',
      expect.stringContaining('document type'),
    ]);
    const { body: xml } = await draft.read('advice.dmn');
    expect(await draft.import('evaluation', xml)).toMatchObject({
      status: 422,
      body: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/inputs/1/expression' })]) },
    });
    expect((await draft.read('evaluation')).body).toMatchObject({ standard: true, revision: 1 });
  });

  it('is sent as XML, to addresses that take it, and no larger than a table can be', async () => {
    const { body: xml } = await draft.read('evaluation.dmn');
    expect((await draft.edit('PUT', 'evaluation', { raw: xml, type: 'application/xml' })).status).toBe(415);
    expect((await draft.import('evaluation', `${xml}${' '.repeat(1_100_000)}`)).status).toBe(413);
    expect((await draft.import('evaluation', `${xml}${' '.repeat(1_000_000)}`)).status).toBe(400);
  });

  it('is taken once for its key', async () => {
    const { body: raw } = await draft.read('dossier.dmn');
    const call = { raw, type: 'application/xml', key: randomUUID() };
    const [first, again] = [await draft.edit('PUT', 'dossier.dmn', call), await draft.edit('PUT', 'dossier.dmn', call)];
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await draft.read('dossier')).body.revision).toBe(2);
  });
});
