// Answers what a step asks that only needs a read, in the order asked: does the dossier pass, and who is the recipient (design.md §2).
import type { AnswerMessage, Ask, Dossier } from '@relais/contracts';
import type { StepRecord } from '@relais/contracts/temporal';
import { gate } from '@relais/domain/dossier';
import type { CaseTransaction, LockedCase } from '@relais/persistence';
import { findRecipient } from './recipient';

export interface AnswerStep {
  readonly step: StepRecord;
  readonly before: LockedCase;
  /** A step recorded again is answered, and nothing is written. */
  readonly isFirstTime: boolean;
}

export async function answers(rows: CaseTransaction, asked: AnswerStep): Promise<AnswerMessage[]> {
  const found: AnswerMessage[] = [];
  for (const effect of asked.step.effects) {
    if (effect.type !== 'ask' || effect.params.what === 'action') continue;
    found.push(
      effect.params.what === 'gate'
        ? await askGate(rows, { asked, short: effect.params.short })
        : await askRecipient(rows, { asked, question: effect.params }),
    );
  }
  return found;
}

async function askGate(rows: CaseTransaction, { asked, short }: { asked: AnswerStep; short: boolean }): Promise<AnswerMessage> {
  const missing = gate(await currentDossier(rows), { short });
  if (asked.isFirstTime) await rows.writeCase({ missing });
  return { type: 'gate_answered', missing: missing.length };
}

/** The newest version with the facts that were added one by one; an erased one lacks everything. */
async function currentDossier(rows: CaseTransaction): Promise<Dossier> {
  const versions = await rows.rows('dossier');
  const newest = versions.sort((one, other) => other.version - one.version)[0];
  const added = (await rows.rows('fact')).map(({ happenedAt, text }) => ({ at: happenedAt, text: text ?? '' }));
  const content = newest?.content ?? ({} as Dossier);
  return { ...content, facts: [...(content.facts ?? []), ...added] as Dossier['facts'] };
}

async function askRecipient(
  rows: CaseTransaction,
  { asked, question }: { asked: AnswerStep; question: Extract<Ask['params'], { what: 'recipient' }> },
): Promise<AnswerMessage> {
  const { profile } = asked.step.snapshot.context;
  const { matrix } = asked.before.rules.policy;
  const recipient = findRecipient(await rows.roster(), { matrix, profile, level: question.level, chosen: question.chosen });
  return recipient ? { type: 'recipient_found', recipient } : { type: 'recipient_missing' };
}
