// Asks the matrices that a case lives by what they advise on it, from what the case, its dossier and its customer's past know (domain.md §4, §7).
import { Injectable } from '@nestjs/common';
import type { CaseAdviceQuestion, Dossier, KnownFact, RuleHit } from '@relais/contracts';
import { adviseDecision, type DecisionAdvice, factsToDecide, NoRuleFitsError } from '@relais/domain/decision';
import { evaluateTable, factsOf, RulesOverlapError } from '@relais/domain/decision-tables';
import { factsToEvaluate } from '@relais/domain/evaluation';
import type { CompiledPolicyTables } from '@relais/domain/policy';
import { AdviceRepository, DossierRepository, type EarlierCases, type StoredEscalation } from '@relais/persistence';
import { CaseReader } from '../escalations/case-reader.service';
import { PolicyTables } from './policy-tables.service';

/** What a table said, or why it says nothing. */
export interface Said<Answer> {
  readonly answer: Answer | null;
  readonly facts: readonly KnownFact[];
  readonly withheld: 'no_rule_fits' | 'rules_overlap' | null;
}

export interface AdvisedCase {
  readonly policyVersion: number;
  readonly dossierVersion: number | null;
  readonly tables: CompiledPolicyTables;
  readonly evaluation: Said<RuleHit>;
  readonly decision: Said<DecisionAdvice>;
  readonly earlier: EarlierCases;
}

const newestOfCustomer = 20;

@Injectable()
export class CaseAdvice {
  constructor(
    private readonly advice: AdviceRepository,
    private readonly dossiers: DossierRepository,
    private readonly cases: CaseReader,
    private readonly tables: PolicyTables,
  ) {}

  /** `viewerId`: who hears of the customer's earlier escalations; null for the organisation itself. */
  async of(
    stored: StoredEscalation,
    { supposed, viewerId }: { readonly supposed: CaseAdviceQuestion; readonly viewerId: string | null },
  ): Promise<AdvisedCase> {
    const { organisationId, id: escalationId, category, follows, rules } = stored;
    const reference = { organisationId, escalationId };
    const { policyVersion } = rules;
    const [tables, view, dossier, situation, earlier] = await Promise.all([
      this.tables.ofVersion({ organisationId, version: policyVersion }),
      this.cases.view(stored, null),
      this.dossiers.newest(reference),
      this.advice.situation(reference),
      this.advice.earlier({ ...reference, category, viewerId, limit: newestOfCustomer }),
    ]);
    const known = { profile: view.profile, dossier: (dossier?.content ?? {}) as Partial<Dossier>, situation };
    const repeat = earlier.sameCategory > 0 || follows !== null;
    const toDecide = factsToDecide({ ...known, repeat, recommendedMinor: view.recommendation?.amountMinor ?? null }, supposed);
    const toEvaluate = factsToEvaluate(known, supposed);
    return {
      policyVersion,
      dossierVersion: dossier?.version ?? null,
      tables,
      evaluation: said(toEvaluate, (facts) => evaluateTable(tables.evaluation, facts)[0] ?? null),
      decision: said(toDecide, (facts) => adviseDecision(tables, facts)),
      earlier,
    };
  }
}

/** An organisation's own table may leave a gap or let two rules fit: said as such, so that the rest of the answer stands. */
function said<Answer>(facts: readonly KnownFact[], ask: (facts: ReturnType<typeof factsOf>) => Answer | null): Said<Answer> {
  try {
    return { answer: ask(factsOf(facts)), facts, withheld: null };
  } catch (error) {
    if (error instanceof RulesOverlapError || error instanceof NoRuleFitsError) return { answer: null, facts, withheld: error.code };
    throw error;
  }
}
