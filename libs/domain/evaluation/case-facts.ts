// What the evaluation matrix asks, as one case knows it (domain.md §4).
import type { CaseProfile, Dossier, KnownFact, Situation } from '@relais/contracts';
import { knownFact } from '../decision-tables';

export interface CaseToEvaluate {
  readonly profile: CaseProfile;
  /** Empty once erased. */
  readonly dossier: Partial<Dossier>;
  readonly situation: Situation | null;
}

/** Names as in `evaluationFacts`; `supposed` is what whoever asks supposes. */
export function factsToEvaluate(
  { profile, dossier, situation }: CaseToEvaluate,
  supposed: { readonly situation?: Situation; readonly timesAnswered?: number },
): KnownFact[] {
  return [
    knownFact('situation', [{ asked: supposed.situation }, { assessment: situation }]),
    ...(['category', 'tier', 'reason', 'motive', 'urgency'] as const).map((fact) => knownFact(fact, [{ profile: profile[fact] }])),
    knownFact('timesAnswered', [{ asked: supposed.timesAnswered }]),
    knownFact('satisfaction', [{ dossier: dossier.context?.satisfaction }]),
    knownFact('aggressive', [{ dossier: dossier.sensitivity?.aggressive }]),
  ];
}
