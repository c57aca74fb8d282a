// Contract: no single change of the statechart goes unnoticed; each makes some life, recorded or told, be decided otherwise (design §8).
// Were a change to survive, a slip of the pen in the machine could reach every running case.
import type { EscalationMachine } from '@relais/machines';
import { type RecordedLife, replay } from '@relais/testing/cases';
import { probes, takesWhatNobodyArmed } from './clocks-nobody-armed';
import { dueMutants } from './due-mutants';
import { lives, places, player } from './lives';
import type { Mutant } from './mutant';
import { machineOf, statechart } from './statechart';
import { statechartMutants } from './statechart-mutants';

const told = lives();
const passing = told.map((life) => ({ life, places: places(life) }));
const untaken = probes(player, told);

const livesOtherwise = (machine: EscalationMachine, candidates: readonly RecordedLife[]): boolean =>
  candidates.some((life) => replay({ ...player, machine }, life) !== null) ||
  untaken.some((probe) => takesWhatNobodyArmed({ ...player, machine }, probe));

function survives({ build, place }: Mutant): boolean {
  const candidates = passing.filter(({ places: passed }) => place === null || passed.has(place)).map(({ life }) => life);
  let machine: EscalationMachine;
  try {
    machine = build();
  } catch {
    // Whoever starts a machine that cannot even be built notices.
    return false;
  }
  return !livesOtherwise(machine, candidates);
}

describe('single changes of the statechart', () => {
  it('are compared with a copy that lives every life as the machine itself does', () => {
    expect(livesOtherwise(machineOf(statechart()), told)).toBe(false);
  });

  it('are noticed, every one', () => {
    const mutants = [...statechartMutants(), ...dueMutants(told, player.digest)];
    const survivors = mutants.filter(survives);
    process.stdout.write(`${summary(mutants, survivors)}\n`);
    expect(mutants.length).toBeGreaterThan(500);
    expect(survivors.map(words)).toEqual([]);
  }, 300_000);
});

const words = ({ kind, what }: Mutant): string => `${kind}: ${what}`;

function summary(mutants: readonly Mutant[], survivors: readonly Mutant[]): string {
  const of = (among: readonly Mutant[], kind: string): number => among.filter((one) => one.kind === kind).length;
  const kinds = [...new Set(mutants.map(({ kind }) => kind))];
  return [
    `${mutants.length} mutants on ${told.length} lives, ${survivors.length} survived`,
    ...kinds.map((kind) => `${String(of(mutants, kind)).padStart(5)}  ${kind}, ${of(survivors, kind)} survived`),
    ...survivors.map((survivor) => `survived: ${words(survivor)}`),
  ].join('\n');
}
