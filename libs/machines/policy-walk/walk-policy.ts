// Walks whole lives under rules that nobody lives by yet, to prove that each ends or waits for somebody who is there.
import type { Addressee, CaseClass, CaseProfile, Category, Role } from '@relais/contracts';
import { categories, tiers } from '@relais/contracts/vocabulary';
import { CalendarHorizonError } from '@relais/domain/calendar';
import { classify } from '@relais/domain/classification';
import { beginnings } from './journeys';
import { birthOf, type Life, liveOn, type PolicyWalk, stateWithoutClock } from './life';

/** A life that stops for good, or waits for a role that nobody holds. */
export interface WalkFault {
  readonly class: CaseClass;
  readonly category: Category;
  readonly detail: string;
}

/**
 * Every class and category, from a raise on: people answer at once, or stop answering after any number of answers. Each life must end, or rest on
 * a task of somebody who is there, and no state on the way may be without a clock, a task or an answer under way (design.md §8). Yields once a
 * life, with its fault or null, so that a caller can do something else in between.
 */
export function* walkPolicy(walk: PolicyWalk): Generator<WalkFault | null> {
  for (const profile of profilesOfEveryClass()) {
    const born = memoised(() => birthOf({ ...walk, profile }));
    for (const deeds of beginnings) {
      const detail = faultOf(walk, { ...walk, deeds, born });
      yield detail === null ? null : { class: classify(profile), category: profile.category, detail };
    }
  }
}

/** A case is born once for all its lives: snapshots never change. */
function memoised<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const plain: Omit<CaseProfile, 'category' | 'tier' | 'criticalService'> = {
  type: 'functional',
  level: 1,
  motive: 'other',
  reason: 'authority',
  urgency: '72h',
  impact: { customersAffected: 1, amountMinor: 0, dataExposed: false, brandExposed: false },
  reversible: true,
  language: 'fr',
  live: true,
};

/** The first profile of each class that a category can have. */
function profilesOfEveryClass(): CaseProfile[] {
  const all = categories.flatMap((category) =>
    tiers.flatMap((tier) => [false, true].map((criticalService): CaseProfile => ({ ...plain, category, tier, criticalService }))),
  );
  return [...new Map(all.map((profile) => [`${profile.category} ${classify(profile)}`, profile])).values()];
}

function faultOf({ roles }: PolicyWalk, life: Life): string | null {
  try {
    const rested = liveOn(life);
    if (rested.stuck !== null) return rested.stuck;
    const awaited = rested.awaited.filter((addressee) => !isThere(addressee, roles));
    return awaited.length > 0 && awaited.length === rested.awaited.length
      ? `waits in ${rested.status} for ${awaited.join(' and ')}, and nobody active holds that role`
      : null;
  } catch (error) {
    if (error instanceof CalendarHorizonError) return stateWithoutClock(error.message);
    throw error;
  }
}

/** People of the case itself are there as long as their team is, which the check of the matrix looks at. */
const isThere = (addressee: Addressee, roles: ReadonlySet<Role>): boolean =>
  addressee === 'supervisor' || addressee === 'manager' || addressee === 'direction' || addressee === 'operator'
    ? roles.has(addressee)
    : true;
