// Documents what a request carries beside its body: path, query and headers.
import type { z } from 'zod';
import type { Endpoint } from '../http/endpoint';
import { type JsonSchema, jsonSchemaOf } from './schemas';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

const header = (name: string, rest: Omit<Parameter, 'name' | 'in'>): Parameter => ({ name, in: 'header', ...rest });

const actingFor = (required: boolean): Parameter =>
  header('Relais-Acting-For', {
    required,
    description: 'User name or id of the active person of the organisation this is done for.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  });

const idempotencyKey = header('Idempotency-Key', {
  required: true,
  description: 'New for each change; the same one repeats a request and gets the first answer. 409 and 412 are not remembered.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
});

const ifMatch = header('If-Match', {
  required: false,
  description: 'The ETag that was read; 412 when a person has changed it since.',
  schema: { type: 'string', pattern: '^(\\*|(W/)?"\\d{1,9}")$' },
});

export function parametersOf({ params, query, acting, keyed, ifMatch: conditional }: Endpoint): Parameter[] {
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...(acting === 'none' ? [] : [actingFor(acting === 'required')]),
    ...(keyed ? [idempotencyKey] : []),
    ...(conditional ? [ifMatch] : []),
  ];
}

function fieldsOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...described }]) => ({
    name,
    in: place,
    required: required.includes(name),
    ...(typeof description === 'string' && { description }),
    schema: described,
  }));
}
