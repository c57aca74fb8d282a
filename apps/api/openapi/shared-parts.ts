// Names what several bodies hold alike, so that the page of limits tells it once.
import { calendarDocumentSchema, decisionTable, dossier, onCallPlan, policyDocument, profile } from '@relais/contracts';
import { type JsonSchema, jsonSchemaOf } from './schemas';

export interface SharedPart {
  readonly name: string;
  readonly schema: JsonSchema;
}

/** In the order of the page. */
export const sharedParts: readonly SharedPart[] = Object.entries({
  profile: profile(),
  dossier: dossier(),
  calendar: calendarDocumentSchema,
  'on-call plan': onCallPlan(),
  policy: policyDocument(),
  'decision table': decisionTable(),
}).map(([name, schema]) => ({ name, schema: jsonSchemaOf(schema, 'input') }));

const names = new Map(sharedParts.map(({ name, schema }) => [identity(schema), name]));

/** The name of the part that a value is, or null. */
export const partOf = (schema: JsonSchema): string | null => names.get(identity(schema)) ?? null;

/** Where it stands, a part has a description and a default of its own. */
function identity({ description: _description, default: _default, ...rest }: JsonSchema): string {
  return JSON.stringify(rest);
}
