// Writes the OpenAPI 3.1 document from the endpoint table and the Zod schemas: what is checked is what is documented.
import { problem } from '@relais/contracts';
import { endpoints } from '../endpoints';
import type { Endpoint, Named } from '../http/endpoint';
import { parametersOf } from './parameters';
import { answersOf } from './responses';
import { type JsonSchema, jsonSchemaOf, reference } from './schemas';
import { describedTag } from './tags';

const about = {
  title: 'Relais',
  version: '1.0.0',
  license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
  description:
    'Escalations of customer requests that nobody can forget. Instants are ISO 8601 UTC, amounts integer minor units with their currency. ' +
    'Every refusal is a problem (RFC 9457) with a stable code. A change carries an Idempotency-Key: repeat it with the same key after 429 or 503.',
};

const securitySchemes = {
  apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the organisation, with scopes.' },
  person: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: "An access token of a person who signed in (OpenID Connect); scopes follow from the person's roles.",
  },
};

/** The whole document, in the order of the table. */
export function openApiDocument() {
  const named: Named[] = endpoints.flatMap(schemasOf);
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name, description: describedTag(name) })),
    paths: pathsOf(endpoints),
    components: {
      securitySchemes,
      schemas: componentsOf([...named, { name: 'Problem', schema: problem() }]),
    },
  };
}

function schemasOf({ body, answers }: Endpoint): Named[] {
  const replies = Object.values(answers).flatMap((answer) => (answer.body ? [answer.body] : []));
  return body ? [{ ...body, io: 'input' }, ...replies] : replies;
}

function componentsOf(named: readonly Named[]): Record<string, JsonSchema> {
  const components: Record<string, JsonSchema> = {};
  for (const { name, schema, io = 'output' } of named) {
    const described = jsonSchemaOf(schema, io);
    const known = components[name];
    if (known && JSON.stringify(known) !== JSON.stringify(described))
      throw new Error(`two schemas are called ${name}: give one another name`);
    components[name] = described;
  }
  return components;
}

function pathsOf(rows: readonly Endpoint[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const row of rows) paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operationOf(row) };
  return paths;
}

function operationOf(row: Endpoint) {
  const { name, tag, summary, scope, body } = row;
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(scope && { description: `Needs the scope \`${scope}\`.` }),
    security: scope ? [{ apiKey: [] }, { person: [] }] : [],
    parameters: parametersOf(row),
    ...(body && {
      requestBody: { required: true, content: { [row.bodyMediaType ?? 'application/json']: { schema: reference(body.name) } } },
    }),
    responses: answersOf(row),
  };
}
