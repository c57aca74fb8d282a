// Keeps the row of an arbitration: opened by a person or by the second return, settled by a person (domain.md §8).
import type { CommandBody } from '@relais/contracts';
import type { CaseTransaction } from '@relais/persistence';
import type { RecordedStep } from './recorded-step';

export async function syncArbitration(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step } = recorded;
  const wanted = step.snapshot.context.arbitration;
  if (step.event.type === 'settle_arbitration') await settle(rows, recorded);
  if (wanted === null || step.from === 'arbitrating' || step.snapshot.value !== 'arbitrating') return;
  const { question, policy, position } = wordsOfOpening(recorded);
  const opened = { openedStep: step.step, openedBy: wanted.openedBy, openedAt: step.at };
  const words = { question: question ?? null, policy: policy ?? null, position: position ?? null };
  const settled = { settledTo: null, teamId: null, userId: null, reason: null, customerMessage: null, settledBy: null, settledAt: null };
  await rows.insert('arbitration', [{ ...opened, ...words, ...settled }]);
}

function wordsOfOpening({ step, body }: RecordedStep): Partial<CommandBody<'open_arbitration'>> {
  return step.event.type === 'open_arbitration' ? ((body ?? {}) as Partial<CommandBody<'open_arbitration'>>) : {};
}

async function settle(rows: CaseTransaction, { step, actor, body }: RecordedStep): Promise<void> {
  const { to, userId, teamId } = step.event as unknown as Pick<CommandBody<'settle_arbitration'>, 'to' | 'userId' | 'teamId'>;
  const { reason, customerMessage } = (body ?? {}) as Partial<CommandBody<'settle_arbitration'>>;
  const open = (await rows.rows('arbitration')).find(({ settledAt }) => settledAt === null);
  if (!open) return;
  await rows.change('arbitration', {
    where: { openedStep: open.openedStep },
    to: {
      settledTo: to,
      userId,
      teamId,
      reason: reason ?? null,
      customerMessage: customerMessage ?? null,
      settledBy: actor.userId,
      settledAt: step.at,
    },
  });
}
