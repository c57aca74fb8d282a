// A draft of a policy and its decision tables, as operators edit them over the API; and a small table to put there.
import { randomUUID } from 'node:crypto';
import { type Caller, callerOf, type Reply } from './caller';
import { createOrganisation, type PersonName, type TestOrganisation } from './organisations';
import type { ApiStack } from './stack';

/** A draft of an organisation of its own, and its tables. */
export class Draft {
  readonly organisation: TestOrganisation;
  readonly version: number;

  private constructor(
    private readonly stack: ApiStack,
    { organisation, version }: Pick<Draft, 'organisation' | 'version'>,
  ) {
    this.organisation = organisation;
    this.version = version;
  }

  static async begun(stack: ApiStack): Promise<Draft> {
    const organisation = await createOrganisation(stack.databaseUrl);
    const operator = callerOf({ url: stack.url, key: organisation.key, as: 'operator' });
    const { body } = await operator('POST /v1/policy/drafts', { body: {} });
    return new Draft(stack, { organisation, version: body.version });
  }

  as(person: PersonName): Caller {
    return callerOf({ url: this.stack.url, key: this.organisation.key, as: person });
  }

  read(table: string): Promise<Reply> {
    return this.as('operator')(`GET /v1/policy/versions/${this.version}/tables/${table}`);
  }

  /** `edit('PUT', 'advice', {…})`; the draft as it was read unless `ifMatch` says otherwise. */
  edit(
    method: string,
    place: string,
    call: { body?: unknown; raw?: string; ifMatch?: number; by?: PersonName; type?: string; key?: string } = {},
  ): Promise<Reply> {
    const headers = {
      ...(call.ifMatch !== undefined && { 'if-match': `"${call.ifMatch}"` }),
      ...(call.type !== undefined && { 'content-type': call.type }),
    };
    const { body, raw, by = 'operator', key = randomUUID() } = call;
    return this.as(by)(`${method} /v1/policy/drafts/${this.version}/tables/${place}`, { headers, body, raw, idempotencyKey: key });
  }

  import(table: string, raw: string, type = 'application/xml'): Promise<Reply> {
    return this.edit('PUT', `${table}.dmn`, { raw, type });
  }

  async trial(table: string, given?: object): Promise<Reply> {
    return this.as('manager')(`POST /v1/policy/versions/${this.version}/tables/${table}/try`, {
      body: given ? { given } : {},
      idempotencyKey: null,
    });
  }
}

export const ids = ({ body }: Reply): string[] => body.definition.rules.map(({ id }: { id: string }) => id);
export const places = ({ body }: Reply): string[] => body.errors.map(({ pointer }: { pointer: string }) => pointer);
export const clemency = {
  hitPolicy: 'first',
  inputs: [{ name: 'satisfaction', label: 'Satisfaction', expression: 'satisfaction' }],
  outputs: [{ name: 'verdict', type: 'string', values: ['yes', 'no'] }],
  rules: [
    { id: 'happy', when: ['>= 4'], gives: ['"yes"'], because: { fr: 'Client content.', en: 'A happy customer.' } },
    { id: 'others', when: ['-'], gives: ['"no"'] },
  ],
  examples: [{ name: 'Just happy', given: { satisfaction: 4 }, expect: ['happy'] }],
};
export const happier = { id: 'happier', when: ['> 4.5'], gives: ['"yes"'] };
