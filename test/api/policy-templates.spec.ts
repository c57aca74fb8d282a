// Lost if these fail: an organisation publishes words that nobody could send, or cannot see what its customers will read.
import { type Caller, callerOf, type Reply } from './caller';
import { createOrganisation } from './organisations';
import { type ApiStack, startApiStack } from './stack';

// A publication walks some hundreds of lives.
jest.setTimeout(30_000);

let stack: ApiStack;
let operator: Caller;

beforeAll(async () => {
  stack = await startApiStack();
}, 180_000);
afterAll(() => stack?.stop());
beforeEach(async () => {
  const { key } = await createOrganisation(stack.databaseUrl);
  operator = callerOf({ url: stack.url, key, as: 'operator' });
});

/** The published rules with `change`, published. */
async function publish(change: object): Promise<Reply> {
  const { document } = (await operator('GET /v1/policy')).body;
  const { body } = await operator('POST /v1/policy/drafts', { body: { document: { ...document, ...change } } });
  return operator(`POST /v1/policy/drafts/${body.version}/publish`, { body: { reason: 'Our own voice' } });
}

describe('the organisation’s own words', () => {
  const fr = {
    subject: 'Où en est votre demande {{ case.reference }}',
    body: '{{ words.message }}\n\nÀ bientôt : {{ nextUpdateAt | moment }}, {{ pointOfContact.name }}',
  };
  const name = 'update.customer';

  it('are shown with the policy once published', async () => {
    const templates = { [name]: { fr, en: fr } };
    expect((await publish({ templates })).status).toBe(200);
    expect((await operator('GET /v1/policy')).body.document.templates).toEqual(templates);
  });

  it('are refused where they name what is not there, leave out what must be said, or lack a language', async () => {
    const templates = { [name]: { fr: { ...fr, body: '{{ words.mesage }}' } }, 'update.nobody': { fr } };
    const { status, body } = await publish({ templates });
    expect([status, body.code]).toEqual([422, 'policy_refused']);
    expect(body.errors).toEqual([
      { pointer: '/templates/update.nobody', detail: 'names no message: GET /v1/policy/templates lists them' },
      { pointer: '/templates/update.customer/fr/body', detail: "line 1: this message has no variable 'words.mesage'" },
      { pointer: '/templates/update.customer', detail: 'has no English text, and each message is read in both languages' },
    ]);
  });

  it('are read before anybody lives by them, with what they may name', async () => {
    const preview = (body: object) => operator('POST /v1/policy/templates/preview', { body });
    const seen = await preview({ name, language: 'fr', ...fr });
    expect(seen.body.rendered).toMatchObject({
      subject: 'Où en est votre demande TCK-1042',
      text: expect.stringContaining('À bientôt : lundi 2'),
    });
    expect(seen.body.faults).toEqual([]);
    expect((await preview({ name, language: 'fr', ...fr, body: '{% include "x" %}' })).body).toEqual({
      rendered: null,
      faults: [{ pointer: '/body', detail: expect.stringContaining('tag "include" not found') }],
    });
    expect(await preview({ name: 'update.nobody', language: 'fr', ...fr })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/name' }] },
    });
    const { messages } = (await operator('GET /v1/policy/templates')).body;
    const guide = messages.find((one: Reply['body']) => one.name === name);
    expect(guide.variables).toEqual(expect.arrayContaining(['words.message', 'nextUpdateAt', 'pointOfContact.name']));
    expect(guide.mustHold.map(({ variable }: Reply['body']) => variable)).toEqual(['words.message', 'nextUpdateAt', 'pointOfContact.name']);
  });
});
