// Answers what is advised on one case, with the repeat requests of its customer and the decisions most like it.
import { Controller } from '@nestjs/common';
import type { KnownFact } from '@relais/contracts';
import { closestPrecedents } from '@relais/domain/decision';
import { evaluateTable } from '@relais/domain/decision-tables';
import { AdviceRepository, type StoredEscalation } from '@relais/persistence';
import { CaseReader } from '../escalations/case-reader.service';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { adviseOnCase } from './case-advice.endpoints';
import { type AdvisedCase, CaseAdvice } from './case-advice.service';
import { type FoundPrecedents, presentCaseAdvice } from './case-advice-presentation';

/** Decisions that are compared: at some hundred a day they reach back weeks, and comparing them takes a few milliseconds. */
const latest = 500;
const shown = 10;

@Controller()
export class CaseAdviceController {
  constructor(
    private readonly cases: CaseReader,
    private readonly advice: CaseAdvice,
    private readonly decided: AdviceRepository,
  ) {}

  @Serves(adviseOnCase)
  async advise(@Request() { principal, params, query, actor }: Asked<typeof adviseOnCase>): Promise<Answer> {
    const stored = await this.cases.read({ organisationId: principal.organisationId, ...params });
    const viewerId = actor?.userId ?? null;
    const advised = await this.advice.of(stored, { supposed: query, viewerId });
    const precedents = await this.precedents(stored, { advised, viewerId });
    const decisions = await this.decided.decisions({ organisationId: stored.organisationId, escalationId: stored.id });
    return ok(presentCaseAdvice(advised, { precedents, decisions }));
  }

  private async precedents(
    { organisationId, id: escalationId, category }: StoredEscalation,
    { advised, viewerId }: { advised: AdvisedCase; viewerId: string | null },
  ): Promise<FoundPrecedents> {
    const candidates = await this.decided.decidedBefore({ organisationId, escalationId, category, viewerId, limit: latest });
    const decision = factIn(advised.decision.facts);
    const of = {
      reason: factIn(advised.evaluation.facts)<string>('reason'),
      cause: decision<string>('cause'),
      costMinor: decision<number>('costMinor'),
    };
    const { criteria } = advised.tables;
    const bandOf = (costMinor: number) =>
      evaluateTable(criteria, { costMinor }).find(({ gives }) => gives.criterion === 'cost')?.rule ?? null;
    const compared = candidates.map((candidate) => ({ ...candidate, costMinor: candidate.amountMinor }));
    return { weighed: candidates.length, items: closestPrecedents(of, { candidates: compared, bandOf, limit: shown }) };
  }
}

const factIn =
  (facts: readonly KnownFact[]) =>
  <Value>(name: string): Value | null =>
    (facts.find(({ fact }) => fact === name)?.value ?? null) as Value | null;
