// Answers what a step asks that only needs a read, in the order asked: does the dossier pass, and who is the recipient (design.md §2).
import type { AnswerMessage, Dossier } from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import { gate } from '@relais/domain/dossier';
import type { CompiledTables } from '@relais/domain/policy';
import type { CaseTransaction, LockedCase } from '@relais/persistence';
import { findRecipient, type RecipientSearch } from './recipient';

export interface AnswerStep {
  readonly step: StepRecord;
  readonly before: LockedCase;
  /** One for each recipient that the step asks for, in the order asked. */
  readonly searches: readonly RecipientSearch[];
  readonly compiled: CompiledTables;
  /** A step recorded again is answered, and nothing is written. */
  readonly isFirstTime: boolean;
}

export async function answers(rows: CaseTransaction, asked: AnswerStep): Promise<AnswerMessage[]> {
  const searches = [...asked.searches];
  const found: AnswerMessage[] = [];
  for (const effect of asked.step.effects) {
    if (effect.type !== 'ask' || effect.params.what === 'action') continue;
    found.push(
      effect.params.what === 'gate'
        ? await askGate(rows, { asked, short: effect.params.short })
        : recipientAnswer(searches.shift() ?? null),
    );
  }
  return found;
}

/** Who takes the case, for each time that the step asks; found before the step is written, so that the timeline can say who was passed over. */
export async function searches(rows: CaseTransaction, { step, before }: Pick<AnswerStep, 'step' | 'before'>): Promise<RecipientSearch[]> {
  const { profile } = step.snapshot.context;
  const { matrix } = before.rules.policy;
  const found: RecipientSearch[] = [];
  for (const effect of step.effects) {
    if (effect.type !== 'ask' || effect.params.what !== 'recipient') continue;
    const { level, chosen } = effect.params;
    found.push(await findRecipient(rows, { matrix, profile, level, chosen, at: step.at }));
  }
  return found;
}

const recipientAnswer = (search: RecipientSearch | null): AnswerMessage =>
  search?.recipient ? { type: 'recipient_found', recipient: search.recipient } : { type: 'recipient_missing' };

async function askGate(rows: CaseTransaction, { asked, short }: { asked: AnswerStep; short: boolean }): Promise<AnswerMessage> {
  const { organisationId, snapshot } = asked.step;
  const { policyVersion: version } = asked.before.rules;
  const { dossier: table } = await asked.compiled.of({ organisationId, version }, () => rows.policyTables(version));
  const missing = gate(await currentDossier(rows), { short, profile: snapshot.context.profile, table });
  if (asked.isFirstTime) await rows.writeCase({ missing });
  return { type: 'gate_answered', missing: missing.length };
}

/** The newest version with the facts and the evidence that were added one by one; an erased one lacks everything. */
async function currentDossier(rows: CaseTransaction): Promise<Dossier> {
  const newest = await rows.newestDossier();
  const added = (await rows.rows('fact')).map(({ happenedAt, text }) => ({ at: happenedAt, text: text ?? '' }));
  const content = newest?.content ?? ({} as Dossier);
  const attached = (await rows.rows('evidence')).map(({ kind, label, link }) => ({ kind, label: label ?? '', link: link ?? '' }));
  return {
    ...content,
    facts: [...(content.facts ?? []), ...added] as Dossier['facts'],
    evidence: [...(content.evidence ?? []), ...attached] as Dossier['evidence'],
  };
}
