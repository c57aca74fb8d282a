// Lays out the advice on a case, instants in ISO 8601.
import type { CaseAdvice as CaseAdviceView } from '@relais/contracts';
import type { Precedent } from '@relais/domain/decision';
import type { DecidedBefore, TakenDecision } from '@relais/persistence';
import { iso } from '../escalations/case-presentation';
import type { AdvisedCase } from './case-advice.service';

export interface FoundPrecedents {
  readonly weighed: number;
  readonly items: readonly Precedent<DecidedBefore>[];
}

type Precedents = CaseAdviceView['precedents']['items'];
type Currency = Precedents[number]['currency'];

export function presentCaseAdvice(
  { policyVersion, dossierVersion, evaluation, decision, earlier }: AdvisedCase,
  { precedents, decisions }: { readonly precedents: FoundPrecedents; readonly decisions: readonly TakenDecision[] },
): CaseAdviceView {
  const { answer: hit, facts, withheld } = evaluation;
  const verdict = (hit?.gives.verdict ?? null) as CaseAdviceView['evaluation']['verdict'];
  return {
    policyVersion,
    dossierVersion,
    evaluation: { verdict, rule: hit?.rule ?? null, because: hit?.because ?? null, facts: [...facts], withheld },
    decision: decision.answer && { ...decision.answer, criteria: [...decision.answer.criteria] },
    decisionFacts: [...decision.facts],
    withheld: decision.withheld,
    earlier: { ...earlier, items: earlier.items.map(presentEarlier) },
    precedents: { weighed: precedents.weighed, items: precedents.items.map(presentPrecedent) },
    decisions: decisions.map(({ decidedAt, currency, ...taken }) => ({
      ...taken,
      decidedAt: iso(decidedAt),
      currency: currency as Currency,
    })),
  };
}

function presentEarlier({ id, category, raisedAt, status, outcome, grantedMinor, currency }: AdvisedCase['earlier']['items'][number]) {
  const granted = grantedMinor === null ? null : { amountMinor: grantedMinor, currency: currency as Currency };
  return { id, category, raisedAt: iso(raisedAt), status, outcome, granted };
}

function presentPrecedent({
  id,
  decidedAt,
  choice,
  amountMinor,
  currency,
  againstAdvice,
  satisfied,
  satisfaction,
  ...compared
}: Precedent<DecidedBefore>) {
  const { reason, cause, alike } = compared as Pick<Precedents[number], 'reason' | 'cause' | 'alike'>;
  const decided = { id, decidedAt: iso(decidedAt), choice, amountMinor, currency: currency as Currency, againstAdvice };
  return { ...decided, reason, cause, satisfied, satisfaction, alike: [...alike] };
}
