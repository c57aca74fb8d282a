// The plan of a team that has written none: its primary always, its backup behind.
import type { CompiledOnCallPlan } from '@relais/contracts';

/** The two people a team names for itself. */
export interface TeamSeats {
  readonly primaryUserId: string | null;
  readonly backupUserId: string | null;
}

/** So that absences, deputies and people who left count for every team alike (domain.md §6). */
export function planOfSeats({ primaryUserId, backupUserId }: TeamSeats): CompiledOnCallPlan {
  const everybody = primaryUserId === null ? [] : [{ userId: primaryUserId, weight: 1 }];
  const layer = { rotation: 'round_robin', start: 0, length: 0, end: null, people: everybody, hours: null } as const;
  return {
    layers: primaryUserId === null ? [] : [layer],
    overrides: [],
    ...(backupUserId !== null && { backup: { kind: 'person', userId: backupUserId } as const }),
    lastResort: [],
    zone: { offsetChanges: [], offsets: [0] },
    from: Number.NEGATIVE_INFINITY,
    until: Number.POSITIVE_INFINITY,
  };
}
