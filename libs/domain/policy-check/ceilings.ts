// An amount that nobody may approve would wait for a decision for ever.
import type { PolicyDocument } from '@relais/contracts';
import type { PolicyFault, PolicyRoster } from './policy-fault';

const ranks = ['agent', 'supervisor', 'manager', 'direction'] as const;

/** Ceilings that do not rise with the rank, and amounts above all of them (life.md §2, "Ceilings"). */
export function ceilingFaults({ ceilings }: PolicyDocument, { roles }: PolicyRoster): PolicyFault[] {
  return [
    ...ranks.flatMap((rank, index) => {
      const { [index + 1]: above } = ranks;
      if (above === undefined || limitOf(ceilings[rank]) <= limitOf(ceilings[above])) return [];
      return [{ pointer: `/ceilings/${rank}`, detail: `is above that of ${above}, who could then not decide what is handed up` }];
    }),
    ...(ceilings.direction === null
      ? []
      : [
          {
            pointer: '/ceilings/direction',
            detail: `leaves amounts above ${ceilings.direction} to nobody: the direction has no ceiling (null)`,
          },
        ]),
    ...(roles.has('direction')
      ? []
      : [{ pointer: '/ceilings/direction', detail: 'is for the direction, and nobody active holds that role' }]),
  ];
}

const limitOf = (ceiling: number | null): number => ceiling ?? Number.POSITIVE_INFINITY;
