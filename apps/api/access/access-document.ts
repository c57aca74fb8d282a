// Writes docs/access.md: the endpoint table and the table of what partners see, as people read them.
import { type PartnerSight, partnerSight, roles } from '@relais/contracts';
import { commandTable } from '@relais/domain/authority';
import type { CommandEndpoint } from '../commands/command.endpoints';
import { endpoints } from '../endpoints';
import type { Endpoint } from '../http/endpoint';
import type { Access } from './access';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const introduction = `# Who may what

This page follows from the code: the column \`access\` of the endpoint table, \`libs/domain/authority/command-table.ts\` and
\`libs/contracts/views/partner-sight.ts\`. The same tables are enforced before any controller runs, and a test tries every cell of them.

- A person has the roles they hold in any of their teams. Somebody without a role may nothing.
- A person in a team of a **partner** is a partner's person, whatever else they belong to. They keep the column of their role and are held to the
  column \`partner\` too. _Own cases_ are those of which they are the agent, the owner, the point of contact or the recipient, and those that are
  with one of their teams. Any other case answers them as an unknown id does: 404.
- \`key alone\` is a backend's key that acts for nobody. It sees all of its organisation, unmasked, with the scopes it has.
- Of another organisation nobody sees anything: 404.
- ✓ yes · **own** their own cases only, and with the masks below · ○ if the table of commands entitles them · — refused with 403 \`not_entitled\`, or,
  for a key alone that has to name somebody, with 422 \`acting_person_missing\`.
- Whatever one GET shows of one case is recorded in \`access_log\` before it is answered, under the name in the column _recorded as_. So is each case
  that a search found, and each case that a list showed to a partner. A plain list shows the company's own people subject lines and is not recorded;
  the answer to a command is not either, because the timeline names who sent it.`;

const audience = ({ access: { about, partners } }: Endpoint): string => (partners ? (about.startsWith('case') ? '**own**' : '✓') : '—');

function cells(row: Endpoint): string[] {
  const { access, method, path } = row;
  const allowed = 'command' in row ? '○' : '✓';
  return [
    `\`${method} ${path}\``,
    ...roles.map((role) => (access.roles.includes(role) ? allowed : '—')),
    audience(row),
    access.machines ? '✓' : '—',
    access.reads ?? '',
    access.because,
  ];
}

const about: Readonly<Record<Access['about'], string>> = {
  case: 'One case',
  cases: 'Cases',
  organisation: 'The organisation',
  nothing: 'Open to everybody',
};

const section = (kind: Access['about'], rows: readonly Endpoint[]): string =>
  `## ${about[kind]}\n\n${table(['endpoint', ...roles, 'partner', 'key alone', 'recorded as', 'because'], rows.map(cells))}`;

/** Only the commands that have an address; the others are Relais's own. */
function commands(rows: readonly Endpoint[]): string {
  const entitled = rows
    .filter((row): row is CommandEndpoint => 'command' in row)
    .map(({ command }) => [`\`${command}\``, commandTable[command].who.join(', '), commandTable[command].states.join(', ')]);
  const said = `\`agent\`, \`pointOfContact\` and \`member\` (of the recipient team, or the person who has the case) are ways to stand to one case; the others are roles.`;
  return `## Commands\n\n${said}\n\n${table(['command', 'who', 'in'], entitled)}`;
}

function masks(): string {
  const rows = Object.entries(partnerSight).flatMap(([name, sights]) =>
    Object.entries(sights).map(([path, { sight, because }]: [string, PartnerSight]) => [
      name,
      path === '' ? 'all' : `\`${path}\``,
      sight,
      because,
    ]),
  );
  const said = `Enumerations, identifiers, instants and flags are shown. Every other field has its row, or the API does not start. A search of a partner's people
reads the subject and the ticket's reference alone, so that nothing masked can be guessed at.`;
  return `## What a partner's people see\n\n${said}\n\n${table(['answer', 'field', 'sight', 'because'], rows)}`;
}

/** The whole page, in Markdown. */
export function accessDocument(): string {
  const kinds = ['cases', 'case', 'organisation', 'nothing'] as const;
  const sections = kinds.map((kind) =>
    section(
      kind,
      endpoints.filter(({ access }) => access.about === kind),
    ),
  );
  return `${[introduction, ...sections, commands(endpoints), masks()].join('\n\n')}\n`;
}
