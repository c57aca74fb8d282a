// Keeps the rows of the message that ends an arbitration: every draft, who judged it, and whether it left (domain.md §8).
import type { CaseRow, CaseTransaction } from '@relais/persistence';
import { newestArbitration } from './arbitration-rows';
import type { RecordedStep } from './recorded-step';
import { wordsAndCodes } from './words';

type Message = CaseRow<'arbitrationMessage'>;

export async function syncSettlementMessage(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step } = recorded;
  if (step.effects.some(({ type, params }) => type === 'note' && params.kind === 'message_superseded'))
    await end(rows, { status: 'superseded' });
  if (step.event.type === 'validate_message') await judge(rows, recorded);
  if (step.event.type === 'settle_arbitration' || step.event.type === 'redraft_message') await draft(rows, recorded);
}

async function draft(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step, actor } = recorded;
  const { commandId } = step.event;
  const { settlementMessage } = step.snapshot.context;
  const openedStep = await newestArbitration(rows);
  // A settlement recorded before there was a message has none.
  if (!settlementMessage || commandId === undefined || openedStep === null) return;
  await end(rows, { status: 'redrafted' });
  const { customerMessage } = wordsAndCodes<'redraft_message'>(recorded);
  const written = { writtenBy: actor.userId, writtenAt: step.at, judgedBy: null, judgedAt: null, reason: null };
  const { nextUpdateAt } = settlementMessage;
  const text = customerMessage?.text ?? null;
  await rows.insert('arbitrationMessage', [{ ...written, id: commandId, openedStep, text, nextUpdateAt, status: 'waiting' }]);
}

async function judge(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { validated, reason = null } = wordsAndCodes<'validate_message'>(recorded);
  const status = validated ? 'validated' : 'refused';
  await end(rows, { status, reason, judgedBy: recorded.actor.userId, judgedAt: recorded.step.at });
}

const end = (rows: CaseTransaction, to: Partial<Message>): Promise<number> =>
  rows.change('arbitrationMessage', { where: { status: 'waiting' }, to });
