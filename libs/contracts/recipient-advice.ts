// The question which team a case would go to, and its answer: pure advice, for a case that need not exist (domain.md §6).
import { z } from 'zod';
import { id } from './primitives';
import { profile } from './profile';

/** Body of `POST /v1/advice/recipient`: what the matrix asks about, with the defaults of a raise. */
export const recipientQuestion = () =>
  profile().pick({ category: true, type: true, level: true, tier: true, urgency: true, language: true });

/** `teamId` is null where no row takes the case at that level. */
export const recipientAnswer = () =>
  z.object({
    policyVersion: z.int(),
    teamId: id().nullable(),
    rule: z.string().nullable(),
    because: z.object({ fr: z.string(), en: z.string() }).nullable(),
  });
