// Lays out one arbitration, instants in ISO 8601, and says which position of a team is its current one.
import type { ArbitrationView } from '@relais/contracts';
import type { StoredArbitration } from '@relais/persistence';
import { iso, isoOrNull } from '../escalations/case-presentation';

export function presentArbitration(stored: StoredArbitration): ArbitrationView {
  const { openedAt, openedBy, question, deciderId, ownerId, deadlineAt, positions } = stored;
  return {
    ...{ openedAt: iso(openedAt), openedBy, question, deciderId, ownerId, deadlineAt: isoOrNull(deadlineAt) },
    positions: positions.map(({ id, teamId, position, policy, margin, objective, statedBy, statedAt }) => ({
      teamId,
      isCurrent: positions.findLast((other) => other.teamId === teamId)?.id === id,
      ...{ position, policy, margin, objective, statedBy },
      statedAt: iso(statedAt),
    })),
    options: stored.options.map(({ number, label, amountMinor, currency, delay, risk }) => ({
      ...{ number, label, delay, risk },
      cost: { amountMinor, currency: currency as ArbitrationView['options'][number]['cost']['currency'] },
    })),
    settlement: settlementOf(stored),
    messages: stored.messages.map(({ status, text, nextUpdateAt, writtenBy, writtenAt, judgedBy, judgedAt, reason }) => ({
      ...{ status, text, writtenBy, judgedBy, reason },
      nextUpdateAt: isoOrNull(nextUpdateAt),
      writtenAt: iso(writtenAt),
      judgedAt: isoOrNull(judgedAt),
    })),
  };
}

function settlementOf(stored: StoredArbitration): ArbitrationView['settlement'] {
  const { settledTo: to, userId, teamId, option, reason, appliedPolicy: policy, appliedMargin: margin, settledBy, settledAt } = stored;
  if (to === null || userId === null || teamId === null || settledAt === null) return null;
  return { to, userId, teamId, option, reason, policy, margin, settledBy, settledAt: iso(settledAt) };
}
