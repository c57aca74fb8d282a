// What a state must not take: a clock that it never arms. Lives cannot tell it, for no clock falls due that nobody armed.
import { clockNames, openStates } from '@relais/contracts/vocabulary';
import { begin, type EscalationMachine, statusOf, take } from '@relais/machines';
import { type Player, type RecordedLife, replay } from '@relais/testing/cases';

/** A life up to a state, then a clock that the machine refuses there, and how. */
export interface Probe {
  readonly life: RecordedLife;
  readonly because: string;
}

/** One probe for each open state and each clock that nothing handles in it. */
export function probes(player: Player, lives: readonly RecordedLife[]): Probe[] {
  return openStates.flatMap((state) => {
    const life = firstIn(player.machine, { state, lives });
    const at = life.steps.at(-1)?.event.at ?? life.birth.raisedAt;
    return clockNames.flatMap((clock) => {
      const probed = { ...life, steps: [...life.steps, { event: { type: 'due', clock, at } as const, digest: 'never recorded' }] };
      const because = replay(player, probed)?.because ?? '';
      return because.startsWith('nothing handles') ? [{ life: probed, because }] : [];
    });
  });
}

export const takesWhatNobodyArmed = (player: Player, { life, because }: Probe): boolean => replay(player, life)?.because !== because;

/** The shortest beginning of a life that rests in a state. */
function firstIn(machine: EscalationMachine, { state, lives }: { state: string; lives: readonly RecordedLife[] }): RecordedLife {
  for (const life of lives) {
    let { snapshot } = begin(machine, life.birth);
    if (statusOf(snapshot) === state) return { ...life, steps: [] };
    for (const [index, { event }] of life.steps.entries()) {
      ({ snapshot } = take(machine, { snapshot, event }));
      if (statusOf(snapshot) === state) return { ...life, steps: life.steps.slice(0, index + 1) };
    }
  }
  throw new Error(`no life comes to rest in ${state}`);
}
