// Whether somebody who is expected is there, and who stands in when they are not.
import type { Absence, PassedOverReason } from '@relais/contracts';

/** What is known of people at the moment of the question. */
export interface Presence {
  /** Ids of the people who may act today; who left or is suspended is not among them. */
  readonly active: ReadonlySet<string>;
  readonly absences: readonly Absence[];
}

/** Somebody who was expected and is not chosen: it is said, never hidden. */
export interface PassedOver {
  readonly userId: string;
  readonly why: PassedOverReason;
}

export interface StandIn {
  /** Null when neither the person nor any deputy is there. */
  readonly userId: string | null;
  readonly passedOver: readonly PassedOver[];
}

/** The person, else their deputy, else the deputy's; a cycle ends the search like nobody being there. */
export function standInFor(userId: string, { active, absences, at }: Presence & { readonly at: number }): StandIn {
  const passedOver: PassedOver[] = [];
  for (let wanted: string | undefined = userId; wanted !== undefined && !passedOver.some((one) => one.userId === wanted); ) {
    const away: Absence | undefined = absenceOf(wanted, { absences, at });
    if (active.has(wanted) && !away) return { userId: wanted, passedOver };
    passedOver.push({ userId: wanted, why: active.has(wanted) ? 'absent' : 'inactive' });
    wanted = away?.deputyId;
  }
  return { userId: null, passedOver };
}

const absenceOf = (userId: string, { absences, at }: { absences: readonly Absence[]; at: number }): Absence | undefined =>
  absences.find((absence) => absence.userId === userId && absence.from <= at && at < absence.to);

/**
 * People who at some moment would stand in for each other in a circle, in its order; null when there is none.
 * An absence that closes a circle is refused before it is saved (domain.md §6).
 */
export function deputyCycle(absences: readonly Absence[]): readonly string[] | null {
  // A circle that exists at all exists where one of its absences starts: the others are under way there.
  for (const { from, userId } of absences) {
    const path: string[] = [];
    for (let wanted: string | undefined = userId; wanted !== undefined; wanted = absenceOf(wanted, { absences, at: from })?.deputyId) {
      const seen = path.indexOf(wanted);
      if (seen >= 0) return path.slice(seen);
      path.push(wanted);
    }
  }
  return null;
}
