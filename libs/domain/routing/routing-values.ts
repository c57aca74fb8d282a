// What each column of the escalation matrix may ask for (domain.md §6).
import type { Category, EscalationType, Language, Level, Tier, Urgency } from '@relais/contracts';

/** Spelled out: the lists of contracts are values of another room, and the compiler checks these against them. */
const all = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] => Object.keys(words) as Word[];

const levels: readonly Level[] = [1, 2, 3, 4];

export const routingValues = {
  category: all<Category>({
    technical: true,
    billing: true,
    legal: true,
    security: true,
    reputation: true,
    vip: true,
    recurrence: true,
    decision_blocked: true,
  }),
  type: all<EscalationType>({ functional: true, hierarchical: true, external: true }),
  level: levels,
  tier: all<Tier>({ standard: true, vip: true }),
  urgency: all<Urgency>({ immediate: true, '24h': true, '72h': true }),
  language: all<Language>({ fr: true, en: true }),
};
