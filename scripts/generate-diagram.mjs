// Writes docs/escalation.machine.md, diagram and table of transitions, out of the machine's config; with --check it only says whether the
// committed document still follows from it.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'docs', 'escalation.machine.md');

const built = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) process.exit(1);

const { currentMachineVersion, escalationMachine } = createRequire(import.meta.url)(join(root, 'libs', 'machines', 'dist', 'index.js'));
const { open } = escalationMachine.config.states;
const anywhere = 'any open state';
const rows = [
  ...Object.entries(open.states).flatMap(([name, state]) => transitionsOf(name, state)),
  ...transitionsOf(anywhere, { on: open.on }),
];
const text = documentOf(rows);

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log('docs/escalation.machine.md is written.');
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  console.error('docs/escalation.machine.md no longer follows from the machine.');
  process.exitCode = 1;
}

function transitionsOf(from, { on = {}, always = [] }) {
  const rowsOf = (event) => (transition) => ({
    from,
    to: (transition.target ?? from).replace('#', ''),
    when: whenOf(event, transition.guard),
    what: [transition.actions ?? []].flat().map(wordsOf).join('; '),
  });
  return [...[always].flat().map(rowsOf('at once')), ...Object.entries(on).flatMap(([event, all]) => [all].flat().map(rowsOf(event)))];
}

/** `clock reminder is due, reminder left`; a guard that only names the clock says no more than the event itself. */
function whenOf(event, guard) {
  const { type = guard, params = {} } = typeof guard === 'object' ? guard : {};
  if (type === 'clockIs') return `clock ${spaced(params.clock)} is due`;
  if (type === 'reassigns') return `reassign, role ${spaced(params.role)}`;
  const words = type && [spaced(type), ...Object.values(params)].join(' ');
  return [event === 'due' ? `clock ${clockOf(type)} is due` : spaced(event), words].filter(Boolean).join(', ');
}

/** The clock that a guard on a due clock speaks of, where its name does not say it alone. */
function clockOf(guard) {
  const clock = {
    reminderLeft: 'reminder',
    backupLeft: 'reminder',
    arbitrationReminderLeft: 'arbitration',
    messageReminderLeft: 'arbitration',
  }[guard];
  if (clock === undefined) throw new Error(`the guard '${guard}' on a due clock is not known here: say in clockOf which clock it means`);
  return clock;
}

function wordsOf(action) {
  const { type = action, params = {} } = typeof action === 'object' ? action : {};
  if (type === 'tell') return `tells **${params.to.replaceAll('_', ' ')}**: ${params.kind.replaceAll('_', ' ')}`;
  if (type === 'note') return `notes ${params.kind.replaceAll('_', ' ')}`;
  const details = Object.values(params)
    .flat()
    .map((value) => String(value).replaceAll('_', ' '));
  return [spaced(type), ...(details.length > 0 ? [`(${details.join(', ')})`] : [])].join(' ');
}

function spaced(name) {
  return name.replaceAll('_', ' ').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

function diagramOf(all) {
  const moves = all.filter(({ from, to }) => from !== to && from !== anywhere);
  const edges = [...new Set(moves.map(({ from, to }) => `${from} --> ${to}`))];
  const labelOf = (edge) =>
    moves
      .filter(({ from, to }) => `${from} --> ${to}` === edge)
      .map(({ when }) => when)
      .join(' / ');
  const ends = all.filter(({ from, to }) => from === anywhere && to === 'closed');
  const isInside = (edge) => !edge.endsWith('--> closed');
  const line = (edge) => `${edge}: ${labelOf(edge)}`;
  return [
    'stateDiagram-v2',
    '  [*] --> open',
    '  state open {',
    `    [*] --> ${open.initial}`,
    ...edges.filter(isInside).map((edge) => `    ${line(edge)}`),
    '  }',
    ...edges.filter((edge) => !isInside(edge)).map((edge) => `  ${line(edge)}`),
    ...ends.map(({ when }) => `  open --> closed: ${when}`),
    '  closed --> [*]',
  ];
}

function tableOf(name, { entry = [], exit = [] } = {}) {
  const own = rows.filter(({ from }) => from === name);
  const sentence = (word, actions) => ([actions].flat().length > 0 ? [`On ${word}: ${[actions].flat().map(wordsOf).join('; ')}.`, ''] : []);
  return [
    `## ${name.replaceAll('_', ' ')}`,
    '',
    ...sentence('entry', entry),
    ...sentence('exit', exit),
    '| when | then | does |',
    '|---|---|---|',
    ...own.map(({ to, when, what }) => `| ${when} | ${to === name ? 'stays' : to.replaceAll('_', ' ')} | ${what} |`),
    '',
  ];
}

function documentOf(all) {
  return [
    '<!-- Written by `npm run generate:diagram` out of libs/machines; do not edit. -->',
    '# The life of an escalation, as the machine knows it',
    '',
    `Version ${currentMachineVersion}: ${Object.keys(open.states).length} open states, ${all.length} transitions. Of the transitions with the same event the first whose`,
    'condition holds is taken. Who may send a command, and what refuses it, is said by the table of commands and not here.',
    '',
    '```mermaid',
    ...diagramOf(all),
    '```',
    '',
    ...Object.entries(open.states).flatMap(([name, state]) => tableOf(name, state)),
    ...tableOf(anywhere, { exit: open.exit }),
    ...tableOf('closed', escalationMachine.config.states.closed).slice(0, 4),
  ].join('\n');
}
