// Who is on call for a team at an instant, why, who backs them up, and who was expected and is not there.
import type { CompiledOnCallPlan, OnCallReason } from '@relais/contracts';
import { type PassedOver, type Presence, type StandIn, standInFor } from './presence';
import { shiftAt } from './shifts';

export interface OnCallQuestion extends Presence {
  /** Epoch milliseconds, within the instants that the plan was compiled for. */
  readonly at: number;
  /** Open cases per person, for round robin; nobody listed has none. */
  readonly load?: ReadonlyMap<string, number>;
}

export interface Seat {
  readonly userId: string;
  readonly because: OnCallReason;
  /** Number of the layer that named them or whom they stand in for; null for overrides, backup and last resort. */
  readonly layer: number | null;
  /** Whom a deputy stands in for: the one who was expected. */
  readonly insteadOf?: string;
}

export interface OnCall {
  /** Null when nobody at all is there: no layer, no backup, no last resort. */
  readonly person: Seat | null;
  readonly backupUserId: string | null;
  readonly passedOver: readonly PassedOver[];
}

/** The instant lies outside those the plan was compiled for (`code` `beyond_on_call_horizon`). */
export class OnCallHorizonError extends Error {
  readonly code = 'beyond_on_call_horizon';

  constructor({ from, until }: CompiledOnCallPlan, at: number) {
    const days = [from, until].map((instant) => new Date(instant).toISOString());
    super(`The instant ${at} lies outside what is known of the zone (${days.join(' to ')}): compile the plan from another instant.`);
    this.name = 'OnCallHorizonError';
  }
}

/**
 * Overrides first, then the layers in their order, then the backup, then the last resort; an absent person's deputy takes their place
 * (domain.md §6). @throws OnCallHorizonError
 */
export function onCallAt(plan: CompiledOnCallPlan, question: OnCallQuestion): OnCall {
  const { at } = question;
  if (!(at >= plan.from && at < plan.until)) throw new OnCallHorizonError(plan, at);
  const search = new Search(plan, question);
  const expected = search.overridden() ?? search.onDuty();
  const backupUserId = search.backup(expected);
  const person =
    expected ?? (backupUserId === null ? search.lastResort() : { userId: backupUserId, because: 'backup' as const, layer: null });
  return { person, backupUserId: person?.userId === backupUserId ? null : backupUserId, passedOver: search.passedOver };
}

class Search {
  readonly passedOver: PassedOver[] = [];

  constructor(
    private readonly plan: CompiledOnCallPlan,
    private readonly question: OnCallQuestion,
  ) {}

  overridden(): Seat | null {
    const { at } = this.question;
    for (const { userId, from, to } of this.plan.overrides) {
      const seat = from <= at && at < to ? this.seated(userId, { because: 'override', layer: null }) : null;
      if (seat) return seat;
    }
    return null;
  }

  onDuty(): Seat | null {
    for (let layer = 0; layer < this.plan.layers.length; layer += 1) {
      const seat = this.ofLayer(layer);
      if (seat) return seat;
    }
    return null;
  }

  /** Another one than `taken`. */
  backup(taken: Seat | null): string | null {
    const { backup } = this.plan;
    if (!backup) return null;
    return backup.kind === 'person' ? this.other(backup.userId, taken) : this.nextOfRotation(taken);
  }

  lastResort(): Seat | null {
    for (const userId of this.plan.lastResort) {
      const seat = this.seated(userId, { because: 'last_resort', layer: null });
      if (seat) return seat;
    }
    return null;
  }

  private ofLayer(layer: number): Seat | null {
    const { people, rotation, shift } = this.shiftOf(layer);
    if (shift === null) return null;
    if (rotation === 'round_robin') return this.leastLoaded(layer);
    return this.seated((people[shift % people.length] as { userId: string }).userId, { because: 'layer', layer });
  }

  /** Fewest open cases for their weight; then fewest open cases; then the order of the list. */
  private leastLoaded(layer: number): Seat | null {
    const { people } = this.shiftOf(layer);
    const there = people.flatMap(({ userId, weight }) => {
      const { userId: found } = this.standIn(userId);
      return found === null ? [] : [{ expected: userId, found, load: this.question.load?.get(found) ?? 0, weight }];
    });
    const chosen = there.sort((one, other) => one.load * other.weight - other.load * one.weight || one.load - other.load)[0];
    return chosen ? seat(chosen, { because: 'layer', layer }) : null;
  }

  private nextOfRotation(taken: Seat | null): string | null {
    for (let layer = taken?.layer ?? 0; layer < this.plan.layers.length; layer += 1) {
      const { people, shift } = this.shiftOf(layer);
      if (shift === null) continue;
      for (let step = 1; step <= people.length; step += 1) {
        const found = this.other((people[(shift + step) % people.length] as { userId: string }).userId, taken);
        if (found !== null) return found;
      }
    }
    return null;
  }

  private shiftOf(number: number) {
    const layer = this.plan.layers[number] as CompiledOnCallPlan['layers'][number];
    return { ...layer, shift: shiftAt(this.plan.zone, { layer, at: this.question.at }) };
  }

  private other(userId: string, taken: Seat | null): string | null {
    const { userId: found } = standInFor(userId, this.question);
    return found === taken?.userId ? null : found;
  }

  private seated(userId: string, { because, layer }: Omit<Seat, 'userId'>): Seat | null {
    const { userId: found } = this.standIn(userId);
    return found === null ? null : seat({ expected: userId, found }, { because, layer });
  }

  private standIn(userId: string): StandIn {
    const found = standInFor(userId, this.question);
    for (const one of found.passedOver) if (!this.passedOver.some(({ userId: known }) => known === one.userId)) this.passedOver.push(one);
    return found;
  }
}

const seat = ({ expected, found }: { expected: string; found: string }, { because, layer }: Omit<Seat, 'userId'>): Seat =>
  found === expected ? { userId: found, because, layer } : { userId: found, because: 'deputy', layer, insteadOf: expected };
