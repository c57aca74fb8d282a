// Which earlier decisions are most like the one at hand: counted likenesses, so that anybody can say why one is listed (domain.md §5, "precedent").
import type { Likeness } from '@relais/contracts';

/** What two decisions are compared by; null is not known, and like nothing. */
export interface Comparable {
  readonly reason: string | null;
  readonly cause: string | null;
  /** Minor units of the policy's currency. */
  readonly costMinor: number | null;
}

export interface ClosestPrecedents<Decided extends Comparable> {
  /** Of the same category, the newest first. */
  readonly candidates: readonly Decided[];
  /** The name of the band that a cost lies in; null for none. */
  readonly bandOf: (costMinor: number) => string | null;
  readonly limit: number;
}

export type Precedent<Decided> = Decided & { readonly alike: readonly Likeness[] };

/** Those that share most of reason, cause and cost band; among equals the newest first. */
export function closestPrecedents<Decided extends Comparable>(
  of: Comparable,
  { candidates, bandOf, limit }: ClosestPrecedents<Decided>,
): Precedent<Decided>[] {
  const bands = new Map<number, string | null>();
  const band = ({ costMinor }: Comparable): string | null => {
    if (costMinor === null) return null;
    if (!bands.has(costMinor)) bands.set(costMinor, bandOf(costMinor));
    return bands.get(costMinor) as string | null;
  };
  const same = (one: string | null, other: string | null): boolean => one !== null && one === other;
  const alikeOf = (other: Decided): Likeness[] => [
    ...(same(of.reason, other.reason) ? (['reason'] as const) : []),
    ...(same(of.cause, other.cause) ? (['cause'] as const) : []),
    ...(same(band(of), band(other)) ? (['cost_band'] as const) : []),
  ];
  // The sort is stable: the newest stay first among equals.
  const compared = candidates.map((candidate) => ({ ...candidate, alike: alikeOf(candidate) }));
  return compared.sort((one, other) => other.alike.length - one.alike.length).slice(0, limit);
}
