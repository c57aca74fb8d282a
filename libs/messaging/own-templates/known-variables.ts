// What a message of an organisation's own may name: what Relais' text of that message names, and what every message to its reader can.
import { languages } from '@relais/contracts';
import { completeData } from '../rendering/complete-data';
import { parsedTemplate } from '../rendering/engine';
import { fullData } from '../sample-data';
import { namedVariables } from './named-variables';
import type { WordedMessage } from './template-names';

/** Whoever reads a message, these are theirs to know. */
const toEverybody = [
  'organisation.name',
  'person.name',
  'customer.name',
  'customer.reference',
  'case.reference',
  'case.subject',
  'case.category',
  'case.raisedAt',
  'case.live',
  'agent.name',
  'pointOfContact.name',
  'pointOfContact.email',
  'recipient.name',
  'recipient.team',
  'recipient.role',
  'nextUpdateAt',
];

/** Inside the house; costs and opinions are named only where Relais' own text names them. */
const toStaff = [
  'case.type',
  'case.class',
  'case.urgency',
  'case.level',
  'case.status',
  'case.insisted',
  'case.customersAffected',
  'agent.email',
  'owner.name',
  'owner.email',
  'since',
  'until',
  'attempt',
  'addressee',
];

const known = new Map<string, ReadonlySet<string>>();

/** The paths that a template of that message may name; lists end in `[]`. */
export function knownVariables(message: WordedMessage): ReadonlySet<string> {
  const found = known.get(message.name) ?? new Set([...variablesOf(message)].sort());
  known.set(message.name, found);
  return found;
}

function variablesOf({ standard, audience }: WordedMessage): Set<string> {
  const own = languages.flatMap((language) =>
    [...namedVariables(parsedTemplate(`${standard}.${language}`))].flatMap(({ path, as }) =>
      as === 'amount' ? [`${path}.amountMinor`, `${path}.currency`] : [path.replace(/\.size$/, '')],
    ),
  );
  return new Set([...toEverybody, ...(audience === 'customer' ? [] : toStaff), ...own.filter((path) => leaves.has(path))]);
}

/** Every path of a message's data at which there is a value, or a list of values. */
const leaves: ReadonlySet<string> = new Set(pathsOf({ ...completeData(fullData), addressee: 'recipient' }, ''));

function pathsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return pathsOf(value[0], `${path}[]`);
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, path === '' ? name : `${path}.${name}`));
}
