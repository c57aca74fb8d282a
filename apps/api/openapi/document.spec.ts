// Lost if these fail: clients are generated from a document that leaves out a refusal, or names a schema that is not there.
import { problems, publicCommands } from '@relais/contracts';
import { endpoints } from '../endpoints';
import { openApiDocument } from './document';
import { problemCodesOf } from './responses';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
}
const document = openApiDocument();
const operations = Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);

function referencesIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, field]) => (key === '$ref' ? [String(field)] : referencesIn(field)));
}

describe('the OpenAPI document', () => {
  it('has one operation per endpoint, each under its own name', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(endpoints.map(({ name }) => name).sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(publicCommands.length);
  });

  it('names no schema that it does not hold', () => {
    const missing = referencesIn(document).filter(
      (reference) => !(reference.replace('#/components/schemas/', '') in document.components.schemas),
    );
    expect(missing).toEqual([]);
  });

  it('documents every status an endpoint can answer', () => {
    for (const row of endpoints) {
      const statuses = [...Object.keys(row.answers), ...problemCodesOf(row).map((code) => String(problems[code].status))];
      const operation = operations.find(({ operationId }) => operationId === row.name);
      expect(Object.keys(operation?.responses ?? {}).sort()).toEqual([...new Set(statuses)].sort());
    }
  });

  it('tells callers to send instants as text', () => {
    expect(document.components.schemas.AcknowledgeCommand).toMatchObject({
      required: ['promisedAt'],
      additionalProperties: false,
      properties: { promisedAt: { type: 'string', format: 'date-time' } },
    });
  });
});
