// The lives that mutants are tried on: the recorded corpus, and stories told to the machine for what it does not tell.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, escalationMachine, statusOf, take } from '@relais/machines';
import { lifeOfHistory, type Player, type RecordedLife, record } from '@relais/testing/cases';
import { digest } from '../../workflows/runtime/digest';
import { stories } from './stories';

const histories = join(__dirname, '../replay/histories');
export const player: Player = { machine: escalationMachine, digest };

/** What happened in the corpus, decided anew by the machine as it is; that it decides as recorded is the replay tier's to prove. */
const corpus = (): RecordedLife[] =>
  readdirSync(histories).map((file) => {
    const { name, birth, steps } = lifeOfHistory(file, JSON.parse(readFileSync(join(histories, file), 'utf8')));
    return record(player, { name, birth, events: steps.map(({ event }) => event) });
  });

/** Shortest first: a change is mostly noticed early. */
export const lives = (): RecordedLife[] =>
  [...corpus(), ...stories().map((story) => record(player, story))].sort((one, other) => one.steps.length - other.steps.length);

/** Where a life passes: its states, its events, and each event in its state. Every life is born in `evaluating`. */
export function places({ birth, steps }: RecordedLife): Set<string> {
  let { snapshot } = begin(escalationMachine, birth);
  const seen = new Set(['evaluating', statusOf(snapshot)]);
  for (const { event } of steps) {
    seen.add(event.type).add(`${statusOf(snapshot)} ${event.type}`);
    ({ snapshot } = take(escalationMachine, { snapshot, event }));
    seen.add(statusOf(snapshot));
  }
  return seen;
}
