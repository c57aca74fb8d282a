// What the evaluation matrix advised on a verdict, found when the verdict is recorded: from the rules and the dossier of that moment (domain.md §4).
import type { Dossier, RecordedEvaluation, Situation, Verdict } from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import { evaluateTable, factsOf, RulesOverlapError } from '@relais/domain/decision-tables';
import { type EvaluationVerdict, factsToEvaluate, verdictGoesAgainst } from '@relais/domain/evaluation';
import type { CompiledPolicyTables, CompiledTables } from '@relais/domain/policy';
import type { CaseTransaction, LockedCase } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

interface Assessing {
  readonly step: StepRecord;
  readonly before: LockedCase;
  readonly body: RecordedStep['body'];
  readonly compiled: CompiledTables;
}

/** Null for a step without a verdict. */
export async function assessmentAdvice(rows: CaseTransaction, asked: Assessing): Promise<RecordedEvaluation | null> {
  const { step, before, body, compiled } = asked;
  const { event, snapshot, organisationId } = step;
  const { verdict, situation = null } = saidIn(event, body);
  if (verdict === undefined) return null;
  const { policyVersion: version } = before.rules;
  const { evaluation } = await compiled.of({ organisationId, version }, () => rows.policyTables(version));
  const dossier: Partial<Dossier> = (await rows.newestDossier())?.content ?? {};
  const facts = factsOf(factsToEvaluate({ profile: snapshot.context.profile, dossier, situation }, {}));
  const advised = answerOf(evaluation, facts);
  return { policyVersion: version, ...advised, against: verdictGoesAgainst(advised.verdict, verdict) };
}

interface Said {
  readonly verdict?: Verdict;
  readonly situation?: Situation | null;
}

/** A raise may bring its assessment; the words are gone once erased, and the verdict with them. */
function saidIn(event: StepRecord['event'], body: RecordedStep['body']): Said {
  if (event.type === 'raised') return (body?.assessment ?? {}) as Said;
  return event.type === 'assess' ? (event as Said) : {};
}

/** An organisation's table in which two rules fit advises nothing, and keeps no step from being recorded. */
function answerOf(table: CompiledPolicyTables['evaluation'], facts: ReturnType<typeof factsOf>) {
  try {
    const [hit] = evaluateTable(table, facts);
    return { verdict: (hit?.gives.verdict ?? null) as EvaluationVerdict | null, rule: hit?.rule ?? null };
  } catch (error) {
    if (error instanceof RulesOverlapError) return { verdict: null, rule: null };
    throw error;
  }
}
