// An amount that nobody may approve would wait for a decision for ever.
import type { PolicyDocument } from '@relais/contracts';
import { ceilingsAt, rolesWithCeiling } from '../authority';
import type { PolicyFault, PolicyRoster } from './policy-fault';

type Ceilings = PolicyDocument['ceilings'];

/** Ceilings that do not rise with the rank, in general or at a level, and amounts above all of them (life.md §2, "Ceilings"). */
export function ceilingFaults(document: PolicyDocument, { roles }: PolicyRoster): PolicyFault[] {
  const { ceilings, levelCeilings, levels } = document;
  return [
    ...rankFaults(ceilings, '/ceilings'),
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
    ...Object.keys(levelCeilings).flatMap((level) => {
      const pointer = `/levelCeilings/${level}`;
      if (!levels.includes(Number(level))) return [{ pointer, detail: 'is for a level that is not on the ladder' }];
      return rankFaults(ceilingsAt(document, Number(level)), pointer);
    }),
  ];
}

const rankFaults = (ceilings: Ceilings, pointer: string): PolicyFault[] =>
  rolesWithCeiling.flatMap((rank, index) => {
    const { [index + 1]: above } = rolesWithCeiling;
    if (above === undefined || limitOf(ceilings[rank]) <= limitOf(ceilings[above])) return [];
    return [{ pointer: `${pointer}/${rank}`, detail: `is above that of ${above}, who could then not decide what is handed up` }];
  });

const limitOf = (ceiling: number | null): number => ceiling ?? Number.POSITIVE_INFINITY;
