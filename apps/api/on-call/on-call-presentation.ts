// Lays out who is on call: names of layers, who shares them, and a deputy's ceiling where it is lower.
import type { OnCallPeriodView, OnCallPlan, OnCallPlanView, OnCallView, PolicyDocument } from '@relais/contracts';
import { ceilingOf } from '@relais/domain/authority';
import type { OnCall, OnCallPeriod, Seat } from '@relais/domain/on-call';
import type { StoredOnCallPlan, StoredUser } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';

export interface Presenting {
  readonly users: readonly StoredUser[];
  /** Null for a team without a plan. */
  readonly document: OnCallPlan | null;
  /** Null without a published policy. */
  readonly ceilings: PolicyDocument['ceilings'] | null;
}

export const activeIds = (users: readonly StoredUser[]): ReadonlySet<string> =>
  new Set(users.flatMap(({ id, active }) => (active ? [id] : [])));

export const presentOnCall = (found: OnCall, { at, presenting }: { at: number; presenting: Presenting }): OnCallView => ({
  at: iso(at),
  ...answering(found, presenting),
});

export const presentPeriod = (period: OnCallPeriod, presenting: Presenting): OnCallPeriodView => ({
  from: iso(period.from),
  to: iso(period.to),
  ...answering(period, presenting),
});

/** The document as it can be saved again. */
export function presentPlan({ document, savedAt, ...stored }: StoredOnCallPlan): OnCallPlanView {
  const overrides = document.overrides.map(({ from, to, ...rest }) => ({ ...rest, from: iso(from), to: iso(to) }));
  return { ...stored, plan: { ...document, overrides }, savedAt: iso(savedAt) };
}

const answering = ({ person, backupUserId, passedOver }: OnCall, presenting: Presenting) => ({
  person: person && presentPerson(person, presenting),
  backupUserId,
  passedOver: [...passedOver],
});

function presentPerson(seat: Seat, presenting: Presenting) {
  const layer = seat.layer === null ? undefined : presenting.document?.layers[seat.layer];
  const shares = layer?.rotation === 'round_robin' && layer.people.length > 1;
  return {
    userId: seat.userId,
    because: seat.because,
    layer: layer?.name ?? null,
    insteadOf: seat.insteadOf ?? null,
    among: shares ? layer.people.map(({ userId }) => userId) : [],
    ceilingMinor: lowerCeiling(seat, presenting),
  };
}

/** Null where the deputy may decide as much as whom they stand in for. */
function lowerCeiling({ userId, insteadOf }: Seat, { users, ceilings }: Presenting): number | null {
  if (insteadOf === undefined || ceilings === null) return null;
  const of = (id: string): number => {
    const roles = users.find((user) => user.id === id)?.memberships.map(({ role }) => role) ?? [];
    return ceilingOf(roles, ceilings) ?? Number.POSITIVE_INFINITY;
  };
  return of(userId) < of(insteadOf) ? of(userId) : null;
}
