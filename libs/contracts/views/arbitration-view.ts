// What people read of the arbitrations of a case: who holds what, the options, who settles it by when, and the message that ends it (domain.md §8).
import { z } from 'zod';
import { currency, id, instantOut } from '../primitives';

const words = () => z.string().nullable().describe('null where erased or masked');

const position = () =>
  z.object({
    teamId: id().nullable(),
    isCurrent: z.boolean().describe('false once the same team has stated another'),
    position: words(),
    policy: words(),
    margin: words(),
    objective: words(),
    statedBy: id().nullable(),
    statedAt: instantOut(),
  });

const option = () =>
  z.object({
    number: z.int(),
    label: words(),
    cost: z.object({ amountMinor: z.int().nullable().describe('null where masked'), currency: currency() }),
    delay: words(),
    risk: words(),
  });

const settlement = () =>
  z.object({
    to: z.enum(['recipient', 'decider']),
    userId: id(),
    teamId: id(),
    option: z.int().nullable(),
    reason: words(),
    policy: words(),
    margin: words(),
    settledBy: id().nullable(),
    settledAt: instantOut(),
  });

const message = () =>
  z.object({
    status: z.enum(['waiting', 'refused', 'redrafted', 'validated', 'superseded']).describe('superseded: overtaken before it left'),
    text: words(),
    nextUpdateAt: instantOut().nullable(),
    writtenBy: id().nullable(),
    writtenAt: instantOut(),
    judgedBy: id().nullable(),
    judgedAt: instantOut().nullable(),
    reason: words(),
  });

export const arbitrationView = () =>
  z.object({
    openedAt: instantOut(),
    openedBy: z.enum(['decision', 'returns']),
    question: words(),
    deciderId: id().nullable().describe('the one who is asked to settle it; another manager or the direction may'),
    ownerId: id().nullable(),
    deadlineAt: instantOut().nullable().describe('then whoever settles is reminded'),
    positions: z.array(position()).describe('in the order in which they were stated'),
    options: z.array(option()).describe('those that were proposed last'),
    settlement: settlement().nullable(),
    messages: z.array(message()).describe('every draft of the message that ends it, oldest first'),
  });
export type ArbitrationView = z.output<ReturnType<typeof arbitrationView>>;
