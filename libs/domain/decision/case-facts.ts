// What the exception matrix asks, as one case knows it (domain.md §7).
import type { CaseProfile, Dossier, FactValue, KnownFact, Situation } from '@relais/contracts';
import { knownFact } from '../decision-tables';

export interface CaseToDecide {
  readonly profile: CaseProfile;
  /** Empty once erased. */
  readonly dossier: Partial<Dossier>;
  /** What the first level found, if anybody said. */
  readonly situation: Situation | null;
  /** The customer has an earlier escalation of that category, or comes back with this one. */
  readonly repeat: boolean;
  /** The recommendation that came up with the case, in minor units. */
  readonly recommendedMinor: number | null;
}

/** What whoever asks supposes, or decides by. */
export interface Supposed {
  readonly costMinor?: number;
  readonly cause?: string;
  readonly policyMargin?: string;
  readonly churnRisk?: string;
}

const causeOfSituation: Partial<Record<Situation, string>> = { testing_the_system: 'testing', hostile_customer: 'aggression' };

/** Names as in `decisionFacts`. An amount of 0 in the profile says nothing of a cost. */
export function factsToDecide(of: CaseToDecide, supposed: Supposed): KnownFact[] {
  const { profile, dossier, situation, recommendedMinor } = of;
  const { context, sensitivity } = dossier;
  const aggressive = sensitivity?.aggressive ? 'aggression' : undefined;
  return [
    knownFact('tenureMonths', [{ dossier: context?.tenureMonths }]),
    knownFact('satisfaction', [{ dossier: context?.satisfaction }]),
    knownFact('costMinor', [
      { asked: supposed.costMinor },
      { recommendation: recommendedMinor },
      { profile: profile.impact.amountMinor || null },
    ]),
    knownFact('cause', [
      { asked: supposed.cause },
      { profile: profile.cause },
      { dossier: aggressive },
      { assessment: situation === null ? null : causeOfSituation[situation] },
    ]),
    knownFact('churnRisk', [{ asked: supposed.churnRisk }, { dossier: sensitivity?.churnRisk }]),
    knownFact('policy', [{ asked: supposed.policyMargin }, { profile: profile.policyMargin }]),
    knownFact('repeat', [{ history: of.repeat || null }, { dossier: askedBefore(context?.earlierRequests) }, { history: false }]),
    knownFact('category', [{ profile: profile.category }]),
    knownFact('tier', [{ profile: profile.tier }]),
  ];
}

const askedBefore = (earlierRequests: number | undefined): FactValue => (earlierRequests ? true : null);
