// Keeps the rows of an arbitration: opened by a person or by the second return, argued by teams, settled by a person (domain.md §8).
import type { CaseRow, CaseTransaction } from '@relais/persistence';
import { newestArbitration } from './arbitration-rows';
import { deciderFor } from './decider';
import type { RecordedStep } from './recorded-step';
import { syncSettlementMessage } from './settlement-messages';
import { wordsAndCodes } from './words';

export async function syncArbitration(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step } = recorded;
  const { arbitration: open, ownerId } = step.snapshot.context;
  if (step.event.type === 'settle_arbitration') await settle(rows, recorded);
  if (open !== null && step.from !== 'arbitrating') await begin(rows, recorded);
  if (open !== null && step.event.type === 'reassign') await changeOpen(rows, { ownerId });
  if (step.event.type === 'open_arbitration' || step.event.type === 'state_position') await argue(rows, recorded);
  await syncSettlementMessage(rows, recorded);
}

async function begin(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step } = recorded;
  const { arbitration, ownerId, due } = step.snapshot.context;
  const isAsked = step.event.type === 'open_arbitration';
  await rows.insert('arbitration', [
    {
      openedStep: step.step,
      openedBy: arbitration?.openedBy ?? 'decision',
      openedAt: step.at,
      question: (isAsked && wordsAndCodes<'open_arbitration'>(recorded).question) || null,
      ownerId,
      deciderId: (await deciderFor(rows, recorded))?.id ?? null,
      deadlineAt: due.arbitration ?? null,
      ...unsettled,
    },
  ]);
}

const unsettled = {
  settledTo: null,
  teamId: null,
  userId: null,
  option: null,
  reason: null,
  appliedPolicy: null,
  appliedMargin: null,
  settledBy: null,
  settledAt: null,
};

async function argue(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const { step, actor } = recorded;
  const { commandId } = step.event;
  const openedStep = await newestArbitration(rows);
  if (commandId === undefined || openedStep === null) return;
  const {
    teamId,
    position = null,
    policy = null,
    margin = null,
    objective = null,
    options = [],
  } = wordsAndCodes<'state_position'>(recorded);
  const stated = { id: commandId, openedStep, statedBy: actor.userId, statedAt: step.at };
  // Whoever opens an arbitration speaks for the team that has the case.
  const team = teamId ?? step.snapshot.context.recipient?.teamId ?? null;
  await rows.insert('arbitrationPosition', [{ ...stated, teamId: team, position, policy, margin, objective }]);
  await rows.insert(
    'arbitrationOption',
    options.map(({ cost, ...words }, index) => ({ ...noWords, ...words, ...cost, positionId: commandId, number: index + 1 })),
  );
}

const noWords = { label: null, delay: null, risk: null };

async function settle(rows: CaseTransaction, recorded: RecordedStep): Promise<void> {
  const settlement = wordsAndCodes<'settle_arbitration'>(recorded);
  const { to: settledTo, userId, teamId, option = null, reason = null, policy = null, margin = null } = settlement;
  const words = { reason, appliedPolicy: policy, appliedMargin: margin };
  const settled = { settledBy: recorded.actor.userId, settledAt: recorded.step.at };
  await changeOpen(rows, { settledTo, userId, teamId, option, ...words, ...settled });
}

async function changeOpen(rows: CaseTransaction, to: Partial<CaseRow<'arbitration'>>): Promise<void> {
  const open = (await rows.rows('arbitration')).find(({ settledAt }) => settledAt === null);
  if (open) await rows.change('arbitration', { where: { openedStep: open.openedStep }, to });
}
