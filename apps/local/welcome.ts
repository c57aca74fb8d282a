// The last lines of a start: where everything is, and a command that works when pasted.
import type { DemoKeys } from './keys';
import type { Settings } from './settings';

export interface Addresses {
  readonly apiUrl: string;
  readonly signInUrl: string;
  readonly mailPage: string;
  readonly actionsUrl: string;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
}

export function welcome({ settings, keys, addresses }: { settings: Settings; keys: DemoKeys; addresses: Addresses }): string[] {
  const { apiUrl, signInUrl, mailPage, actionsUrl, databaseUrl, temporalAddress } = addresses;
  const ui = settings.TEMPORAL_ADDRESS ? [] : [`  Temporal UI    http://127.0.0.1:${settings.TEMPORAL_UI_PORT}`];
  return [
    '',
    'Relais is up. Ctrl-C stops it; data and running clocks stay.',
    '',
    `  API            ${apiUrl}`,
    `  API reference  ${apiUrl}/docs`,
    `  Sign-in        ${signInUrl} (demo people, no password)`,
    `  Mails          ${mailPage}`,
    `  Actions        ${actionsUrl}`,
    ...ui,
    `  Temporal       ${temporalAddress}`,
    `  Postgres       ${settings.DATABASE_URL ? 'as in DATABASE_URL' : databaseUrl}`,
    `  Data and logs  ${settings.folder}`,
    '',
    'Keys: company (opening hours of Paris), and its practice twin (delays of seconds, J+3 too):',
    `  company        ${keys.company}`,
    `  practice       ${keys.practice}`,
    '',
    'Raise an escalation in the practice organisation, then look at it (mails arrive on the mail page):',
    ...raiseCommand(apiUrl, keys.practice),
    '',
    'The same list as a person who signed in sees it:',
    `  curl -s ${apiUrl}/v1/escalations -H "Authorization: Bearer $(npm run --silent token -- sophie.laurent)"`,
    '',
  ];
}

/** One command a person can paste into a shell in the project's folder; a new key each time, so that it can be pasted again. */
const raiseCommand = (apiUrl: string, key: string): string[] => [
  `  curl -s -X POST ${apiUrl}/v1/escalations \\`,
  `    -H 'Authorization: Bearer ${key}' -H 'Relais-Acting-For: lea.martin' \\`,
  `    -H "Idempotency-Key: $(date +%s%N)" -H 'Content-Type: application/json' -d @docs/examples/raise.json`,
];
