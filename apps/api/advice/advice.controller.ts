// Answers what the matrices of an organisation advise.
import { Controller } from '@nestjs/common';
import { adviseDecision, NoRuleFitsError } from '@relais/domain/decision';
import { evaluateTable, RulesOverlapError } from '@relais/domain/decision-tables';
import { gate } from '@relais/domain/dossier';
import { type Answer, ok } from '../http/answer';
import { type Asked, Request } from '../http/asked';
import { Serves } from '../http/endpoint';
import { contradiction, ProblemError } from '../http/problem-error';
import { adviseOnDecision, adviseOnDossier, adviseOnEvaluation } from './advice.endpoints';
import { PolicyTables } from './policy-tables.service';

@Controller()
export class AdviceController {
  constructor(private readonly tables: PolicyTables) {}

  @Serves(adviseOnEvaluation)
  async evaluation(@Request() { principal, body }: Asked<typeof adviseOnEvaluation>): Promise<Answer> {
    const { version: policyVersion, tables } = await this.tables.published(principal.organisationId);
    const [hit] = advised(() => evaluateTable(tables.evaluation, body));
    return ok({ policyVersion, verdict: hit?.gives.verdict ?? null, rule: hit?.rule ?? null, because: hit?.because ?? null });
  }

  @Serves(adviseOnDossier)
  async dossier(@Request() { principal, body }: Asked<typeof adviseOnDossier>): Promise<Answer> {
    const { version: policyVersion, tables } = await this.tables.published(principal.organisationId);
    const { dossier, profile, insisted: short } = body;
    const missing = advised(() => gate(dossier, { short, profile, table: tables.dossier }));
    return ok({ policyVersion, passes: missing.length === 0, missing });
  }

  @Serves(adviseOnDecision)
  async decision(@Request() { principal, body: { currency, ...facts } }: Asked<typeof adviseOnDecision>): Promise<Answer> {
    const policy = await this.tables.published(principal.organisationId);
    if (currency !== undefined && currency !== policy.currency) throw otherCurrency(policy.currency);
    return ok({ policyVersion: policy.version, ...advised(() => adviseDecision(policy.tables, facts)) });
  }
}

/** An organisation's own table may leave a gap or let two rules fit: said as such, never guessed around. */
function advised<Value>(ask: () => Value): Value {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RulesOverlapError || error instanceof NoRuleFitsError) {
      throw new ProblemError({ code: error.code, detail: error.message });
    }
    throw error;
  }
}

const otherCurrency = (currency: string): ProblemError =>
  contradiction([{ pointer: '/currency', detail: `is ${currency}, the currency of the policy` }]);
